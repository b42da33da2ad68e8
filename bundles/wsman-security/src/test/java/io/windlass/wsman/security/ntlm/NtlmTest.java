package io.windlass.wsman.security.ntlm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.security.AcceptorContext;
import io.windlass.wsman.security.AcceptorTerms;
import io.windlass.wsman.security.AcceptorTerms.BindingLevel;
import io.windlass.wsman.security.ChannelBinding;
import io.windlass.wsman.security.MessageProtection;
import io.windlass.wsman.security.SealedMessage;
import io.windlass.wsman.security.SecurityFailure;
import io.windlass.wsman.security.ntlm.NtlmMechanism.MicPolicy;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Client and server against each other, and against whoever stands between. */
class NtlmTest {
  private static final AcceptorTerms SEALED =
      new AcceptorTerms(ChannelBinding.NONE, BindingLevel.RELAXED, true);

  private static AcceptorContext server(AcceptorTerms terms, MicPolicy mic) {
    NtlmAccounts accounts =
        (user, domain) ->
            user.equalsIgnoreCase("alice")
                ? Optional.of(NtlmCrypto.ntHash("secret"))
                : Optional.empty();
    return new NtlmMechanism(accounts, "host.example", mic).accept(terms);
  }

  private static NtlmInitiator client(String user, String password) {
    return new NtlmInitiator(user, password, ChannelBinding.NONE, "HTTP/host.example");
  }

  private static void logon(NtlmInitiator client, AcceptorContext server) throws SecurityFailure {
    byte[] challenge = server.step(client.step(new byte[0]));
    server.step(client.step(challenge));
  }

  @ParameterizedTest
  @ValueSource(strings = {"alice", "ALICE", "SOMEWHERE\\alice"})
  void whoKnowsThePasswordIsKnown(String user) throws Exception {
    AcceptorContext server = server(SEALED, MicPolicy.REQUIRED);
    logon(client(user, "secret"), server);
    assertTrue(server.established());
    assertEquals("alice", server.peer().user().toLowerCase());
    assertTrue(server.protection().confidential());
  }

  @ParameterizedTest
  @ValueSource(strings = {"alice", "nobody"})
  void awrongPasswordAndAnUnknownUserGetTheSameAnswer(String user) throws Exception {
    AcceptorContext server = server(SEALED, MicPolicy.REQUIRED);
    SecurityFailure refused =
        assertThrows(SecurityFailure.class, () -> logon(client(user, "wrong"), server));
    assertEquals(SecurityFailure.Kind.WRONG_PROOF, refused.kind());
    assertTrue(refused.getMessage().startsWith("wrong user name or password"));
    assertEquals(Optional.of(user), server.claimedUser());
    assertFalse(server.established());
  }

  @Test
  void messagesOfAnySizeAreSealedBothWays() throws Exception {
    NtlmInitiator client = client("alice", "secret");
    AcceptorContext server = server(SEALED, MicPolicy.REQUIRED);
    logon(client, server);
    Random random = new Random(7);
    for (int size : new int[] {0, 1, 16, 5000, 200_000, 3}) {
      byte[] message = new byte[size];
      random.nextBytes(message);
      assertArrayEquals(message, server.protection().open(client.protection().seal(message)));
      assertArrayEquals(message, client.protection().open(server.protection().seal(message)));
    }
  }

  @Test
  void anyBitThatIsFlippedEndsIt() throws Exception {
    for (int bit = 0; bit < 8 * (16 + 4); bit += 7) {
      NtlmInitiator client = client("alice", "secret");
      AcceptorContext server = server(SEALED, MicPolicy.REQUIRED);
      logon(client, server);
      SealedMessage sealed = client.protection().seal(new byte[] {1, 2, 3, 4});
      byte[] part = bit < 128 ? sealed.signature() : sealed.data();
      part[bit / 8 % 16] ^= (byte) (1 << bit % 8);
      MessageProtection protection = server.protection();
      assertThrows(SecurityFailure.class, () -> protection.open(sealed), "bit " + bit);
      SealedMessage good = client.protection().seal(new byte[] {5});
      assertThrows(SecurityFailure.class, () -> protection.open(good));
    }
  }

