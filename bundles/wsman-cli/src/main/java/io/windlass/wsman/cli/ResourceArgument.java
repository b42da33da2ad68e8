package io.windlass.wsman.cli;

import io.windlass.wsman.client.ResourceLocator;
import io.windlass.wsman.client.WmiPath;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads {@code wmicimv2/Win32_Service?Name=spooler+Zone=1}, or a path of WMI. {@link #parse} is the
 * one place where an argument becomes a locator.
 */
final class ResourceArgument {
  private static final String MICROSOFT = "http://schemas.microsoft.com/wbem/wsman/1";
  private static final String[][] ALIASES = {
    {"wmi", MICROSOFT + "/wmi"},
    {"wmicimv2", MICROSOFT + "/wmi/root/cimv2"},
    {"cimv2", "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2"},
    {"winrm", MICROSOFT},
    {"wsman", MICROSOFT},
    {"shell", MICROSOFT + "/windows/shell"}
  };

  private ResourceArgument() {}

  static ResourceLocator parse(String argument) throws UsageException {
    if (WmiPath.isMeantBy(argument)) {
      return path(argument);
    }
    int question = argument.indexOf('?');
    String uri = expand(question < 0 ? argument : argument.substring(0, question));
    Map<String, String> selectors =
        question < 0 ? Map.of() : selectors(argument.substring(question + 1));
    return ResourceLocator.of(uri, selectors);
  }

  /** A path of WMI, {@code root\\cimv2:Win32_Service.Name="x"}. */
  private static ResourceLocator path(String argument) throws UsageException {
    WmiPath path;
    try {
      path = WmiPath.parse(argument);
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(wrong.getMessage());
    }
    if (!path.server().isEmpty() && !path.server().equals(".")) {
      throw new UsageException(
          "The path names the host "
              + path.server()
              + ": name it with -remote:"
              + path.server()
              + " and write a dot in the path");
    }
    return path.toResource();
  }

  /** Replaces an alias before the first slash. */
  static String expand(String uri) throws UsageException {
    int slash = uri.indexOf('/');
    String head = slash < 0 ? uri : uri.substring(0, slash);
    for (String[] alias : ALIASES) {
      if (alias[0].equalsIgnoreCase(head)) {
        return alias[1] + (slash < 0 ? "" : uri.substring(slash));
      }
    }
    if (uri.indexOf(':') <= 0) {
      throw new UsageException(
          "\"" + uri + "\" is not a resource URI; winrm help aliases lists the short forms");
    }
    return uri;
  }

  private static Map<String, String> selectors(String text) throws UsageException {
    Map<String, String> selectors = new LinkedHashMap<>();
    for (int at = 0; at <= text.length(); ) {
      int end = end(text, at);
      String pair = text.substring(at, end);
      int equals = pair.indexOf('=');
      if (equals <= 0) {
        throw new UsageException(
            "The selector \"" + pair + "\" needs a name and a value: ?Name=value+Name2=value");
      }
      String name = pair.substring(0, equals);
      if (selectors.put(name, unquoted(pair.substring(equals + 1))) != null) {
        throw new UsageException("The selector " + name + " is given twice");
      }
      at = end + 1;
    }
    return selectors;
  }

  /** The plus sign that ends the selector, if it is not inside quotes. */
  private static int end(String text, int from) {
    boolean quoted = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '+' && !quoted) {
        return i;
      }
    }
    return text.length();
  }

  private static String unquoted(String value) throws UsageException {
    if (value.startsWith("\"") && (value.length() < 2 || !value.endsWith("\""))) {
      throw new UsageException("The quote of the selector's value " + value + " is not closed");
    }
    boolean quotes = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quotes ? value.substring(1, value.length() - 1) : value;
  }
}
