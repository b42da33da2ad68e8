package io.windlass.wsman.http.jetty;

import static io.windlass.wsman.http.jetty.TestHost.SOAP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.auth.users.UserFile;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every action with every kind of credential that is none: refused, and nothing gets as far as the
 * engine, behind which the providers are.
 */
@Timeout(60)
class AttackListTest {
  private static final String TRANSFER = "http://schemas.xmlsoap.org/ws/2004/09/transfer/";
  private static final String ENUMERATION = "http://schemas.xmlsoap.org/ws/2004/09/enumeration/";
  private static final String EVENTING = "http://schemas.xmlsoap.org/ws/2004/08/eventing/";
  private static final String SHELL = "http://schemas.microsoft.com/wbem/wsman/1/windows/shell/";

  @TempDir Path directory;
  private NtlmHost ntlm;
  private ServerConnector port;

  @BeforeEach
  void start() throws Exception {
    ntlm = new NtlmHost(directory);
    port = ntlm.strict;
  }

  @AfterEach
  void stop() throws Exception {
    ntlm.close();
  }

  private static String message(String action) {
    return "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\""
        + " xmlns:a=\"http://schemas.xmlsoap.org/ws/2004/08/addressing\"><s:Header><a:Action>"
        + action
        + "</a:Action></s:Header><s:Body/></s:Envelope>";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        TRANSFER + "Get",
        TRANSFER + "Put",
        TRANSFER + "Create",
        TRANSFER + "Delete",
        ENUMERATION + "Enumerate",
        ENUMERATION + "Pull",
        ENUMERATION + "Release",
        ENUMERATION + "Renew",
        ENUMERATION + "GetStatus",
        EVENTING + "Subscribe",
        EVENTING + "Unsubscribe",
        EVENTING + "Renew",
        SHELL + "Command",
        SHELL + "Send",
        SHELL + "Receive",
        SHELL + "Signal",
        "http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd/Identify",
        "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/Win32_Process/Create",
        "urn:nobody-knows-it"
      })
  void noActionIsReachedByWhatIsNoCredential(String action) throws Exception {
    String text = message(action);
    Map<String, String> headers =
        Map.of(
            "no", "",
            "empty", "Authorization: \r\n",
            "malformed", "Authorization: Negotiate TlRMTVNTUAADAAAA\r\n",
            "unknown scheme", "Authorization: Bearer x\r\n");
    for (Map.Entry<String, String> header : headers.entrySet()) {
      try (NtlmTalker nobody = new NtlmTalker(port)) {
        assertEquals(
            401,
            nobody.wire.post("/wsman", header.getValue() + SOAP, text).status(),
            header.getKey());
      }
    }
    halfDone(text);
    bitFlipped(text);
    reordered(text);
    ofAnotherConnection(text);
    assertTrue(ntlm.host.engine.requests.isEmpty());
    replayed(text);
    expired(text);
  }

  private void halfDone(String text) throws Exception {
    try (NtlmTalker alice = new NtlmTalker(port)) {
      alice.proof();
      assertEquals(401, alice.wire.post("/wsman", SOAP, text).status());
    }
  }

  private void bitFlipped(String text) throws Exception {
    try (NtlmTalker alice = new NtlmTalker(port).logOn()) {
      byte[] sealed = alice.sealed(text);
      sealed[sealed.length - 60] ^= 1;
      assertEquals(400, alice.post(sealed).status());
    }
  }

  private void reordered(String text) throws Exception {
    try (NtlmTalker alice = new NtlmTalker(port).logOn()) {
      alice.sealed(text);
      assertEquals(400, alice.post(alice.sealed(text)).status());
    }
  }

  private void ofAnotherConnection(String text) throws Exception {
    try (NtlmTalker alice = new NtlmTalker(port).logOn();
        NtlmTalker other = new NtlmTalker(port)) {
      assertEquals(401, other.post(alice.sealed(text)).status());
    }
    try (NtlmTalker alice = new NtlmTalker(port);
        NtlmTalker other = new NtlmTalker(port)) {
      assertEquals(401, other.send(alice.proof()).status());
      assertEquals(401, other.wire.post("/wsman", SOAP, text).status());
    }
  }

  private void replayed(String text) throws Exception {
    try (NtlmTalker alice = new NtlmTalker(port).logOn()) {
      byte[] sealed = alice.sealed(text);
      assertEquals(200, alice.post(sealed).status());
      assertEquals(400, alice.post(sealed).status());
    }
    assertEquals(1, ntlm.host.engine.requests.size());
    ntlm.host.engine.requests.clear();
  }

  /** The account is taken away while its connection lives. */
  private void expired(String text) throws Exception {
    try (NtlmTalker alice = new NtlmTalker(port).logOn()) {
      new UserFile(directory)
          .update(
              users -> {
                users.remove("alice");
                return users;
              });
      long end = System.nanoTime() + 5_000_000_000L;
      int status = 200;
      while (status == 200 && System.nanoTime() < end) {
        ntlm.host.engine.requests.clear();
        status = alice.post(alice.sealed(text)).status();
      }
      assertEquals(401, status);
    }
    assertTrue(ntlm.host.engine.requests.isEmpty());
  }
}
