package io.windlass.wsman.security.multipart;

import io.windlass.wsman.security.MessageProtection;
import io.windlass.wsman.security.SealedMessage;
import io.windlass.wsman.security.SecurityFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Turns messages into sealed bodies and back, for one connection (MS-WSMV §2.2.9.1). For one thread
 * at a time; after a failure of use to nobody.
 */
public final class EncryptedMessages {
  private final Protocol protocol;
  private final MessageProtection protection;

  /** Uses the protection of an established context. */
  public EncryptedMessages(Protocol protocol, MessageProtection protection) {
    this.protocol = Objects.requireNonNull(protocol, "protocol");
    this.protection = Objects.requireNonNull(protection, "protection");
  }

  /**
   * True when a body begins as a sealed one does: some clients label it as plain SOAP.
   *
   * @param length how many of the octets count
   */
  public static boolean isSealed(byte[] body, int length) {
    return PartReader.beginsWithBoundary(body, length);
  }

  /** True when sealed messages can be made and opened here. */
  public boolean confidential() {
    return protection.confidential();
  }

  /**
   * Opens a body.
   *
   * @param length how many of its octets count
   * @param limit the most octets that the message may have
   * @throws SecurityFailure when it is not sealed by the peer as the next message, or too long
   */
  public Message open(byte[] body, int length, int limit) throws SecurityFailure {
    PartReader reader = new PartReader(body, length, protocol);
    List<byte[]> chunks = new ArrayList<>(1);
    long sum = 0;
    String contentType = "";
    do {
      Part part = reader.next();
      sum += part.length();
      if (sum > limit) {
        throw new SecurityFailure(
            SecurityFailure.Kind.POLICY,
            "A sealed message says that it has "
                + sum
                + " octets; MaxEnvelopeSizekb allows "
                + limit);
      }
      byte[] chunk = protection.open(part.sealed());
      if (chunk.length != part.length()) {
        throw new SecurityFailure(
            SecurityFailure.Kind.TAMPERED,
            "A sealed message has "
                + chunk.length
                + " octets and says that it has "
                + part.length());
      }
      contentType = part.contentType();
      chunks.add(chunk);
    } while (reader.hasNext());
    return new Message(contentType, chunks.size() == 1 ? chunks.get(0) : join(chunks, (int) sum));
  }

  private static byte[] join(List<byte[]> chunks, int length) {
    byte[] whole = new byte[length];
    int at = 0;
    for (byte[] chunk : chunks) {
      System.arraycopy(chunk, 0, whole, at, chunk.length);
      at += chunk.length;
    }
    return whole;
  }

  /**
   * Seals a message.
   *
   * @param message the plain octets and their Content-Type
   * @return the body and the Content-Type that announces it
   * @throws SecurityFailure when it cannot be sealed
   */
  public Message close(Message message) throws SecurityFailure {
    byte[] plain = message.body();
    PartWriter writer = new PartWriter(protocol, message.contentType(), plain.length);
    for (int at = 0; at == 0 || at < plain.length; at += protocol.chunk()) {
      int end = (int) Math.min(plain.length, (long) at + protocol.chunk());
      byte[] chunk = at == 0 && end == plain.length ? plain : Arrays.copyOfRange(plain, at, end);
      SealedMessage sealed = protection.seal(chunk);
      writer.add(chunk.length, sealed);
    }
    return new Message(
        writer.chunks() == 1
            ? protocol.header("multipart/encrypted")
            : protocol.header("multipart/x-multi-encrypted"),
        writer.body());
  }

  /**
   * A message, plain or sealed.
   *
   * @param contentType the value of its Content-Type header
   * @param body its octets; handed over and not copied
   */
  public record Message(String contentType, byte[] body) {
    public Message {
      Objects.requireNonNull(contentType, "contentType");
      Objects.requireNonNull(body, "body");
    }
  }
}
