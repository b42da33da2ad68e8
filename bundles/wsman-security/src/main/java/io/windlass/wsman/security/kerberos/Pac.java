package io.windlass.wsman.security.kerberos;

import io.windlass.wsman.security.SecurityFailure;
import io.windlass.wsman.security.kerberos.ApRequest.AuthorizationData;
import io.windlass.wsman.security.kerberos.ApRequest.ServiceKey;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a domain controller says of a user within a ticket (MS-PAC §2.3): believed when its checksum
 * is by the key of the service and it names the client of the ticket.
 */
final class Pac {
  private static final int TYPE = 128;
  private static final int LOGON_INFO = 1;
  private static final int SERVER_CHECKSUM = 6;
  private static final int KDC_CHECKSUM = 7;
  private static final int CLIENT_INFO = 10;
  private static final int DELEGATION = 11;
  private static final int REQUESTOR = 18;
  private static final int CHECKSUM_USAGE = 17;
  private static final int MOST_BUFFERS = 64;
  private static final long FILETIME_OF_1970 = 11_644_473_600L;

  private final byte[] octets;
  private final Map<Integer, int[]> buffers;

  private Pac(byte[] octets, Map<Integer, int[]> buffers) {
    this.octets = octets;
    this.buffers = buffers;
  }

  /**
   * The user's own identifier and those of its groups; empty when the ticket tells none.
   *
   * @throws SecurityFailure when what it tells is not to be believed
   */
  static List<String> sids(ApRequest request) throws SecurityFailure {
    for (AuthorizationData data : request.authorization()) {
      if (data.type() == TYPE) {
        return read(data.octets()).verified(request);
      }
    }
    return List.of();
  }

  static Pac read(byte[] octets) throws SecurityFailure {
    ByteBuffer in = littleEndian(octets);
    if (octets.length < 8) {
      throw malformed("is too short");
    }
    int count = in.getInt();
    if (in.getInt() != 0 || count < 1 || count > MOST_BUFFERS || octets.length - 8 < 16L * count) {
      throw malformed("has an impossible number of buffers");
    }
    Map<Integer, int[]> buffers = new HashMap<>();
    for (int i = 0; i < count; i++) {
      int type = in.getInt();
      long size = in.getInt() & 0xffffffffL;
      long offset = in.getLong();
      if (offset < 0 || offset > octets.length || size > octets.length - offset) {
        throw malformed("has a buffer that does not fit into it");
      }
      // A second one of a type is ignored (MS-PAC §2.4).
      buffers.putIfAbsent(type, new int[] {(int) offset, (int) size});
    }
    return new Pac(octets, buffers);
  }

  private List<String> verified(ApRequest request) throws SecurityFailure {
    verifyChecksum(request.key());
    verifyClient(request);
    Optional<ByteBuffer> info = buffer(LOGON_INFO);
    if (info.isEmpty()) {
      return List.of();
    }
    List<String> sids = LogonInfo.sids(info.get());
    Optional<ByteBuffer> requestor = buffer(REQUESTOR);
    boolean delegated = buffers.containsKey(DELEGATION);
    if (requestor.isPresent()
        && !delegated
        && !LogonInfo.sid(requestor.get()).equals(sids.get(0))) {
      throw new SecurityFailure(
          SecurityFailure.Kind.TAMPERED,
          "The ticket was asked for by another user than its PAC is about");
    }
    return sids;
  }

  private void verifyChecksum(ServiceKey key) throws SecurityFailure {
    int[] server = buffers.get(SERVER_CHECKSUM);
    int size = key.type().macSize();
    if (server == null || server[1] < 4 + size) {
      throw malformed("has no checksum of the service");
    }
    int type = littleEndian(octets).getInt(server[0]);
    if (type != checksumType(key.type())) {
      throw new SecurityFailure(
          SecurityFailure.Kind.POLICY,
          "The PAC of the ticket has a checksum of type " + type + ", which its key does not make");
    }
    byte[] copy = octets.clone();
    blank(copy, server, size);
    int[] kdc = buffers.get(KDC_CHECKSUM);
    if (kdc != null) {
      blank(copy, kdc, kdc[1] - 4);
    }
    byte[] expected = key.type().checksum(key.octets(), CHECKSUM_USAGE, copy);
    byte[] found = new byte[size];
    System.arraycopy(octets, server[0] + 4, found, 0, size);
    if (!MessageDigest.isEqual(found, expected)) {
      throw new SecurityFailure(
          SecurityFailure.Kind.TAMPERED, "The checksum of the ticket's PAC is not right");
    }
  }

  /** The checksum type of an encryption type (RFC 3962 §7, RFC 8009 §6). */
  private static int checksumType(EncryptionType type) {
    return switch (type) {
      case AES128_SHA1 -> 15;
      case AES256_SHA1 -> 16;
      case AES128_SHA256 -> 19;
      case AES256_SHA384 -> 20;
    };
  }

  /** A signature is zeros while it is computed; the type before it stays. */
  private static void blank(byte[] octets, int[] buffer, int most) {
    int from = buffer[0] + 4;
    for (int i = 0; i < Math.min(most, 24) && from + i < buffer[0] + buffer[1]; i++) {
      octets[from + i] = 0;
    }
  }

  private void verifyClient(ApRequest request) throws SecurityFailure {
    Optional<ByteBuffer> info = buffer(CLIENT_INFO);
    if (info.isEmpty() || info.get().remaining() < 10) {
      throw malformed("does not name its client");
    }
    ByteBuffer in = info.get();
    long seconds = in.getLong() / 10_000_000 - FILETIME_OF_1970;
    int length = in.getShort() & 0xffff;
    if (length > in.remaining()) {
      throw malformed("does not name its client");
    }
    byte[] name = new byte[length];
    in.get(name);
    String client = request.client().substring(0, request.client().lastIndexOf('@'));
    if (!Instant.ofEpochSecond(seconds).equals(request.authTime())
        || !client.equalsIgnoreCase(new String(name, StandardCharsets.UTF_16LE))) {
      throw new SecurityFailure(
          SecurityFailure.Kind.TAMPERED, "The PAC of the ticket is about another client");
    }
  }

  private Optional<ByteBuffer> buffer(int type) {
    int[] place = buffers.get(type);
    return place == null
        ? Optional.empty()
        : Optional.of(
            ByteBuffer.wrap(octets, place[0], place[1]).slice().order(ByteOrder.LITTLE_ENDIAN));
  }

  private static ByteBuffer littleEndian(byte[] octets) {
    return ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
  }

  static SecurityFailure malformed(String what) {
    return new SecurityFailure(SecurityFailure.Kind.MALFORMED, "The PAC of the ticket " + what);
  }
}
