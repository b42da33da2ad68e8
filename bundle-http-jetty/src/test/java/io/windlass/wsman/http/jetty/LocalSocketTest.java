package io.windlass.wsman.http.jetty;

import static io.windlass.wsman.http.jetty.TestHost.SOAP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.core.endpoint.TransportReport;
import io.windlass.wsman.core.endpoint.WsmanRequest;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LocalSocketTest {
  @TempDir Path temp;
  private Framework framework;
  private Transports transports;
  private TestHost host;

  @BeforeEach
  void start() throws Exception {
    framework = new Framework(temp.resolve("felix"));
    transports = new Transports(framework.context());
    host = new TestHost();
  }

  @AfterEach
  void stop() throws Exception {
    host.close();
    transports.close();
    framework.close();
  }

  private static RawClient connect(Path path) throws Exception {
    SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
    return new RawClient(
        channel, Channels.newInputStream(channel), Channels.newOutputStream(channel));
  }

  private LocalSocket open(Path directory) {
    LocalSocket socket = new LocalSocket(host.server, transports.entry(), directory, "");
    socket.open();
    return socket;
  }

  private Object property(String name) {
    return framework.context().getServiceReference(TransportReport.class).getProperty(name);
  }

  @Test
  void knowsItsOwnUserWithoutAPassword() throws Exception {
    LocalSocket socket = open(temp.resolve("data"));
    Path path = temp.resolve("data/wsman.sock");
    assertEquals(path.toString(), property("wsman.local.socket"));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
    try (RawClient client = connect(path)) {
      assertEquals("<e/>", client.post("/wsman", SOAP, "<e/>").body());
      WsmanRequest request = host.engine.requests.poll(5, TimeUnit.SECONDS);
      assertEquals(System.getProperty("user.name"), request.caller().getName());
      assertEquals("Local", request.caller().authScheme());
      assertTrue(request.caller().isInRole(Caller.ADMINISTRATORS));
      assertEquals("localhost", request.localHost());
      assertEquals("local", request.remoteAddress());
      assertEquals(404, client.post("/app", SOAP, "<e/>").status(), "no web applications here");
    }
    socket.close();
    assertFalse(Files.exists(path));
    assertNull(property("wsman.local.socket"));
  }

  @Test
  void letsTheMembersOfItsGroupIn() throws Exception {
    Path directory = temp.resolve("run");
    String group = Files.readAttributes(temp, PosixFileAttributes.class).group().getName();
    LocalSocket socket = new LocalSocket(host.server, transports.entry(), directory, group);
    socket.open();
    Path path = directory.resolve("wsman.sock");
    assertEquals("rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
    assertEquals(
        "rwxr-x---", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));
    try (RawClient client = connect(path)) {
      assertEquals("<e/>", client.post("/wsman", SOAP, "<e/>").body());
    }
    socket.close();
  }

  @Test
  void saysThatThereIsNoSuchGroup() throws Exception {
    LocalSocket socket =
        new LocalSocket(host.server, transports.entry(), temp.resolve("run"), "no-such-group");
    socket.open();
    String[] failures = (String[]) property("wsman.listener.failures");
    assertTrue(failures[0].contains("there is no group no-such-group"), failures[0]);
    socket.close();
  }

  @Test
  void takesThePlaceOfADeadProcessButNotOfALivingOne() throws Exception {
    Path path = temp.resolve("wsman.sock");
    try (ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      other.bind(UnixDomainSocketAddress.of(path));
      open(temp).close();
      String[] failures = (String[]) property("wsman.listener.failures");
      assertEquals(0, failures.length, "gone with its listener");
      LocalSocket refused = open(temp);
      failures = (String[]) property("wsman.listener.failures");
      assertTrue(failures[0].contains("another process answers"), failures[0]);
      refused.close();
      assertTrue(Files.exists(path));
    }
    assertTrue(Files.exists(path), "stale");
    LocalSocket socket = open(temp);
    try (RawClient client = connect(path)) {
      assertEquals(200, client.post("/wsman", SOAP, "<e/>").status());
    }
    socket.close();
  }

  @Test
  void saysWhenThePathIsTooLong() throws Exception {
    LocalSocket socket = open(temp.resolve("x".repeat(120)));
    String[] failures = (String[]) property("wsman.listener.failures");
    assertTrue(failures[0].contains("107 bytes"), failures[0]);
    socket.close();
  }
}
