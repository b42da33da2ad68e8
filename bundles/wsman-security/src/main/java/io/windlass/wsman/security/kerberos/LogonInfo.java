package io.windlass.wsman.security.kerberos;

import io.windlass.wsman.security.SecurityFailure;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code KERB_VALIDATION_INFO} (MS-PAC §2.5) in NDR, of which the identifiers matter here. */
final class LogonInfo {
  private static final int HEADER = 20;
  private static final int FIXED = 216;
  private static final int MOST_GROUPS = 4096;
  private static final int EXTRA_SIDS = 0x20;
  private static final int RESOURCE_GROUPS = 0x200;

  private LogonInfo() {}

  /**
   * The identifiers of user, primary group, groups, extra groups and resource groups, the user's
   * first.
   *
   * @param in little-endian
   */
  static List<String> sids(ByteBuffer in) throws SecurityFailure {
    try {
      return read(in);
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new SecurityFailure(
          SecurityFailure.Kind.MALFORMED, "The PAC of the ticket ends too early", e);
    }
  }

  private static List<String> read(ByteBuffer in) throws SecurityFailure {
    int base = HEADER;
    int userId = in.getInt(base + 100);
    int primaryGroup = in.getInt(base + 104);
    int flags = in.getInt(base + 116);
    in.position(base + FIXED);
    // What pointers point to follows in the order of the pointers (C706 §14.3.12).
    for (int string = 48; string <= 88; string += 8) {
      skipString(in, base + string);
    }
    List<Integer> groups = in.getInt(base + 112) == 0 ? List.of() : rids(in);
    skipString(in, base + 136);
    skipString(in, base + 144);
    String domain = in.getInt(base + 152) == 0 ? "" : referredSid(in);
    List<String> extra = in.getInt(base + 200) == 0 ? List.of() : extraSids(in);
    String resourceDomain = in.getInt(base + 204) == 0 ? "" : referredSid(in);
    List<Integer> resources = in.getInt(base + 212) == 0 ? List.of() : rids(in);

    Set<String> sids = new LinkedHashSet<>();
    boolean extraCounts = (flags & EXTRA_SIDS) != 0;
    if (userId != 0 && !domain.isEmpty()) {
      sids.add(of(domain, userId));
      sids.add(of(domain, primaryGroup));
    } else if (extraCounts && !extra.isEmpty()) {
      sids.add(extra.get(0));
    } else {
      throw Pac.malformed("names no user");
    }
    if (!domain.isEmpty()) {
      groups.forEach(rid -> sids.add(of(domain, rid)));
    }
    if (extraCounts) {
      sids.addAll(extra);
    }
    if ((flags & RESOURCE_GROUPS) != 0 && !resourceDomain.isEmpty()) {
      resources.forEach(rid -> sids.add(of(resourceDomain, rid)));
    }
    return List.copyOf(sids);
  }

  private static String of(String domain, int rid) {
    return domain + "-" + Integer.toUnsignedString(rid);
  }

  private static void align(ByteBuffer in) {
    in.position((in.position() + 3) / 4 * 4);
  }

  /** The referent of a {@code RPC_UNICODE_STRING}, when its pointer is not null. */
  private static void skipString(ByteBuffer in, int field) throws SecurityFailure {
    if (in.getInt(field + 4) == 0) {
      return;
    }
    align(in);
    in.getInt();
    in.getInt();
    int units = in.getInt();
    if (units < 0 || units > in.remaining() / 2) {
      throw Pac.malformed("has a text that does not fit into it");
    }
    in.position(in.position() + 2 * units);
  }

  private static int count(ByteBuffer in) throws SecurityFailure {
    align(in);
    int count = in.getInt();
    if (count < 0 || count > MOST_GROUPS || count > in.remaining() / 8) {
      throw Pac.malformed("has an impossible number of groups");
    }
    return count;
  }

  private static List<Integer> rids(ByteBuffer in) throws SecurityFailure {
    int count = count(in);
    List<Integer> rids = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      rids.add(in.getInt());
      in.getInt();
    }
    return rids;
  }

  private static List<String> extraSids(ByteBuffer in) throws SecurityFailure {
    int count = count(in);
    List<Integer> pointers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      pointers.add(in.getInt());
      in.getInt();
    }
    List<String> sids = new ArrayList<>(count);
    for (int pointer : pointers) {
      if (pointer != 0) {
        sids.add(referredSid(in));
      }
    }
    return sids;
  }

  /** A SID behind a pointer: its count of parts comes first. */
  private static String referredSid(ByteBuffer in) throws SecurityFailure {
    align(in);
    in.getInt();
    return sid(in);
  }

  /** A SID (MS-DTYP §2.4.2.2); only its authority is big-endian. */
  static String sid(ByteBuffer in) throws SecurityFailure {
    if (in.remaining() < 8) {
      throw Pac.malformed("has a security identifier that is too short");
    }
    int revision = in.get();
    int parts = in.get();
    long authority = 0;
    for (int i = 0; i < 6; i++) {
      authority = authority << 8 | in.get() & 0xff;
    }
    if (revision != 1 || parts < 1 || parts > 15 || in.remaining() < 4 * parts) {
      throw Pac.malformed("has a security identifier that is none");
    }
    StringBuilder sid = new StringBuilder("S-1-");
    sid.append(
        authority < 1L << 32 ? Long.toString(authority) : String.format("0x%012x", authority));
    for (int i = 0; i < parts; i++) {
      sid.append('-').append(Integer.toUnsignedString(in.getInt()));
    }
    return sid.toString();
  }
}
