package io.windlass.wsman.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks into answers. */
final class Answers {
  private Answers() {}

  /** The text of the first element with that prefixed name; empty when there is none. */
  static String text(String answer, String element) {
    List<String> all = all(answer, element);
    return all.isEmpty() ? "" : all.get(0);
  }

  static List<String> all(String answer, String element) {
    Matcher matcher =
        Pattern.compile("<" + element + "(?: [^>]*)?>([^<]*)</" + element + ">").matcher(answer);
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  static String subcode(String answer) {
    List<String> values = all(answer, "s:Value");
    return values.isEmpty() ? "" : values.get(values.size() - 1);
  }

  static String code(String answer) {
    Matcher matcher = Pattern.compile("WSManFault Code=\"(\\d+)\"").matcher(answer);
    return matcher.find() ? matcher.group(1) : "";
  }

  static String detail(String answer) {
    String uri = text(answer, "w:FaultDetail");
    return uri.substring(uri.lastIndexOf('/') + 1);
  }
}
