package io.windlass.wsman.http.jetty;

import io.windlass.wsman.core.endpoint.WsmanResponse;
import io.windlass.wsman.security.SecurityFailure;
import io.windlass.wsman.security.multipart.EncryptedMessages;
import io.windlass.wsman.security.multipart.EncryptedMessages.Message;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What protects one message and its answer on their way: a sealed message gets a sealed answer
 * (MS-WSMV §2.2.9.1). For one exchange, one thread at a time.
 */
final class MessageShield {
  /** What a sealed message has besides its octets, and a CredSSP one for each 16 KB of them. */
  private static final int FRAME = 4096;

  private final ConnectionState connection;
  private final LogonAudit audit;
  private boolean sealed;

  MessageShield(ConnectionState connection, LogonAudit audit) {
    this.connection = connection;
    this.audit = audit;
  }

  /** True for the media types of sealed messages, {@code multipart/encrypted} for example. */
  static boolean isSealedType(String media) {
    String lower = media.toLowerCase(Locale.ROOT);
    return lower.equals("multipart/encrypted") || lower.equals("multipart/x-multi-encrypted");
  }

  /** The most octets that a body may have whose message may have so many. */
  static int limit(int message, String contentType) {
    boolean multipart =
        contentType != null && contentType.regionMatches(true, 0, "multipart/", 0, 10);
    return multipart
        ? (int) Math.min(Integer.MAX_VALUE - 16L, message + message / 16L + FRAME)
        : message;
  }

  /**
   * The message in clear.
   *
   * @param contentType as sent; null when there was none
   * @throws SecurityFailure when it is sealed and cannot be opened: then nobody is known on this
   *     connection any more
   */
  Message open(String user, byte[] body, int length, String contentType, int limit)
      throws SecurityFailure {
    boolean looksSealed =
        EncryptedMessages.isSealed(body, length)
            || contentType != null && isSealedType(media(contentType));
    if (!looksSealed) {
      byte[] exact = length == body.length ? body : Arrays.copyOf(body, length);
      return new Message(contentType == null ? "" : contentType, exact);
    }
    try {
      Optional<EncryptedMessages> seal = connection.seal();
      if (seal.isEmpty()) {
        throw new SecurityFailure(
            SecurityFailure.Kind.POLICY,
            "A sealed message came by a connection on which no seal was agreed");
      }
      Message opened = seal.get().open(body, length, limit);
      sealed = true;
      return opened;
    } catch (SecurityFailure failure) {
      audit.refusedMessage(connection, user, failure.getMessage());
      connection.forget();
      throw failure;
    }
  }

  /** Why the message that was opened is not to be served; empty when it is. */
  Optional<String> refusal(String user) {
    if (sealed || connection.takesClear()) {
      return Optional.empty();
    }
    String reason =
        "Unencrypted traffic is not allowed here: the message is not encrypted and AllowUnencrypted"
            + " is false. Use HTTPS, or a client that seals its messages (Negotiate or Kerberos"
            + " with message encryption).";
    audit.refusedMessage(connection, user, reason);
    return Optional.of(reason);
  }

  /**
   * The answer as it travels.
   *
   * @throws SecurityFailure when it cannot be sealed
   */
  WsmanResponse close(WsmanResponse answer) throws SecurityFailure {
    Optional<EncryptedMessages> seal = sealed ? connection.seal() : Optional.empty();
    ByteBuffer plain = answer.body();
    if (seal.isEmpty() || !plain.hasRemaining()) {
      return answer;
    }
    byte[] octets = new byte[plain.remaining()];
    plain.get(octets);
    Message message = seal.get().close(new Message(answer.contentType(), octets));
    return new WsmanResponse(
        answer.status(), message.contentType(), ByteBuffer.wrap(message.body()));
  }

  private static String media(String contentType) {
    int end = contentType.indexOf(';');
    return (end < 0 ? contentType : contentType.substring(0, end)).strip();
  }
}
