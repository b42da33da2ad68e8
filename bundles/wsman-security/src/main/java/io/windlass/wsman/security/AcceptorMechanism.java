package io.windlass.wsman.security;

import java.util.List;

/** A mechanism that this end can accept. Immutable; for several threads. */
public interface AcceptorMechanism {
  /** The object identifiers that it answers to, its own first. */
  List<String> oids();

  /**
   * A context for one connection.
   *
   * @param terms what is demanded there
   */
  AcceptorContext accept(AcceptorTerms terms);
}
