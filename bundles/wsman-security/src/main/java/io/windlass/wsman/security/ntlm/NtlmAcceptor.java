package io.windlass.wsman.security.ntlm;

import io.windlass.wsman.security.AcceptorContext;
import io.windlass.wsman.security.AcceptorTerms;
import io.windlass.wsman.security.AcceptorTerms.BindingLevel;
import io.windlass.wsman.security.MessageProtection;
import io.windlass.wsman.security.Peer;
import io.windlass.wsman.security.SecurityFailure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One logon by NTLM: a challenge, and what the client makes of it (MS-NLMP §3.2.5). */
final class NtlmAcceptor implements AcceptorContext {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** 100-nanosecond intervals from 1601 to 1970. */
  private static final long EPOCH = 116_444_736_000_000_000L;

  private static final int ECHOED =
      NtlmFlags.SIGN | NtlmFlags.SEAL | NtlmFlags.IDENTIFY | NtlmFlags.VERSION;
  private static final int WITH_PROTECTION =
      NtlmFlags.KEY_128 | NtlmFlags.KEY_56 | NtlmFlags.KEY_EXCH;
  private static final int ALWAYS =
      NtlmFlags.REQUEST_TARGET
          | NtlmFlags.NTLM
          | NtlmFlags.ALWAYS_SIGN
          | NtlmFlags.TARGET_TYPE_SERVER
          | NtlmFlags.EXTENDED_SESSIONSECURITY
          | NtlmFlags.TARGET_INFO;

  private final NtlmAccounts accounts;
  private final NtlmMechanism server;
  private final AcceptorTerms terms;
  private final byte[] serverChallenge = new byte[8];
  private byte[] negotiate;
  private byte[] challenge;
  private int offered;
  private String claimed;
  private Peer peer;
  private NtlmProtection protection;

  NtlmAcceptor(NtlmAccounts accounts, NtlmMechanism server, AcceptorTerms terms) {
    this.accounts = accounts;
    this.server = server;
    this.terms = terms;
  }

  @Override
  public String mechanism() {
    return NtlmMechanism.OID;
  }

  @Override
  public Optional<String> claimedUser() {
    return Optional.ofNullable(claimed);
  }

  @Override
  public byte[] step(byte[] token) throws SecurityFailure {
    if (negotiate == null) {
      return challenge(token);
    }
    if (peer != null || challenge == null) {
      throw NtlmReader.malformed("comes after the end of the logon");
    }
    authenticate(AuthenticateMessage.read(token));
    return new byte[0];
  }

  private byte[] challenge(byte[] token) throws SecurityFailure {
    int flags = NtlmReader.of(token, 1).integer(12);
    if (!NtlmFlags.has(flags, NtlmFlags.EXTENDED_SESSIONSECURITY)) {
      throw new SecurityFailure(
          SecurityFailure.Kind.POLICY,
          "The client offers NTLM without extended session security, which is NTLMv1");
    }
    negotiate = token.clone();
    offered = answer(flags);
    RANDOM.nextBytes(serverChallenge);
    challenge =
        ChallengeMessage.write(
            offered, serverChallenge, server.netbiosName(), server.targetInfo(now()));
    return challenge.clone();
  }

  /** What of the client's offer is taken (MS-NLMP §3.2.5.1.1). */
  private static int answer(int flags) {
    int answer = ALWAYS | flags & ECHOED;
    if ((flags & (NtlmFlags.SIGN | NtlmFlags.SEAL)) != 0) {
      answer |= flags & WITH_PROTECTION;
    }
    boolean unicode =
        NtlmFlags.has(flags, NtlmFlags.UNICODE) || !NtlmFlags.has(flags, NtlmFlags.OEM);
    return answer | (unicode ? NtlmFlags.UNICODE : NtlmFlags.OEM);
  }

  private static byte[] now() {
    long ticks = System.currentTimeMillis() * 10_000 + EPOCH;
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(ticks).array();
  }

  private void authenticate(AuthenticateMessage message) throws SecurityFailure {
    claimed =
        message.domain().isEmpty() ? message.user() : message.domain() + "\\" + message.user();
    int agreed = message.flags() & offered;
    if (!NtlmFlags.has(agreed, NtlmFlags.EXTENDED_SESSIONSECURITY)) {
      throw new SecurityFailure(
          SecurityFailure.Kind.POLICY, "The client gave up extended session security");
    }
    if (terms.confidential() && !NtlmFlags.has(agreed, NtlmFlags.CONFIDENTIAL)) {
      throw new SecurityFailure(
          SecurityFailure.Kind.POLICY,
          "The client does not seal its messages with 128 bits and key exchange, which plain HTTP"
              + " needs: use HTTPS, or a client with message encryption");
    }
    byte[] exported = exportedKey(message, baseKey(message), agreed);
    verifyMic(message, exported);
    Peer.Binding binding = binding(message);
    protection = NtlmProtection.ofServer(exported, agreed);
    peer = new Peer(message.user(), message.domain(), List.of(), binding, Instant.MAX);
    Arrays.fill(exported, (byte) 0);
  }

