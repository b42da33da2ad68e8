package io.windlass.wsman.http.jetty;

import static io.windlass.wsman.http.jetty.TestHost.SOAP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.auth.kerberos.KerberosService;
import io.windlass.wsman.auth.negotiate.NegotiateScheme;
import io.windlass.wsman.auth.users.Accounts;
import io.windlass.wsman.auth.users.NtSecrets;
import io.windlass.wsman.auth.users.PasswordHash;
import io.windlass.wsman.auth.users.UserFile;
import io.windlass.wsman.auth.users.UserRecord;
import io.windlass.wsman.security.ChannelBinding;
import io.windlass.wsman.security.multipart.EncryptedMessages;
import io.windlass.wsman.security.multipart.EncryptedMessages.Message;
import io.windlass.wsman.security.multipart.Protocol;
import io.windlass.wsman.security.ntlm.NtlmCrypto;
import io.windlass.wsman.security.ntlm.NtlmInitiator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to sealed messages on a connection, and to those that somebody has touched. */
@Timeout(60)
class SealedMessagesTest {
  private static final String PASSWORD = "s3cret";

  @TempDir Path directory;
  private TestHost host;
  private ServerConnector strict;
  private ServerConnector lenient;

  /** A client that has logged on. */
  private static final class Talker implements AutoCloseable {
    final RawClient wire;
    final NtlmInitiator ntlm;
    EncryptedMessages seal;

    Talker(ServerConnector port) throws Exception {
      this(port, "alice", PASSWORD);
    }

    Talker(ServerConnector port, String user, String password) throws Exception {
      wire = new RawClient(port);
      ntlm = new NtlmInitiator(user, password, ChannelBinding.NONE, "HTTP/test");
    }

    Talker logOn() throws Exception {
      assertEquals(200, send(proof()).status());
      seal = new EncryptedMessages(Protocol.SPNEGO, ntlm.protection());
      return this;
    }

    byte[] proof() throws Exception {
      RawClient.Reply challenge = send(ntlm.step(new byte[0]));
      assertEquals(401, challenge.status());
      String token = challenge.header("WWW-Authenticate").substring("Negotiate ".length());
      return ntlm.step(Base64.getDecoder().decode(token));
    }

    RawClient.Reply send(byte[] token) throws Exception {
      String authorization =
          "Authorization: Negotiate " + Base64.getEncoder().encodeToString(token) + "\r\n";
      return wire.post("/wsman", authorization, "");
    }

    byte[] sealed(String text) throws Exception {
      return seal.close(
              new Message(
                  "application/soap+xml;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8)))
          .body();
    }

    RawClient.Reply post(byte[] body) throws Exception {
      wire.send(
          RawClient.head(
              "/wsman",
              "Content-Type: "
                  + "multipart/encrypted;protocol=\"application/HTTP-SPNEGO-session-encrypted\";"
                  + "boundary=\"Encrypted Boundary\"\r\nContent-Length: "
                  + body.length
                  + "\r\n"));
      return wire.send(body).read();
    }

    @Override
    public void close() throws Exception {
      wire.close();
    }
  }

  @BeforeEach
  void start() throws Exception {
    String secret = new NtSecrets(directory).seal("alice", NtlmCrypto.ntHash(PASSWORD));
    new UserFile(directory)
        .update(
            users -> {
              users.put(
                  "alice", new UserRecord("alice", Set.of(), PasswordHash.unmatchable(), secret));
              users.put("bob", new UserRecord("bob", Set.of(), PasswordHash.unmatchable()));
              return users;
            });
    Accounts accounts = new Accounts(directory, System::nanoTime);
    KerberosService kerberos =
        new KerberosService(directory, TestHost.configuration(KerberosService.Config.class));
    host = new TestHost(new NegotiateScheme(accounts, kerberos, TestHost.configuration()));
    strict = listen("strict", false);
    lenient = listen("lenient", true);
  }

  @AfterEach
  void stop() throws Exception {
    host.close();
  }

  private ServerConnector listen(String name, boolean allowUnencrypted) throws Exception {
    ServerConnector connector =
        new ServerConnector(
            host.server.jetty(), 1, 1, new HttpConnectionFactory(host.server.httpConfiguration()));
    connector.setHost("127.0.0.1");
    host.server.open(
        connector,
        new ListenerFacts(
            name, "wsman", ListenerFacts.Kind.HTTP, java.util.Optional.of(allowUnencrypted)));
    return connector;
  }

  @Test
  void asealedMessageGetsASealedAnswer() throws Exception {
    try (Talker alice = new Talker(strict).logOn()) {
      for (String text : new String[] {"<one/>", "<two/>", "x".repeat(100_000)}) {
        RawClient.Reply reply = alice.post(alice.sealed(text));
        assertEquals(200, reply.status());
        assertTrue(reply.header("Content-Type").startsWith("multipart/encrypted;"));
        assertEquals("alice", host.engine.requests.remove().caller().getName());
      }
    }
  }

  @Test
  void aTouchedMessageIsRefusedAndNobodyIsKnownAfterwards() throws Exception {
    for (int back : new int[] {30, 40, 50}) {
      try (Talker alice = new Talker(strict).logOn()) {
        byte[] touched = alice.sealed("<message-of-some-length-to-have-bits-to-flip/>");
        touched[touched.length - back] ^= 1;
        assertEquals(400, alice.post(touched).status());
        assertEquals(401, alice.post(alice.sealed("<good/>")).status());
      }
    }
    nothingWasServed();
  }

  @Test
  void aMessageThatIsSentTwiceIsServedOnce() throws Exception {
    try (Talker alice = new Talker(strict).logOn()) {
      byte[] message = alice.sealed("<once/>");
      assertEquals(200, alice.post(message).status());
      assertEquals(400, alice.post(message).status());
      assertEquals(1, host.engine.requests.size());
    }
  }

  @Test
  void aMessageOutOfTurnIsRefused() throws Exception {
    try (Talker alice = new Talker(strict).logOn()) {
      alice.sealed("<first/>");
      assertEquals(400, alice.post(alice.sealed("<second/>")).status());
    }
    nothingWasServed();
  }

  @Test
  void aMessageOnAnotherConnectionIsNobodys() throws Exception {
    try (Talker alice = new Talker(strict).logOn();
        Talker other = new Talker(strict)) {
      assertEquals(401, other.post(alice.sealed("<stolen/>")).status());
    }
    nothingWasServed();
  }

  @Test
  void aProofOnAnotherConnectionProvesNothing() throws Exception {
    try (Talker alice = new Talker(strict);
        Talker other = new Talker(strict)) {
      byte[] proof = alice.proof();
      assertEquals(401, other.send(proof).status());
      assertEquals(401, other.wire.post("/wsman", SOAP, "<e/>").status());
    }
    nothingWasServed();
  }

  @Test
  void aLogonThatIsHalfDoneIsNone() throws Exception {
    try (Talker alice = new Talker(strict)) {
      alice.proof();
      assertEquals(401, alice.wire.post("/wsman", SOAP, "<e/>").status());
    }
    nothingWasServed();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Negotiate", "Negotiate ", "Negotiate !", "Negotiate AAAA", "Negotiate TlRMTVNTUAA=",
        "Negotiate TlRMTVNTUAADAAAA", "NTLM TlRMTVNTUAABAAAA", "Kerberos YA==", "Bearer x", ":"
      })
  void whatIsNoCredentialIsRefused(String authorization) throws Exception {
    try (Talker nobody = new Talker(strict)) {
      String header = "Authorization: " + authorization + "\r\n";
      assertEquals(401, nobody.wire.post("/wsman", header + SOAP, "<e/>").status());
    }
    nothingWasServed();
  }

