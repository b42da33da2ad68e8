package io.windlass.wsman.security;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Who the other end of an established context is.
 *
 * @param user the name without domain or realm, as the peer's credentials have it
 * @param domain the domain or realm as the peer sent it; empty for an account of this machine
 * @param sids what a domain controller has vouched for, the user's own first; empty without
 * @param binding what the peer said about the TLS channel
 * @param validUntil when it has to show anew who it is; {@link Instant#MAX} for never
 */
public record Peer(
    String user, String domain, List<String> sids, Binding binding, Instant validUntil) {
  /** What a peer said about the TLS channel. */
  public enum Binding {
    /** Nothing, or there was no channel. */
    ABSENT,
    /** It named the channel that it came by. */
    MATCHED,
    /** It was not looked at. */
    IGNORED
  }

  public Peer {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(domain, "domain");
    sids = List.copyOf(sids);
    Objects.requireNonNull(binding, "binding");
    Objects.requireNonNull(validUntil, "validUntil");
  }
}
