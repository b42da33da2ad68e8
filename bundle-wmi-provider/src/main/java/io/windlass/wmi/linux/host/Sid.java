package io.windlass.wmi.linux.host;

/** Security identifiers of Unix users and groups, in the convention of Samba. */
public final class Sid {
  private Sid() {}

  /** The SID of a user. */
  public static String ofUser(long uid) {
    return "S-1-22-1-" + uid;
  }

  /** The SID of a group. */
  public static String ofGroup(long gid) {
    return "S-1-22-2-" + gid;
  }
}