  @Test
  void wrongPasswordsAndAccountsThatAreNotEnabledAreRefused() throws Exception {
    String[][] tries = {{"alice", "wrong"}, {"bob", PASSWORD}, {"nobody", PASSWORD}};
    for (String[] each : tries) {
      try (Talker talker = new Talker(strict, each[0], each[1])) {
        assertEquals(401, talker.send(talker.proof()).status());
        assertEquals(401, talker.wire.post("/wsman", SOAP, "<e/>").status());
      }
    }
    nothingWasServed();
  }

  @Test
  void aMessageInClearIsServedWhereThatIsAllowedAndToldWhereNot() throws Exception {
    try (Talker alice = new Talker(lenient).logOn()) {
      assertEquals(200, alice.wire.post("/wsman", SOAP, "<clear/>").status());
      assertTrue(host.engine.requests.remove().refusal().isEmpty());
    }
    try (Talker alice = new Talker(strict).logOn()) {
      alice.wire.post("/wsman", SOAP, "<clear/>");
      String refusal = host.engine.requests.remove().refusal().orElseThrow();
      assertTrue(refusal.contains("AllowUnencrypted is false"), refusal);
      // The connection is as good as before for who seals.
      assertEquals(200, alice.post(alice.sealed("<sealed/>")).status());
    }
  }

  @Test
  void theConnectionOfAProxyHasNoUser() throws Exception {
    try (Talker alice = new Talker(lenient).logOn()) {
      assertEquals(200, alice.wire.post("/wsman", SOAP, "<mine/>").status());
      host.engine.requests.clear();
      String via = "Via: 1.1 proxy\r\n" + SOAP;
      assertFalse(alice.wire.post("/wsman", via, "<others/>").status() == 200);
      assertFalse(alice.wire.post("/wsman", SOAP, "<others/>").status() == 200);
    }
    nothingWasServed();
  }

  @Test
  void anAccountThatIsChangedIsOutAtOnce() throws Exception {
    try (Talker alice = new Talker(strict).logOn()) {
      assertEquals(200, alice.post(alice.sealed("<before/>")).status());
      new UserFile(directory)
          .update(
              users -> {
                users.remove("alice");
                return users;
              });
      long end = System.nanoTime() + 5_000_000_000L;
      int status = 200;
      while (status == 200 && System.nanoTime() < end) {
        status = alice.post(alice.sealed("<after/>")).status();
      }
      assertEquals(401, status);
    }
  }

  private void nothingWasServed() {
    assertTrue(host.engine.requests.isEmpty());
  }
}
