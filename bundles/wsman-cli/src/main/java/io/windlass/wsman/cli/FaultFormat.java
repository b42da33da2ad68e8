package io.windlass.wsman.cli;

import io.windlass.wsman.client.WsmanFault;
import io.windlass.wsman.client.XmlElement;
import java.util.Locale;
import java.util.Map;

/** Writes a fault as {@code winrm} does, and what a fault without a number has instead. */
final class FaultFormat {
  private FaultFormat() {}

  static String format(WsmanFault fault) {
    StringBuilder out = new StringBuilder(512);
    XmlElement detail = fault.wsmanFault();
    boolean structured =
        detail != null
            && !detail.children("Message").isEmpty()
            && !detail.children("Message").get(0).children().isEmpty();
    if (structured) {
      // Code and Machine are told below and above; the text shows the message only.
      out.append(TextFormat.format(detail.withText(Map.of(), "")));
    } else {
      out.append("WSManFault\n    Message = ").append(harmless(fault.message())).append('\n');
    }
    out.append('\n');
    long code = fault.wsmanCode();
    if (code >= 0) {
      out.append("Error number:  ").append((int) code).append(' ').append(hex(code)).append('\n');
    } else {
      out.append("Fault:  ").append(harmless(fault.subcodeName())).append('\n');
    }
    if (!fault.detailUri().isEmpty() && code < 0) {
      out.append("Detail:  ").append(harmless(fault.detailUri())).append('\n');
    }
    String text = fault.reason().isEmpty() ? fault.message() : fault.reason();
    return out.append(harmless(text)).append('\n').toString();
  }

  private static String harmless(String text) {
    StringBuilder out = new StringBuilder(text.length());
    TextFormat.appendHarmless(text, out);
    return out.toString();
  }

  static String hex(long code) {
    String digits = Long.toHexString(code & 0xFFFFFFFFL).toUpperCase(Locale.ROOT);
    return code > 0xFFFF ? "0x" + "00000000".substring(digits.length()) + digits : "0x" + digits;
  }
}
