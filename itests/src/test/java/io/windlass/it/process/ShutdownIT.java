package io.windlass.it.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.windlass.it.support.Await;
import io.windlass.it.support.Envelopes;
import io.windlass.it.support.RunningService;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.Test;

/** The end of the service, as a client sees it whose request is under way. */
public class ShutdownIT {
  private static final String SINGLETON =
      "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/Win32_LocalTime";

  @Test
  public void aRequestUnderWayAtSigtermIsAnswered() throws Exception {
    try (RunningService service = RunningService.start()) {
      String answer = askAcrossTheEnd(service);
      assertTrue(answer, answer.startsWith("HTTP/1.1 200 "));
      assertTrue(answer, answer.contains("<p:Year>"));
      assertEquals(143, service.process().awaitExit());
    }
  }

  /** Half of the request, then SIGTERM, then the other half as soon as the port is closed. */
  private static String askAcrossTheEnd(RunningService service) throws Exception {
    byte[] body = Envelopes.get(SINGLETON).getBytes(StandardCharsets.UTF_8);
    String credentials =
        Base64.getEncoder()
            .encodeToString(
                (RunningService.USER + ":" + RunningService.PASSWORD)
                    .getBytes(StandardCharsets.UTF_8));
    String head =
        "POST /wsman HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic "
            + credentials
            + "\r\nContent-Type: application/soap+xml;charset=UTF-8\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    try (Socket socket = connect(service)) {
      socket.setSoTimeout(30_000);
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.UTF_8));
      out.write(body, 0, 10);
      out.flush();
      // Somebody later is answered, so the first half has long been read.
      assertEquals(200, service.administrator().post(Envelopes.get(SINGLETON)).statusCode());
      service.process().requestEnd();
      Await.until("the port closes", Duration.ofSeconds(20), () -> !accepts(service));
      out.write(body, 10, body.length - 10);
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static boolean accepts(RunningService service) {
    try (Socket socket = connect(service)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static Socket connect(RunningService service) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), service.port());
  }
}
