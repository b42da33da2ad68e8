package io.windlass.wsman.security.sddl;

import io.windlass.wsman.security.sddl.AccessEntry.Flag;
import io.windlass.wsman.security.sddl.AccessEntry.Type;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the text form of a descriptor, once. */
final class SddlReader {
  private static final int MAX_LENGTH = 16 * 1024;
  private static final int MAX_ENTRIES = 256;
  private static final Map<String, Type> TYPES =
      Map.of("A", Type.ALLOW, "D", Type.DENY, "AU", Type.AUDIT);
  private static final Set<String> INHERITANCE = Set.of("OI", "CI", "NP", "ID");
  private static final Map<String, Flag> FLAGS =
      Map.of("IO", Flag.INHERIT_ONLY, "SA", Flag.SUCCESS, "FA", Flag.FAILURE);

  private final String text;
  private int at;

  SddlReader(String text) {
    this.text = text;
  }

  SecurityDescriptor read() {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "The descriptor has " + text.length() + " characters, allowed are " + MAX_LENGTH);
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
        at = i;
        throw wrong("a descriptor has no blanks and no characters outside of ASCII");
      }
    }
    owner("O:");
    owner("G:");
    if (!text.startsWith("D:", at)) {
      throw wrong(
          "there is no D: here, and without a list of access everybody might do everything");
    }
    List<AccessEntry> access = list("D:", EnumSet.of(Type.ALLOW, Type.DENY));
    List<AccessEntry> audit =
        text.startsWith("S:", at) ? list("S:", EnumSet.of(Type.AUDIT)) : List.of();
    if (at < text.length()) {
      throw wrong("nothing is expected any more");
    }
    return new SecurityDescriptor(text, access, audit);
  }

  private void owner(String tag) {
    if (!text.startsWith(tag, at)) {
      return;
    }
    at += tag.length();
    int end = at;
    while (end < text.length() && !isTag(end)) {
      end++;
    }
    sid(text.substring(at, end));
    at = end;
  }

  /** A letter and a colon: where the next part begins. */
  private boolean isTag(int position) {
    return position + 1 < text.length()
        && "OGDS".indexOf(text.charAt(position)) >= 0
        && text.charAt(position + 1) == ':';
  }

  private List<AccessEntry> list(String tag, Set<Type> types) {
    at += tag.length();
    while (at < text.length() && text.charAt(at) != '(' && !isTag(at)) {
      if (text.startsWith("NO_ACCESS_CONTROL", at)) {
        throw wrong("NO_ACCESS_CONTROL lets everybody do everything");
      }
      if (text.startsWith("AR", at) || text.startsWith("AI", at)) {
        at += 2;
      } else if (text.charAt(at) == 'P') {
        at++;
      } else {
        throw wrong("of the flags of a list there are P, AR and AI");
      }
    }
    List<AccessEntry> entries = new ArrayList<>();
    while (at < text.length() && text.charAt(at) == '(') {
      if (entries.size() == MAX_ENTRIES) {
        throw wrong("a list has at most " + MAX_ENTRIES + " entries");
      }
      entries.add(entry(types));
    }
    return entries;
  }

  private AccessEntry entry(Set<Type> types) {
    int end = text.indexOf(')', at);
    if (end < 0) {
      throw wrong("the entry that begins here has no end");
    }
    String[] fields = text.substring(at + 1, end).split(";", -1);
    if (fields.length != 6) {
      throw wrong(
          "an entry has six fields, this one "
              + fields.length
              + (fields.length == 7 ? ": conditions are not evaluated here" : ""));
    }
    Type type = TYPES.get(fields[0]);
    if (type == null || !types.contains(type)) {
      throw wrong("\"" + fields[0] + "\" is not evaluated in this list: D: has A and D, S: has AU");
    }
    if (!fields[3].isEmpty() || !fields[4].isEmpty()) {
      throw wrong("the fields of objects are empty");
    }
    try {
      AccessEntry entry =
          new AccessEntry(
              type, flags(fields[1]), AccessMask.parse(fields[2]), Sid.parse(fields[5]));
      at = end + 1;
      return entry;
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private static Set<Flag> flags(String text) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    for (int i = 0; i < text.length(); i += 2) {
      String code = text.substring(i, Math.min(text.length(), i + 2));
      Flag flag = FLAGS.get(code);
      if (flag != null) {
        flags.add(flag);
      } else if (!INHERITANCE.contains(code)) {
        throw new IllegalArgumentException("\"" + code + "\" is no flag of an entry");
      }
    }
    return flags;
  }

  private void sid(String word) {
    try {
      Sid.parse(word);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(
        "Character " + (at + 1) + " of the descriptor " + excerpt() + ": " + what);
  }

  private String excerpt() {
    String shown = text.length() <= 120 ? text : text.substring(0, 120) + "...";
    return '"' + shown.replaceAll("[^ -~]", "?") + '"';
  }
}
