package io.windlass.wsman.security.sddl;

import java.util.Set;

/**
 * One entry of a list (MS-DTYP §2.4.4).
 *
 * @param type what it does
 * @param mask the rights that it is about
 * @param sid whom it is about
 */
record AccessEntry(Type type, Set<Flag> flags, int mask, String sid) {
  /** What an entry does. */
  enum Type {
    ALLOW,
    DENY,
    AUDIT
  }

  /** What changes its meaning; other flags are about inheritance, which there is none of. */
  enum Flag {
    INHERIT_ONLY,
    SUCCESS,
    FAILURE
  }

  AccessEntry {
    flags = Set.copyOf(flags);
  }

  boolean has(Flag flag) {
    return flags.contains(flag);
  }
}
