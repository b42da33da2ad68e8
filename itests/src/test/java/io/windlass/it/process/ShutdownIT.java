package io.windlass.it.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.windlass.it.support.Await;
import io.windlass.it.support.Envelopes;
import io.windlass.it.support.ServiceProcess;
import io.windlass.it.support.UnpackedDistribution;
import io.windlass.it.support.WsmanHttp;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.Test;

/** The end of the service, as a client sees it whose request is under way. */
public class ShutdownIT {
  private static final String SINGLETON =
      "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/Win32_LocalTime";

  @Test
  public void aRequestUnderWayAtSigtermIsAnswered() throws Exception {
    try (UnpackedDistribution distribution = UnpackedDistribution.unpack()) {
      Path base = distribution.newBase("shutdown");
      Files.createDirectories(base.resolve("etc"));
      Path listener = base.resolve("etc/io.windlass.wsman.listener-a.cfg");
      Files.writeString(listener, "transport=HTTP\naddress=127.0.0.1\nport=0\n");
      distribution.windlassWith(
          "secret\n", "user", "add", "admin", "--admin", "--password-stdin", "--base", "" + base);
      try (ServiceProcess service = ServiceProcess.start(distribution.home(), base)) {
        String ready = service.awaitLine("ready ");
        URI uri = URI.create(ready.substring("ready ".length(), ready.indexOf(',')));
        String answer = askAcrossTheEnd(uri, service);
        assertTrue(answer, answer.startsWith("HTTP/1.1 200 "));
        assertTrue(answer, answer.contains("<p:Year>"));
        assertEquals(143, service.awaitExit());
      }
    }
  }

  /** Half of the request, then SIGTERM, then the other half as soon as the port is closed. */
  private static String askAcrossTheEnd(URI uri, ServiceProcess service) throws Exception {
    byte[] body = Envelopes.get(SINGLETON).getBytes(StandardCharsets.UTF_8);
    String credentials = Base64.getEncoder().encodeToString("admin:secret".getBytes());
    String head =
        "POST /wsman HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic "
            + credentials
            + "\r\nContent-Type: application/soap+xml;charset=UTF-8\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(30_000);
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.UTF_8));
      out.write(body, 0, 10);
      out.flush();
      // Somebody later is answered, so the first half has long been read.
      WsmanHttp other = WsmanHttp.basic(uri.getPort(), "admin", "secret");
      assertEquals(200, other.post(new String(body, StandardCharsets.UTF_8)).statusCode());
      service.requestEnd();
      Await.until("the port closes", Duration.ofSeconds(20), () -> !accepts(uri));
      out.write(body, 10, body.length - 10);
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static boolean accepts(URI uri) {
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
