package io.windlass.wsman.security.kerberos;

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
import io.windlass.wsman.security.Peer;
import io.windlass.wsman.security.SealedMessage;
import io.windlass.wsman.security.SecurityFailure;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.security.auth.Subject;
import javax.security.auth.kerberos.KeyTab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Both ends against a KDC that others wrote. */
class KerberosTest {
  private static final List<String> CLASSES = List.of("HTTP", "WSMAN");
  private static final AcceptorTerms SEALED =
      new AcceptorTerms(ChannelBinding.NONE, BindingLevel.RELAXED, true);

  private static Kdc kdc;
  private static Subject alice;
  private static KerberosMechanism mechanism;

  /** Two ends that know each other. */
  private record Ends(KerberosInitiator client, AcceptorContext service) {
    MessageProtection out() {
      return client.protection();
    }

    MessageProtection in() {
      return service.protection();
    }
  }

  @BeforeAll
  static void start() throws Exception {
    kdc = new Kdc();
    alice = KerberosLogin.byPassword("alice", "alice's password".toCharArray());
    mechanism = new KerberosMechanism(kdc.keytab(), CLASSES);
  }

  @AfterAll
  static void stop() throws Exception {
    kdc.close();
  }

  private static KerberosInitiator client(ChannelBinding binding) {
    return new KerberosInitiator(alice, "HTTP@localhost", binding);
  }

  private static Ends ends() throws SecurityFailure {
    Ends ends = new Ends(client(ChannelBinding.NONE), mechanism.accept(SEALED));
    byte[] answer = ends.service().step(ends.client().step(new byte[0]));
    ends.client().step(answer);
    return ends;
  }

  @Test
  void bothEndsKnowEachOther() throws Exception {
    Ends ends = ends();
    Peer peer = ends.service().peer();
    assertEquals("alice", peer.user());
    assertEquals(Kdc.REALM, peer.domain());
    assertEquals(List.of(), peer.sids());
    assertEquals(Peer.Binding.ABSENT, peer.binding());
    assertTrue(peer.validUntil().isAfter(Instant.now()));
    assertTrue(ends.client().established());
    assertTrue(ends.in().confidential());
  }

  @Test
  void messagesOfEverySizeAreSealedBothWays() throws Exception {
    Ends ends = ends();
    Random random = new Random(3);
    for (int length : new int[] {0, 1, 15, 16, 17, 31, 32, 33, 1000, 16384, 100_000, 3_000_000}) {
      byte[] message = new byte[length];
      random.nextBytes(message);
      SealedMessage asked = ends.out().seal(message);
      assertEquals(60, asked.signature().length);
      assertEquals(length, asked.data().length);
      assertArrayEquals(message, ends.in().open(asked));
      assertArrayEquals(message, ends.out().open(ends.in().seal(message)));
    }
  }

  @Test
  void aMessageThatWasAlteredEndsIt() throws Exception {
    Ends ends = ends();
    SealedMessage sealed = ends.out().seal(bytes("transfer"));
    sealed.data()[3] ^= 1;
    assertTampered(ends.in(), sealed);
    assertTampered(ends.in(), ends.out().seal(bytes("another")));
  }

  @Test
  void aMessageThatIsRepeatedIsRefused() throws Exception {
    Ends ends = ends();
    SealedMessage sealed = ends.out().seal(bytes("once"));
    ends.in().open(copy(sealed));
    assertTampered(ends.in(), copy(sealed));
  }

  @Test
  void aMessageOutOfTurnIsRefused() throws Exception {
    Ends ends = ends();
    ends.out().seal(bytes("first"));
    assertTampered(ends.in(), ends.out().seal(bytes("second")));
  }

  /** Its first octets are in clear: whoever stands between may write anything there. */
  @Test
  void whateverStandsInFrontOfAMessageItIsRefusedAsSuch() throws Exception {
    for (int at = 0; at < 16; at++) {
      for (int value : new int[] {0, 1, 0x1c, 0x7f, 0x80, 0xff}) {
        Ends ends = ends();
        SealedMessage sealed = ends.out().seal(bytes("a message"));
        if (sealed.signature()[at] != (byte) value) {
          sealed.signature()[at] = (byte) value;
          assertTampered(ends.in(), sealed);
        }
      }
    }
  }

  @Test
  void aMessageThatStopsHalfWayIsRefusedAsSuch() throws Exception {
    for (int length = 0; length < 60; length += 3) {
      Ends ends = ends();
      SealedMessage sealed = ends.out().seal(bytes("a message"));
      assertTampered(
          ends.in(), new SealedMessage(Arrays.copyOf(sealed.signature(), length), new byte[0]));
    }
  }

  @Test
  void aTokenThatStopsHalfWayIsRefusedAsSuch() throws Exception {
    byte[] token = client(ChannelBinding.NONE).step(new byte[0]);
    for (int length = 0; length < token.length; length++) {
      byte[] cut = Arrays.copyOf(token, length);
      assertThrows(SecurityFailure.class, () -> mechanism.accept(SEALED).step(cut));
    }
  }

  @Test
  void anAnswerThatIsNoneIsRefusedByTheClientAsSuch() throws Exception {
    for (byte[] answer : new byte[][] {{0}, {0x60}, {0x60, 0x7f}, new byte[300], bytes("HTTP")}) {
      KerberosInitiator waiting = client(ChannelBinding.NONE);
      waiting.step(new byte[0]);
      assertThrows(SecurityFailure.class, () -> waiting.step(answer));
    }
  }

