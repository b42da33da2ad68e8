package io.windlass.wsman.security.ntlm;

import io.windlass.wsman.security.ChannelBinding;
import io.windlass.wsman.security.MechanismContext;
import io.windlass.wsman.security.MessageProtection;
import io.windlass.wsman.security.SecurityFailure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;

/**
 * The client's end of NTLMv2 (MS-NLMP §3.1.5): demands 128 bits, key exchange and sealing, and
 * signs the negotiation.
 */
public final class NtlmInitiator implements MechanismContext {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int HEADER = 88;
  private static final int MIC_AT = 72;
  private static final int OFFER =
      NtlmFlags.UNICODE
          | NtlmFlags.REQUEST_TARGET
          | NtlmFlags.NTLM
          | NtlmFlags.ALWAYS_SIGN
          | NtlmFlags.EXTENDED_SESSIONSECURITY
          | NtlmFlags.TARGET_INFO
          | NtlmFlags.VERSION
          | NtlmFlags.CONFIDENTIAL;
  private static final byte[] VERSION = {10, 0, 0, 0, 0, 0, 0, 15};

  private final String user;
  private final String domain;
  private final byte[] ntHash;
  private final ChannelBinding binding;
  private final String target;
  private byte[] negotiate;
  private NtlmProtection protection;

  /**
   * @param user {@code NAME} or {@code DOMAIN\\NAME}
   * @param binding the TLS channel; {@link ChannelBinding#NONE} without TLS
   * @param target the service principal, {@code HTTP/host}
   */
  public NtlmInitiator(String user, String password, ChannelBinding binding, String target) {
    int slash = user.indexOf('\\');
    this.user = user.substring(slash + 1);
    this.domain = slash < 0 ? "" : user.substring(0, slash);
    this.ntHash = NtlmCrypto.ntHash(password);
    this.binding = Objects.requireNonNull(binding, "binding");
    this.target = Objects.requireNonNull(target, "target");
  }

  @Override
  public String mechanism() {
    return NtlmMechanism.OID;
  }

  @Override
  public byte[] step(byte[] token) throws SecurityFailure {
    if (negotiate == null) {
      negotiate =
          ByteBuffer.allocate(40)
              .order(ByteOrder.LITTLE_ENDIAN)
              .put(NtlmReader.SIGNATURE)
              .putInt(1)
              .putInt(OFFER)
              .putLong(0)
              .putLong(0)
              .put(VERSION)
              .array();
      return negotiate.clone();
    }
    if (protection != null) {
      throw NtlmReader.malformed("comes after the end of the logon");
    }
    return answer(token);
  }

  private byte[] answer(byte[] challenge) throws SecurityFailure {
    NtlmReader in = NtlmReader.of(challenge, 2);
    int flags = in.integer(20) & OFFER;
    if (!NtlmFlags.has(flags, NtlmFlags.EXTENDED_SESSIONSECURITY | NtlmFlags.CONFIDENTIAL)
        || !NtlmFlags.has(flags, NtlmFlags.UNICODE)) {
      throw new SecurityFailure(
          SecurityFailure.Kind.POLICY,
          "The service does not seal messages by NTLM with 128 bits and key exchange");
    }
    byte[] serverChallenge = in.octets(24, 8);
    AvPairs offered = AvPairs.read(in.field(40), 0);
    byte[] temp = temp(offered);
    byte[] key = NtlmCrypto.userKey(ntHash, user, domain);
    byte[] proof = NtlmCrypto.hmacMd5(key, serverChallenge, temp);
    byte[] baseKey = NtlmCrypto.hmacMd5(key, proof);
    byte[] exported = new byte[16];
    RANDOM.nextBytes(exported);
    byte[] sessionKey = NtlmCrypto.rc4(baseKey).update(exported);
    byte[] message = write(flags, proof, temp, sessionKey);
    byte[] mic = NtlmCrypto.hmacMd5(exported, negotiate, challenge, message);
    System.arraycopy(mic, 0, message, MIC_AT, mic.length);
    protection = NtlmProtection.ofClient(exported, flags);
    for (byte[] secret : new byte[][] {key, baseKey, exported}) {
      Arrays.fill(secret, (byte) 0);
    }
    return message;
  }

  /** What the proof is over: a time, a challenge of our own, and the server's values with ours. */
  private byte[] temp(AvPairs offered) {
    byte[] own = new byte[8];
    RANDOM.nextBytes(own);
    byte[] time = offered.get(AvPairs.TIMESTAMP);
    byte[] pairs =
        offered
            .with(AvPairs.FLAGS, new byte[] {AvPairs.MIC_PRESENT, 0, 0, 0})
            .with(AvPairs.CHANNEL_BINDINGS, binding.md5())
            .with(AvPairs.TARGET_NAME, target)
            .write();
    return ByteBuffer.allocate(28 + pairs.length + 4)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(new byte[] {1, 1, 0, 0, 0, 0, 0, 0})
        .put(time.length == 8 ? time : new byte[8])
        .put(own)
        .putInt(0)
        .put(pairs)
        .array();
  }

  private byte[] write(int flags, byte[] proof, byte[] temp, byte[] sessionKey) {
    byte[] response = Arrays.copyOf(proof, proof.length + temp.length);
    System.arraycopy(temp, 0, response, proof.length, temp.length);
    byte[][] fields = {
      new byte[24],
      response,
      domain.getBytes(StandardCharsets.UTF_16LE),
      user.getBytes(StandardCharsets.UTF_16LE),
      new byte[0],
      sessionKey
    };
    int length = HEADER;
    for (byte[] field : fields) {
      length += field.length;
    }
    ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(NtlmReader.SIGNATURE).putInt(3);
    int offset = HEADER;
    for (byte[] field : fields) {
      out.putShort((short) field.length).putShort((short) field.length).putInt(offset);
      offset += field.length;
    }
    out.putInt(flags).put(VERSION).position(HEADER);
    for (byte[] field : fields) {
      out.put(field);
    }
    return out.array();
  }

  @Override
  public boolean established() {
    return protection != null;
  }

  @Override
  public MessageProtection protection() {
    if (protection == null) {
      throw new IllegalStateException("not established");
    }
    return protection;
  }

  @Override
  public void close() {
    Arrays.fill(ntHash, (byte) 0);
    if (protection != null) {
      protection.close();
    }
  }
}
