package io.windlass.wsman.security;

import java.util.Objects;

/**
 * What the accepting end demands on a connection.
 *
 * @param binding the TLS channel that the connection runs in; {@link ChannelBinding#NONE} without
 *     TLS, where every binding of the client's is ignored (MS-WSMV §2.2.4.34)
 * @param level how much the client has to say about that channel
 * @param confidential true when messages have to be sealed, because nothing below protects them
 */
public record AcceptorTerms(ChannelBinding binding, BindingLevel level, boolean confidential) {
  /** How much a client has to say about the TLS channel: {@code CbtHardeningLevel}. */
  public enum BindingLevel {
    /** Nothing is checked. */
    NONE,
    /** A binding that is sent has to be right. */
    RELAXED,
    /** A binding has to be sent and has to be right. */
    STRICT
  }

  public AcceptorTerms {
    Objects.requireNonNull(binding, "binding");
    Objects.requireNonNull(level, "level");
  }
}
