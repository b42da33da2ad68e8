package io.windlass.wsman.automation;

import io.windlass.wsman.client.HttpStatusException;
import io.windlass.wsman.client.NotReachableException;
import io.windlass.wsman.client.TlsRefusedException;
import io.windlass.wsman.client.WsmanFault;
import io.windlass.wsman.client.WsmanFaultException;
import io.windlass.wsman.client.XmlText;
import java.io.IOException;
import java.net.SocketTimeoutException;

/** What the property Error of an object says: the failure of its last call, or nothing. */
final class LastError {
  static final long ACCESS_DENIED = 5;
  static final long INVALID_PARAMETER = 87;
  static final long NO_MORE_ITEMS = 259;
  private static final long DESTINATION_UNREACHABLE = 0x80338012L;
  private static final long INTERNAL_ERROR = 0x80338000L + 0x2B;
  private static final long NETWORK_TIMED_OUT = 0x80338126L;
  private static final long SECURE_FAILURE = 12175;

  private final String source;
  private String xml = "";

  /** A call that may fail. */
  interface Call<T> {
    T run() throws IOException;
  }

  LastError(String source) {
    this.source = source;
  }

  String xml() {
    return xml;
  }

  /** Runs a call; its failure is kept and thrown as scripts know it. */
  <T> T watch(Call<T> call) {
    xml = "";
    try {
      return call.run();
    } catch (WsmanFaultException failed) {
      throw failed(failed);
    } catch (IOException failed) {
      throw failed(number(failed), failed);
    } catch (IllegalArgumentException | IllegalStateException wrong) {
      throw failed(INVALID_PARAMETER, wrong);
    }
  }

  private AutomationException failed(WsmanFaultException failure) {
    WsmanFault fault = failure.fault();
    long code = fault.wsmanCode() < 0 ? INTERNAL_ERROR : fault.wsmanCode();
    String text = fault.message().isEmpty() ? failure.getMessage() : fault.message();
    xml =
        fault.wsmanFault() == null
            ? xml(code, fault.machine(), failure.getMessage())
            : fault.wsmanFault().toXml();
    return new AutomationException(code, text, source, failure);
  }

  AutomationException failed(long number, Exception failure) {
    String text = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    xml = xml(number, "", text);
    return new AutomationException(number, text, source, failure);
  }

  private static long number(IOException failure) {
    if (failure instanceof HttpStatusException status) {
      return status.status() == 401 || status.status() == 403
          ? ACCESS_DENIED
          : DESTINATION_UNREACHABLE;
    }
    if (failure instanceof TlsRefusedException) {
      return SECURE_FAILURE;
    }
    if (failure.getCause() instanceof SocketTimeoutException) {
      return NETWORK_TIMED_OUT;
    }
    return failure instanceof NotReachableException ? DESTINATION_UNREACHABLE : INTERNAL_ERROR;
  }

  /** As a service of Windows would say it. */
  private static String xml(long code, String machine, String message) {
    return "<f:WSManFault xmlns:f=\"http://schemas.microsoft.com/wbem/wsman/1/wsmanfault\" Code=\""
        + (code & 0xFFFFFFFFL)
        + "\" Machine=\""
        + XmlText.escaped(machine)
        + "\"><f:Message>"
        + XmlText.escaped(printable(message))
        + "</f:Message></f:WSManFault>";
  }

  /** What cannot stand in XML comes from outside, and is not worth a second failure. */
  private static String printable(String message) {
    return message.replaceAll("[\\p{Cntrl}\\uFFFE\\uFFFF&&[^\\n\\t]]", "?");
  }
}
