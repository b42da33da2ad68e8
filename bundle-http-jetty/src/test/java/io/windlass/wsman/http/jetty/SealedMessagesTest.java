package io.windlass.wsman.http.jetty;

import static io.windlass.wsman.http.jetty.TestHost.SOAP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.auth.users.UserFile;
import java.nio.file.Path;
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

  @TempDir Path directory;
  private NtlmHost ntlm;
  private TestHost host;
  private ServerConnector strict;
  private ServerConnector lenient;

  @BeforeEach
  void start() throws Exception {
    ntlm = new NtlmHost(directory);
    host = ntlm.host;
    strict = ntlm.strict;
    lenient = ntlm.lenient;
  }

  @AfterEach
  void stop() throws Exception {
    ntlm.close();
  }

  @Test
  void aSealedMessageGetsASealedAnswer() throws Exception {
    try (NtlmTalker alice = new NtlmTalker(strict).logOn()) {
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
      try (NtlmTalker alice = new NtlmTalker(strict).logOn()) {
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
    try (NtlmTalker alice = new NtlmTalker(strict).logOn()) {
      byte[] message = alice.sealed("<once/>");
      assertEquals(200, alice.post(message).status());
      assertEquals(400, alice.post(message).status());
      assertEquals(1, host.engine.requests.size());
    }
  }

  @Test
  void aMessageOutOfTurnIsRefused() throws Exception {
    try (NtlmTalker alice = new NtlmTalker(strict).logOn()) {
      alice.sealed("<first/>");
      assertEquals(400, alice.post(alice.sealed("<second/>")).status());
    }
    nothingWasServed();
  }

  @Test
  void aMessageOnAnotherConnectionIsNobodys() throws Exception {
    try (NtlmTalker alice = new NtlmTalker(strict).logOn();
        NtlmTalker other = new NtlmTalker(strict)) {
      assertEquals(401, other.post(alice.sealed("<stolen/>")).status());
    }
    nothingWasServed();
  }

  @Test
  void aProofOnAnotherConnectionProvesNothing() throws Exception {
    try (NtlmTalker alice = new NtlmTalker(strict);
        NtlmTalker other = new NtlmTalker(strict)) {
      byte[] proof = alice.proof();
      assertEquals(401, other.send(proof).status());
      assertEquals(401, other.wire.post("/wsman", SOAP, "<e/>").status());
    }
    nothingWasServed();
  }

  @Test
  void aLogonThatIsHalfDoneIsNone() throws Exception {
    try (NtlmTalker alice = new NtlmTalker(strict)) {
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
    try (NtlmTalker nobody = new NtlmTalker(strict)) {
      String header = "Authorization: " + authorization + "\r\n";
      assertEquals(401, nobody.wire.post("/wsman", header + SOAP, "<e/>").status());
    }
    nothingWasServed();
  }

  @Test
  void wrongPasswordsAndAccountsThatAreNotEnabledAreRefused() throws Exception {
    String[][] tries = {
      {"alice", "wrong"}, {"bob", NtlmHost.PASSWORD}, {"nobody", NtlmHost.PASSWORD}
    };
    for (String[] each : tries) {
      try (NtlmTalker talker = new NtlmTalker(strict, each[0], each[1])) {
        assertEquals(401, talker.send(talker.proof()).status());
        assertEquals(401, talker.wire.post("/wsman", SOAP, "<e/>").status());
      }
    }
    nothingWasServed();
  }

  @Test
  void aMessageInClearIsServedWhereThatIsAllowedAndToldWhereNot() throws Exception {
    try (NtlmTalker alice = new NtlmTalker(lenient).logOn()) {
      assertEquals(200, alice.wire.post("/wsman", SOAP, "<clear/>").status());
      assertTrue(host.engine.requests.remove().refusal().isEmpty());
    }
    try (NtlmTalker alice = new NtlmTalker(strict).logOn()) {
      alice.wire.post("/wsman", SOAP, "<clear/>");
      String refusal = host.engine.requests.remove().refusal().orElseThrow();
      assertTrue(refusal.contains("AllowUnencrypted is false"), refusal);
      // The connection is as good as before for who seals.
      assertEquals(200, alice.post(alice.sealed("<sealed/>")).status());
    }
  }

  @Test
  void theConnectionOfAProxyHasNoUser() throws Exception {
    try (NtlmTalker alice = new NtlmTalker(lenient).logOn()) {
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
    try (NtlmTalker alice = new NtlmTalker(strict).logOn()) {
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
