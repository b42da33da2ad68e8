package io.windlass.wsman.security.sddl;

import io.windlass.wsman.security.sddl.AccessEntry.Flag;
import io.windlass.wsman.security.sddl.AccessEntry.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says in words what a descriptor says in letters. */
final class SddlWords {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("S-1-5-32-544", "Administrators (BA)"),
          Map.entry("S-1-5-32-545", "Users (BU)"),
          Map.entry("S-1-5-32-546", "Guests (BG)"),
          Map.entry("S-1-5-32-573", "Event Log Readers (ER)"),
          Map.entry("S-1-5-32-580", "Remote Management Users (RM)"),
          Map.entry("S-1-1-0", "Everyone (WD)"),
          Map.entry("S-1-5-2", "everyone from the network (NU)"),
          Map.entry("S-1-5-4", "everyone at the machine (IU)"),
          Map.entry("S-1-5-7", "Anonymous (AN)"),
          Map.entry("S-1-5-11", "everyone who has logged on (AU)"),
          Map.entry("S-1-5-18", "the system (SY)"),
          Map.entry("S-1-5-19", "Local Service (LS)"),
          Map.entry("S-1-5-20", "Network Service (NS)"),
          Map.entry("S-1-5-64-10", "everyone who logged on by NTLM (S-1-5-64-10)"),
          Map.entry("S-1-5-64-14", "everyone who logged on by a certificate (S-1-5-64-14)"),
          Map.entry("S-1-5-113", "every account of this machine (S-1-5-113)"),
          Map.entry("S-1-5-114", "every administrator of this machine (S-1-5-114)"));

  private SddlWords() {}

  /** One sentence for each entry, in the order in which they count. */
  static List<String> of(List<AccessEntry> access, List<AccessEntry> audit) {
    List<String> words = new ArrayList<>(access.size() + audit.size());
    for (AccessEntry entry : access) {
      String verb = entry.type() == Type.DENY ? " may not " : " may ";
      words.add(name(entry) + verb + rights(entry.mask()) + inheritance(entry));
    }
    if (access.isEmpty()) {
      words.add("nobody may do anything");
    }
    for (AccessEntry entry : audit) {
      String what = rights(entry.mask()).replace("everything", "anything");
      words.add(outcome(entry) + what + " is written down for " + name(entry));
    }
    return words;
  }

  private static String name(AccessEntry entry) {
    String name = NAMES.get(entry.sid());
    return name == null ? entry.sid() : name;
  }

  private static String rights(int mask) {
    StringBuilder words = new StringBuilder();
    add(words, mask, AccessMask.READ, "read");
    add(words, mask, AccessMask.WRITE, "write");
    add(words, mask, AccessMask.EXECUTE, "call methods");
    return switch (words.toString()) {
      case "read, write, call methods" -> "do everything";
      case "" -> "do nothing that counts here (0x" + Integer.toHexString(mask) + ")";
      default -> words.toString();
    };
  }

  private static void add(StringBuilder words, int mask, int right, String word) {
    if ((mask & right) != 0) {
      words.append(words.length() == 0 ? "" : ", ").append(word);
    }
  }

  private static String inheritance(AccessEntry entry) {
    return entry.has(Flag.INHERIT_ONLY) ? " (inherit only: does not count)" : "";
  }

  private static String outcome(AccessEntry entry) {
    boolean success = entry.has(Flag.SUCCESS);
    boolean failure = entry.has(Flag.FAILURE);
    if (success && failure) {
      return "every attempt to ";
    }
    if (success) {
      return "every allowed attempt to ";
    }
    return failure ? "every refused attempt to " : "no attempt to ";
  }
}
