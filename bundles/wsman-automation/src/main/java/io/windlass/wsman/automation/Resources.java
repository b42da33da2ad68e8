package io.windlass.wsman.automation;

import io.windlass.wsman.client.ResourceLocator;
import io.windlass.wsman.client.WmiPath;
import io.windlass.wsman.client.WsmanException;
import io.windlass.wsman.client.XmlTree;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What scripts name resources by. */
final class Resources {
  private Resources() {}

  /** A ResourceLocator, a URI, a path of WMI, or an endpoint reference as XML. */
  static ResourceLocator of(Object resource) throws WsmanException {
    if (resource instanceof io.windlass.wsman.automation.ResourceLocator locator) {
      return locator.toClient();
    }
    String text = resource == null ? "" : resource.toString().strip();
    return text.startsWith("<")
        ? ResourceLocator.of(XmlTree.read(text.getBytes(StandardCharsets.UTF_8)))
        : uri(text);
  }

  /** {@code http://...?Name=value+Name2="a+b"}, or a path of WMI. */
  static ResourceLocator uri(String text) {
    if (WmiPath.isMeantBy(text)) {
      WmiPath path = WmiPath.parse(text);
      if (!path.server().isEmpty() && !path.server().equals(".")) {
        throw new IllegalArgumentException(
            "The path names the host "
                + path.server()
                + ": name it in CreateSession, and write a dot in the path");
      }
      return path.toResource();
    }
    int question = text.indexOf('?');
    String uri = question < 0 ? text : text.substring(0, question);
    if (uri.indexOf(':') <= 0) {
      throw new IllegalArgumentException(
          "\"" + uri + "\" is no resource URI: write it in full, http://schemas...");
    }
    return ResourceLocator.of(
        uri, question < 0 ? Map.of() : selectors(text.substring(question + 1)));
  }

  private static Map<String, String> selectors(String text) {
    Map<String, String> selectors = new LinkedHashMap<>();
    int from = 0;
    boolean quoted = false;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? '+' : text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '+' && (!quoted || i == text.length())) {
        add(text.substring(from, i), selectors);
        from = i + 1;
      }
    }
    return selectors;
  }

  private static void add(String pair, Map<String, String> selectors) {
    int equals = pair.indexOf('=');
    if (equals <= 0) {
      throw new IllegalArgumentException(
          "The selector \"" + pair + "\" needs a name and a value: ?Name=value+Name2=value");
    }
    String value = pair.substring(equals + 1);
    boolean quotes = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    String plain = quotes ? value.substring(1, value.length() - 1) : value;
    if (selectors.put(pair.substring(0, equals), plain) != null) {
      throw new IllegalArgumentException(
          "The selector " + pair.substring(0, equals) + " is given twice");
    }
  }
}
