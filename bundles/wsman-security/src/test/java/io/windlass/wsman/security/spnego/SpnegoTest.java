package io.windlass.wsman.security.spnego;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.security.AcceptorTerms;
import io.windlass.wsman.security.AcceptorTerms.BindingLevel;
import io.windlass.wsman.security.ChannelBinding;
import io.windlass.wsman.security.SecurityFailure;
import io.windlass.wsman.security.der.Der;
import io.windlass.wsman.security.ntlm.NtlmCrypto;
import io.windlass.wsman.security.ntlm.NtlmInitiator;
import io.windlass.wsman.security.ntlm.NtlmMechanism;
import io.windlass.wsman.security.ntlm.NtlmMechanism.MicPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The negotiation, with NTLM as what is agreed on. */
class SpnegoTest {
  private static final String NEGOEX = "1.3.6.1.4.1.311.2.2.30";
  private static final String KERBEROS = "1.2.840.113554.1.2.2";

  private final NtlmInitiator client =
      new NtlmInitiator("alice", "secret", ChannelBinding.NONE, "HTTP/host");
  private final NegotiateAcceptor server =
      new NegotiateAcceptor(
          List.of(
              new NtlmMechanism(
                  (user, domain) -> Optional.of(NtlmCrypto.ntHash("secret")),
                  "host",
                  MicPolicy.REQUIRED)),
          new AcceptorTerms(ChannelBinding.NONE, BindingLevel.RELAXED, true));

  private static byte[] list(String... oids) {
    return Der.element(Der.SEQUENCE, Stream.of(oids).map(Der::oid).toArray(byte[][]::new));
  }

  private static byte[] init(byte[] list, byte[] token) {
    return new NegTokenInit(List.of(), list, Optional.ofNullable(token)).write();
  }

  private static byte[] response(byte[] token, byte[] mic) {
    return new NegTokenResp(
            -1, Optional.empty(), Optional.ofNullable(token), Optional.ofNullable(mic))
        .write();
  }

  @Test
  void theFirstMechanismIsTakenAndItsListSigned() throws Exception {
    byte[] list = list(NtlmMechanism.OID);
    NegTokenResp challenge = NegTokenResp.read(server.step(init(list, client.step(new byte[0]))));
    assertEquals(NegTokenResp.ACCEPT_INCOMPLETE, challenge.state());
    assertEquals(Optional.of(NtlmMechanism.OID), challenge.mechanism());
    byte[] proof = client.step(challenge.token().orElseThrow());
    NegTokenResp done =
        NegTokenResp.read(server.step(response(proof, client.protection().mechListMic(list))));
    assertEquals(NegTokenResp.ACCEPT_COMPLETED, done.state());
    client.protection().verifyMechListMic(list, done.mic().orElseThrow());
    assertTrue(server.established());
    byte[] message = {1, 2, 3};
    assertArrayEquals(message, server.protection().open(client.protection().seal(message)));
    assertArrayEquals(message, client.protection().open(server.protection().seal(message)));
  }

  @Test
  void aBetterMechanismThatIsNotThereIsPassedOver() throws Exception {
    byte[] list = list(NEGOEX, KERBEROS, NtlmMechanism.OID);
    NegTokenResp chosen = NegTokenResp.read(server.step(init(list, new byte[] {1})));
    assertEquals(NegTokenResp.REQUEST_MIC, chosen.state());
    assertEquals(Optional.of(NtlmMechanism.OID), chosen.mechanism());
    NegTokenResp challenge =
        NegTokenResp.read(server.step(response(client.step(new byte[0]), null)));
    byte[] proof = client.step(challenge.token().orElseThrow());
    server.step(response(proof, client.protection().mechListMic(list)));
    assertTrue(server.established());
  }

  @Test
  void thenAListThatNobodySignedIsRefused() throws Exception {
    server.step(init(list(NEGOEX, NtlmMechanism.OID), null));
    NegTokenResp challenge =
        NegTokenResp.read(server.step(response(client.step(new byte[0]), null)));
    byte[] proof = client.step(challenge.token().orElseThrow());
    SecurityFailure refused =
        assertThrows(SecurityFailure.class, () -> server.step(response(proof, null)));
    assertEquals(SecurityFailure.Kind.POLICY, refused.kind());
    assertFalse(server.established());
  }

  @Test
  void aListThatWasChangedIsRefused() throws Exception {
    byte[] sent = list(NtlmMechanism.OID);
    byte[] meant = list(KERBEROS, NtlmMechanism.OID);
    NegTokenResp challenge = NegTokenResp.read(server.step(init(sent, client.step(new byte[0]))));
    byte[] proof = client.step(challenge.token().orElseThrow());
    byte[] mic = client.protection().mechListMic(meant);
    SecurityFailure refused =
        assertThrows(SecurityFailure.class, () -> server.step(response(proof, mic)));
    assertEquals(SecurityFailure.Kind.TAMPERED, refused.kind());
    assertFalse(server.established());
  }

  @Test
  void mechanismsThatAreNotThereAreRefusedByName() {
    SecurityFailure refused =
        assertThrows(
            SecurityFailure.class, () -> server.step(init(list(KERBEROS), new byte[] {1})));
    assertTrue(refused.getMessage().contains(KERBEROS), refused.getMessage());
  }

  @Test
  void aTokenOfNtlmNeedsNoNegotiation() throws Exception {
    byte[] challenge = server.step(client.step(new byte[0]));
    assertEquals(0, server.step(client.step(challenge)).length);
    assertTrue(server.established());
    assertEquals("alice", server.peer().user());
  }

  @Test
  void whatIsCutOffIsMalformedAndNothingElse() throws Exception {
    byte[] whole = init(list(NtlmMechanism.OID), client.step(new byte[0]));
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThrows(SecurityFailure.class, () -> NegTokenInit.read(part), "" + length);
    }
  }
}
