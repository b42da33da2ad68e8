package io.windlass.wsman.security.sddl;

import io.windlass.wsman.security.sddl.AccessEntry.Flag;
import io.windlass.wsman.security.sddl.AccessEntry.Type;
import java.util.List;
import java.util.Set;

/** Who may do what, and what of it is written down (MS-DTYP §2.4.6). Immutable. */
public final class SecurityDescriptor {
  private final String text;
  private final List<AccessEntry> access;
  private final List<AccessEntry> audit;

  SecurityDescriptor(String text, List<AccessEntry> access, List<AccessEntry> audit) {
    this.text = text;
    this.access = List.copyOf(access);
    this.audit = List.copyOf(audit);
  }

  /**
   * Reads the text form (MS-DTYP §2.5.1.1).
   *
   * @throws IllegalArgumentException when it is none, has no list of access, or says something that
   *     is not evaluated here, such as a condition; the message names the place
   */
  public static SecurityDescriptor parse(String text) {
    return new SddlReader(text.strip()).read();
  }

  /**
   * Whether all of some rights are allowed: the entries in their order, a right is allowed by the
   * first that allows it, and nothing is allowed behind an entry that denies it (MS-DTYP §2.5.3.2).
   *
   * @param sids of the caller
   * @param rights of {@link AccessMask}
   */
  public boolean allows(Set<String> sids, int rights) {
    int remaining = rights;
    for (AccessEntry entry : access) {
      if (!entry.has(Flag.INHERIT_ONLY) && sids.contains(entry.sid())) {
        if (entry.type() == Type.DENY && (entry.mask() & remaining) != 0) {
          return false;
        }
        if (entry.type() == Type.ALLOW) {
          remaining &= ~entry.mask();
        }
      }
    }
    return remaining == 0;
  }

  /** Whether a decision about rights is to be written down. */
  public boolean audits(Set<String> sids, int rights, boolean allowed) {
    Flag outcome = allowed ? Flag.SUCCESS : Flag.FAILURE;
    for (AccessEntry entry : audit) {
      boolean meant = entry.sid().equals(Sid.EVERYONE) || sids.contains(entry.sid());
      if (meant && entry.has(outcome) && (entry.mask() & rights) != 0) {
        return true;
      }
    }
    return false;
  }

  /** What it says, a sentence for each entry in the order in which they count; for people. */
  public List<String> words() {
    return SddlWords.of(access, audit);
  }

  /** The text that it was read from. */
  @Override
  public String toString() {
    return text;
  }
}
