package io.windlass.wsman.security.ntlm;

import io.windlass.wsman.security.MessageProtection;
import io.windlass.wsman.security.SealedMessage;
import io.windlass.wsman.security.SecurityFailure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;

/**
 * Signs and seals by the exported session key (MS-NLMP §3.4): one RC4 stream and one sequence of
 * numbers for each direction, so that a message that was lost, altered or sent twice ends it.
 */
public final class NtlmProtection implements MessageProtection {
  private static final String TO_SERVER = "client-to-server";
  private static final String TO_CLIENT = "server-to-client";
  private static final int SIGNATURE_LENGTH = 16;

  /** The keys and the state of one direction. */
  private static final class Direction {
    private final byte[] signKey;
    private final byte[] sealKey;
    private Cipher stream;
    private int sequence;

    Direction(byte[] exportedKey, String name, int keyOctets) {
      signKey = derive(exportedKey, name, "signing");
      sealKey = derive(Arrays.copyOf(exportedKey, keyOctets), name, "sealing");
      renew();
    }

    private static byte[] derive(byte[] key, String direction, String purpose) {
      String magic = "session key to " + direction + " " + purpose + " key magic constant\0";
      return NtlmCrypto.md5(key, magic.getBytes(StandardCharsets.US_ASCII));
    }

    void renew() {
      stream = NtlmCrypto.rc4(sealKey);
    }

    void forget() {
      Arrays.fill(signKey, (byte) 0);
      Arrays.fill(sealKey, (byte) 0);
      stream = null;
    }
  }

  private final int flags;
  private final Direction out;
  private final Direction in;
  private boolean dead;

  private NtlmProtection(byte[] exportedKey, int flags, String outward, String inward) {
    this.flags = flags;
    int octets =
        NtlmFlags.has(flags, NtlmFlags.KEY_128)
            ? 16
            : NtlmFlags.has(flags, NtlmFlags.KEY_56) ? 7 : 5;
    out = new Direction(exportedKey, outward, octets);
    in = new Direction(exportedKey, inward, octets);
  }

  static NtlmProtection ofServer(byte[] exportedKey, int flags) {
    return new NtlmProtection(exportedKey, flags, TO_CLIENT, TO_SERVER);
  }

  static NtlmProtection ofClient(byte[] exportedKey, int flags) {
    return new NtlmProtection(exportedKey, flags, TO_SERVER, TO_CLIENT);
  }

  @Override
  public boolean confidential() {
    return NtlmFlags.has(flags, NtlmFlags.CONFIDENTIAL);
  }

  @Override
  public SealedMessage seal(byte[] message) throws SecurityFailure {
    requireUse(confidential());
    byte[] data = out.stream.update(message);
    // An update of no octets gives null.
    return new SealedMessage(sign(out, message), data == null ? new byte[0] : data);
  }

  @Override
  public byte[] open(SealedMessage message) throws SecurityFailure {
    requireUse(confidential());
    byte[] plain = in.stream.update(message.data());
    plain = plain == null ? new byte[0] : plain;
    verify(plain, message.signature());
    return plain;
  }

  @Override
  public byte[] mechListMic(byte[] mechanisms) throws SecurityFailure {
    requireUse(NtlmFlags.has(flags, NtlmFlags.SIGN));
    byte[] mic = sign(out, mechanisms);
    out.renew();
    return mic;
  }

  @Override
  public void verifyMechListMic(byte[] mechanisms, byte[] mic) throws SecurityFailure {
    requireUse(NtlmFlags.has(flags, NtlmFlags.SIGN));
    verify(mechanisms, mic);
    in.renew();
  }

  private void verify(byte[] message, byte[] signature) throws SecurityFailure {
    if (!MessageDigest.isEqual(sign(in, message), signature)) {
      dead = true;
      throw new SecurityFailure(
          SecurityFailure.Kind.TAMPERED,
          "A message sealed by NTLM was altered, sent twice, or is not the one whose turn it is");
    }
  }

  /** {@code MAC} with extended session security (MS-NLMP §3.4.4.2). */
  private byte[] sign(Direction direction, byte[] message) {
    byte[] number = littleEndian(direction.sequence);
    byte[] sum = Arrays.copyOf(NtlmCrypto.hmacMd5(direction.signKey, number, message), 8);
    if (NtlmFlags.has(flags, NtlmFlags.KEY_EXCH)) {
      sum = direction.stream.update(sum);
    }
    direction.sequence++;
    return ByteBuffer.allocate(SIGNATURE_LENGTH).put(littleEndian(1)).put(sum).put(number).array();
  }

  private static byte[] littleEndian(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  private void requireUse(boolean agreed) throws SecurityFailure {
    if (dead) {
      throw new SecurityFailure(
          SecurityFailure.Kind.TAMPERED,
          "Nothing is opened after a message that was tampered with");
    }
    if (!agreed) {
      throw new SecurityFailure(
          SecurityFailure.Kind.POLICY, "The client did not agree to sign and seal with 128 bits");
    }
  }

  /** Forgets the keys. */
  void close() {
    dead = true;
    out.forget();
    in.forget();
  }
}
