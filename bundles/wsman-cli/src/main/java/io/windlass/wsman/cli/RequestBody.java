package io.windlass.wsman.cli;

import io.windlass.wsman.client.ResourceLocator;
import io.windlass.wsman.client.XmlText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds what stands inside the body of Create and Invoke. */
final class RequestBody {
  private static final String SHELL = "http://schemas.microsoft.com/wbem/wsman/1/windows/shell";
  private static final String CONFIG = "http://schemas.microsoft.com/wbem/wsman/1/config";

  private RequestBody() {}

  /** The instance to create: the class's element in the namespace of its resource URI. */
  static String instance(ResourceLocator resource, Map<String, List<String>> values)
      throws UsageException {
    String uri = resource.resourceUri();
    if (uri.equalsIgnoreCase(CONFIG + "/listener")) {
      return element("Listener", CONFIG + "/listener", values);
    }
    if (uri.equalsIgnoreCase(CONFIG + "/service/certmapping")) {
      return element("CertMapping", CONFIG + "/service/certmapping", values);
    }
    if (uri.equalsIgnoreCase(CONFIG + "/plugin")) {
      return plugin(resource.selectors(), values);
    }
    if (uri.regionMatches(true, 0, SHELL, 0, SHELL.length())) {
      return element("Shell", SHELL, values);
    }
    return element(lastSegment(uri), uri, values);
  }

  /** The properties of a plug-in are attributes (MS-WSMV §2.2.4.22), its name among them. */
  private static String plugin(Map<String, String> selectors, Map<String, List<String>> values)
      throws UsageException {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (Map.Entry<String, String> selector : selectors.entrySet()) {
      if (selector.getKey().equalsIgnoreCase("Name")) {
        all.put("Name", List.of(selector.getValue()));
      }
    }
    all.putAll(values);
    StringBuilder xml = new StringBuilder("<p:PlugInConfiguration xmlns:p=\"");
    xml.append(CONFIG).append("/PluginConfiguration\"");
    for (Map.Entry<String, List<String>> entry : all.entrySet()) {
      String value = entry.getValue().get(0);
      if (entry.getValue().size() > 1 || value == null) {
        throw new UsageException(
            entry.getKey()
                + " of a plug-in has exactly one text: give its resources and parameters with"
                + " -file:FILE");
      }
      xml.append(' ').append(entry.getKey()).append("=\"");
      XmlText.escape(xml, value);
      xml.append('"');
    }
    return xml.append("/>").toString();
  }

  /** The parameters of a method. */
  static String parameters(String method, String resourceUri, Map<String, List<String>> values) {
    return element(method + "_INPUT", resourceUri, values);
  }

  static String lastSegment(String uri) {
    return uri.substring(uri.lastIndexOf('/') + 1);
  }

  private static String element(String name, String namespace, Map<String, List<String>> values) {
    StringBuilder xml = new StringBuilder(256);
    xml.append("<p:").append(name).append(" xmlns:p=\"");
    XmlText.escape(xml, namespace);
    xml.append("\">");
    for (Map.Entry<String, List<String>> entry : values.entrySet()) {
      for (String value : entry.getValue()) {
        xml.append("<p:").append(entry.getKey());
        if (value == null) {
          // The envelope declares xsi.
          xml.append(" xsi:nil=\"true\"/>");
        } else {
          xml.append('>');
          XmlText.escape(xml, value);
          xml.append("</p:").append(entry.getKey()).append('>');
        }
      }
    }
    return xml.append("</p:").append(name).append('>').toString();
  }
}