  /** Proves the password; whether there is such a user makes no difference in time or words. */
  private byte[] baseKey(AuthenticateMessage message) throws SecurityFailure {
    Optional<byte[]> known = accounts.ntHash(message.user(), message.domain());
    byte[] hash = known.orElseGet(NtlmAcceptor::nobody);
    byte[] found = null;
    // Some clients compute with an empty domain, whatever they send (MS-NLMP §3.2.5.1.2).
    for (String domain : List.of(message.domain(), "")) {
      byte[] key = NtlmCrypto.userKey(hash, message.user(), domain);
      byte[] proof = NtlmCrypto.hmacMd5(key, serverChallenge, message.temp());
      if (MessageDigest.isEqual(proof, message.proof()) && found == null) {
        found = NtlmCrypto.hmacMd5(key, proof);
      }
      Arrays.fill(key, (byte) 0);
    }
    Arrays.fill(hash, (byte) 0);
    if (found == null || known.isEmpty()) {
      throw new SecurityFailure(
          SecurityFailure.Kind.WRONG_PROOF,
          "wrong user name or password, or an account that is not enabled for NTLM"
              + " (windlass user ntlm NAME on)");
    }
    return found;
  }

  private static byte[] nobody() {
    byte[] hash = new byte[16];
    RANDOM.nextBytes(hash);
    return hash;
  }

  private static byte[] exportedKey(AuthenticateMessage message, byte[] baseKey, int agreed)
      throws SecurityFailure {
    boolean exchanged =
        NtlmFlags.has(agreed, NtlmFlags.KEY_EXCH)
            && (agreed & (NtlmFlags.SIGN | NtlmFlags.SEAL)) != 0;
    if (!exchanged) {
      return baseKey;
    }
    if (message.sessionKey().length != 16) {
      throw NtlmReader.malformed("has no session key of 16 octets");
    }
    byte[] exported = NtlmCrypto.rc4(baseKey).update(message.sessionKey());
    Arrays.fill(baseKey, (byte) 0);
    return exported;
  }

  private void verifyMic(AuthenticateMessage message, byte[] exported) throws SecurityFailure {
    if (message.pairs().announcesMic()) {
      byte[] mic = NtlmCrypto.hmacMd5(exported, negotiate, challenge, message.withoutMic());
      if (!MessageDigest.isEqual(mic, message.mic())) {
        throw new SecurityFailure(
            SecurityFailure.Kind.TAMPERED, "The NTLM negotiation was changed on its way (MIC)");
      }
    } else if (server.micPolicy() == NtlmMechanism.MicPolicy.REQUIRED) {
      throw new SecurityFailure(
          SecurityFailure.Kind.POLICY,
          "The client sends no MIC, so nobody can tell whether the negotiation was changed on its"
              + " way (NtlmMic = required)");
    }
  }

  private Peer.Binding binding(AuthenticateMessage message) throws SecurityFailure {
    if (!terms.binding().exists() || terms.level() == BindingLevel.NONE) {
      return Peer.Binding.IGNORED;
    }
    byte[] named = message.pairs().channelBinding();
    if (named.length == 0) {
      if (terms.level() == BindingLevel.STRICT) {
        throw new SecurityFailure(
            SecurityFailure.Kind.POLICY,
            "The client names no TLS channel, and CbtHardeningLevel is Strict");
      }
      return Peer.Binding.ABSENT;
    }
    if (!MessageDigest.isEqual(named, terms.binding().md5())) {
      throw new SecurityFailure(
          SecurityFailure.Kind.TAMPERED,
          "The client names another TLS channel than the one that it came by: somebody stands"
              + " between, or a proxy ends TLS");
    }
    return Peer.Binding.MATCHED;
  }

  @Override
  public boolean established() {
    return peer != null;
  }

  @Override
  public Peer peer() {
    requireEstablished();
    return peer;
  }

  @Override
  public MessageProtection protection() {
    requireEstablished();
    return protection;
  }

  private void requireEstablished() {
    if (peer == null) {
      throw new IllegalStateException("not established");
    }
  }

  @Override
  public void close() {
    if (protection != null) {
      protection.close();
    }
  }
}
