package io.windlass.wsman.cli;

import io.windlass.wsman.client.WsmanFault;
import io.windlass.wsman.client.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a fault as {@code winrm} does, and what a fault without a number has instead. */
final class FaultFormat {
  private FaultFormat() {}

  static String format(WsmanFault fault) {
    StringBuilder out = new StringBuilder(512);
    XmlElement detail = fault.wsmanFault();
    boolean structured =
        detail != null
            && !detail.children("Message").isEmpty()
            && !detail.children("Message").get(0).children().isEmpty();
    if (structured) {
      out.append(TextFormat.format(bare(detail)));
    } else {
      message(out, fault.message());
    }
    out.append('\n');
    long code = fault.wsmanCode();
    if (code >= 0) {
      number(out, code);
    } else {
      out.append("Fault:  ").append(harmless(fault.subcodeName())).append('\n');
    }
    if (!fault.detailUri().isEmpty() && code < 0) {
      out.append("Detail:  ").append(harmless(fault.detailUri())).append('\n');
    }
    String text = fault.reason().isEmpty() ? fault.message() : fault.reason();
    return out.append(harmless(text)).append('\n').toString();
  }

  /** The same form for what went wrong on this side, as Windows has it. */
  static String format(String message, long code, String meaning) {
    StringBuilder out = new StringBuilder(512);
    message(out, message);
    number(out.append('\n'), code);
    return out.append(meaning).append(meaning.isEmpty() ? "" : "\n").toString();
  }

  private static void message(StringBuilder out, String message) {
    out.append("WSManFault\n    Message = ").append(harmless(message)).append('\n');
  }

  private static void number(StringBuilder out, long code) {
    long shown = ErrorCodes.shown(code);
    out.append("Error number:  ").append((int) shown).append(' ').append(hex(shown)).append('\n');
  }

  /** Code, machine, provider and path are not in the text; what a plug-in says in full is. */
  private static XmlElement bare(XmlElement element) {
    boolean ours =
        switch (element.localName()) {
          case "WSManFault", "Message", "ProviderFault" -> true;
          default -> false;
        };
    if (!ours) {
      return element;
    }
    List<XmlElement> children = new ArrayList<>(element.children().size());
    for (XmlElement child : element.children()) {
      children.add(bare(child));
    }
    String text = element.localName().equals("WSManFault") ? "" : element.text();
    return element.withChildren(children).withText(Map.of(), text);
  }

  private static String harmless(String text) {
    StringBuilder out = new StringBuilder(text.length());
    TextFormat.appendHarmless(text, out);
    return out.toString();
  }

  static String hex(long code) {
    String digits = Long.toHexString(code & 0xFFFFFFFFL).toUpperCase(Locale.ROOT);
    return code > 0xFFFF ? "0x" + "00000000".substring(digits.length()) + digits : "0x" + digits;
  }
}