  @Test
  void aSignedMessageIsNoSealedOne() throws Exception {
    Ends ends = ends();
    byte[] mic = ends.out().mechListMic(bytes("list"));
    assertTampered(ends.in(), new SealedMessage(mic, bytes("list")));
  }

  @Test
  void theListOfMechanismsIsSignedBothWaysAndCounts() throws Exception {
    Ends ends = ends();
    byte[] list = bytes("mechanisms");
    ends.in().verifyMechListMic(list, ends.out().mechListMic(list));
    ends.out().verifyMechListMic(list, ends.in().mechListMic(list));
    assertArrayEquals(list, ends.in().open(ends.out().seal(list)));
    assertArrayEquals(list, ends.out().open(ends.in().seal(list)));
    byte[] other = ends.out().mechListMic(list);
    assertThrows(SecurityFailure.class, () -> ends.in().verifyMechListMic(bytes("fewer"), other));
  }

  @Test
  void aTokenIsTakenOnce() throws Exception {
    byte[] token = client(ChannelBinding.NONE).step(new byte[0]);
    mechanism.accept(SEALED).step(token.clone());
    SecurityFailure refused =
        assertThrows(SecurityFailure.class, () -> mechanism.accept(SEALED).step(token));
    assertTrue(refused.getMessage().contains("replay"), refused.getMessage());
  }

  @Test
  void everyChangedOctetOfATokenIsNoticed() throws Exception {
    byte[] token = client(ChannelBinding.NONE).step(new byte[0]);
    int accepted = 0;
    for (int i = 0; i < token.length; i++) {
      byte[] altered = token.clone();
      altered[i] ^= 0x10;
      AcceptorContext context = mechanism.accept(SEALED);
      try {
        context.step(altered);
        accepted++;
      } catch (SecurityFailure expected) {
        assertFalse(context.established());
      }
    }
    // Fields that say nothing, as the type of a name, may change; the first change that passes is
    // in the replay cache then, so that no second one does.
    assertTrue(accepted <= 1, accepted + " changes were not noticed");
  }

  @Test
  void aTicketForAnotherServiceIsRefused() throws Exception {
    KerberosInitiator other = new KerberosInitiator(alice, "cifs@localhost", ChannelBinding.NONE);
    byte[] token = other.step(new byte[0]);
    SecurityFailure refused =
        assertThrows(SecurityFailure.class, () -> mechanism.accept(SEALED).step(token));
    assertTrue(refused.getMessage().contains("cifs/localhost"), refused.getMessage());
    assertEquals(SecurityFailure.Kind.POLICY, refused.kind());
  }

  @Test
  void withoutAKeytabThereIsAReason() {
    KerberosMechanism none =
        new KerberosMechanism(KeyTab.getUnboundInstance(new File("/nonexistent/keytab")), CLASSES);
    assertFalse(none.available());
    SecurityFailure refused =
        assertThrows(
            SecurityFailure.class,
            () -> none.accept(SEALED).step(client(ChannelBinding.NONE).step(new byte[0])));
    assertEquals(SecurityFailure.Kind.UNAVAILABLE, refused.kind());
  }

  @Test
  void aWrongPasswordIsToldWithTheReason() {
    SecurityFailure refused =
        assertThrows(
            SecurityFailure.class, () -> KerberosLogin.byPassword("alice", "wrong".toCharArray()));
    assertTrue(refused.getMessage().startsWith("Kerberos does not log alice on: "));
  }

  @Test
  void theChannelCountsAsTheLevelSays() throws Exception {
    ChannelBinding here = TestBinding.OWN;
    ChannelBinding there = TestBinding.OTHER;
    assertEquals(Peer.Binding.MATCHED, logOn(here, here, BindingLevel.STRICT));
    assertEquals(Peer.Binding.MATCHED, logOn(here, here, BindingLevel.RELAXED));
    assertEquals(Peer.Binding.IGNORED, logOn(there, here, BindingLevel.NONE));
    assertEquals(Peer.Binding.ABSENT, logOn(ChannelBinding.NONE, here, BindingLevel.RELAXED));
    assertEquals(Peer.Binding.IGNORED, logOn(there, ChannelBinding.NONE, BindingLevel.STRICT));
    assertThrows(SecurityFailure.class, () -> logOn(there, here, BindingLevel.STRICT));
    assertThrows(SecurityFailure.class, () -> logOn(there, here, BindingLevel.RELAXED));
    SecurityFailure missing =
        assertThrows(
            SecurityFailure.class, () -> logOn(ChannelBinding.NONE, here, BindingLevel.STRICT));
    assertEquals(SecurityFailure.Kind.POLICY, missing.kind());
  }

  private static Peer.Binding logOn(ChannelBinding said, ChannelBinding channel, BindingLevel level)
      throws SecurityFailure {
    AcceptorContext service = mechanism.accept(new AcceptorTerms(channel, level, false));
    service.step(client(said).step(new byte[0]));
    return service.peer().binding();
  }

  private static void assertTampered(MessageProtection in, SealedMessage message) {
    SecurityFailure refused = assertThrows(SecurityFailure.class, () -> in.open(message));
    assertEquals(SecurityFailure.Kind.TAMPERED, refused.kind());
  }

  private static SealedMessage copy(SealedMessage message) {
    return new SealedMessage(message.signature().clone(), message.data().clone());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