  @Test
  void amessageSentTwiceOrOutOfTurnIsRefused() throws Exception {
    NtlmInitiator client = client("alice", "secret");
    AcceptorContext server = server(SEALED, MicPolicy.REQUIRED);
    logon(client, server);
    SealedMessage first = client.protection().seal(new byte[] {1});
    server.protection().open(first);
    assertThrows(SecurityFailure.class, () -> server.protection().open(first));

    NtlmInitiator other = client("alice", "secret");
    AcceptorContext its = server(SEALED, MicPolicy.REQUIRED);
    logon(other, its);
    other.protection().seal(new byte[] {1});
    SealedMessage second = other.protection().seal(new byte[] {2});
    assertThrows(SecurityFailure.class, () -> its.protection().open(second));
  }

  @Test
  void theStreamsBeginAnewAfterTheSignatureOfTheMechanisms() throws Exception {
    NtlmInitiator client = client("alice", "secret");
    AcceptorContext server = server(SEALED, MicPolicy.REQUIRED);
    logon(client, server);
    byte[] list = {0x30, 0};
    server.protection().verifyMechListMic(list, client.protection().mechListMic(list));
    client.protection().verifyMechListMic(list, server.protection().mechListMic(list));
    byte[] message = {1, 2, 3};
    assertArrayEquals(message, server.protection().open(client.protection().seal(message)));
    assertArrayEquals(message, client.protection().open(server.protection().seal(message)));
  }

  @Test
  void aNegotiationThatWasChangedIsRefused() throws Exception {
    NtlmInitiator client = client("alice", "secret");
    AcceptorContext server = server(SEALED, MicPolicy.WHEN_SENT);
    byte[] negotiate = client.step(new byte[0]);
    negotiate[15] ^= (byte) 0x80; // offers 56 bits too
    byte[] answer = client.step(server.step(negotiate));
    SecurityFailure refused = assertThrows(SecurityFailure.class, () -> server.step(answer));
    assertEquals(SecurityFailure.Kind.TAMPERED, refused.kind());
  }

  @Test
  void lessThanExtendedSessionSecurityIsRefused() throws Exception {
    byte[] negotiate = client("alice", "secret").step(new byte[0]);
    negotiate[14] &= ~0x08;
    assertPolicy(() -> server(SEALED, MicPolicy.WHEN_SENT).step(negotiate), "NTLMv1");
  }

  @Test
  void withoutTlsMessagesHaveToBeSealed() throws Exception {
    NtlmInitiator client = client("alice", "secret");
    AcceptorContext server = server(SEALED, MicPolicy.WHEN_SENT);
    byte[] answer = client.step(server.step(client.step(new byte[0])));
    answer[60] &= ~0x20;
    assertPolicy(() -> server.step(answer), "does not seal");
  }

  @Test
  void anonymousAndVersionOneAreRefused() throws Exception {
    byte[] anonymous = authenticate();
    Arrays.fill(anonymous, 36, 40, (byte) 0);
    assertPolicy(() -> AuthenticateMessage.read(anonymous), "anonymous");
    byte[] old = authenticate();
    old[20] = 24;
    old[21] = 0;
    assertPolicy(() -> AuthenticateMessage.read(old), "NTLM version 1");
  }

  private static byte[] authenticate() throws SecurityFailure {
    NtlmInitiator client = client("alice", "secret");
    return client.step(server(SEALED, MicPolicy.REQUIRED).step(client.step(new byte[0])));
  }

  @Test
  void whatIsCutOffIsMalformedAndNothingElse() throws Exception {
    byte[] whole = authenticate();
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThrows(SecurityFailure.class, () -> AuthenticateMessage.read(part), "" + length);
    }
    byte[] negotiate = client("alice", "secret").step(new byte[0]);
    for (int length = 0; length < 16; length++) {
      byte[] part = Arrays.copyOf(negotiate, length);
      assertThrows(
          SecurityFailure.class, () -> server(SEALED, MicPolicy.REQUIRED).step(part), "" + length);
    }
  }

  private static void assertPolicy(org.junit.jupiter.api.function.Executable work, String words) {
    SecurityFailure refused = assertThrows(SecurityFailure.class, work);
    assertEquals(SecurityFailure.Kind.POLICY, refused.kind(), refused.getMessage());
    assertTrue(refused.getMessage().contains(words), refused.getMessage());
  }
}
