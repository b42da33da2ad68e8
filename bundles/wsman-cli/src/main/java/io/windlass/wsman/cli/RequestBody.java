package io.windlass.wsman.cli;

import io.windlass.wsman.client.WsmanException;
import io.windlass.wsman.client.XmlElement;
import io.windlass.wsman.client.XmlText;
import io.windlass.wsman.client.XmlTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Builds what stands inside the body of Create and Invoke. */
final class RequestBody {
  private static final int MAX_FILE = 8 * 1024 * 1024;
  private static final String CONFIG = "http://schemas.microsoft.com/wbem/wsman/1/config";

  private RequestBody() {}

  /** The instance to create: the class's element in the namespace of its resource URI. */
  static String instance(String resourceUri, Map<String, List<String>> values) {
    if (resourceUri.equalsIgnoreCase(CONFIG + "/listener")) {
      return element("Listener", CONFIG + "/listener", values);
    }
    if (resourceUri.equalsIgnoreCase(CONFIG + "/service/certmapping")) {
      return element("CertMapping", CONFIG + "/service/certmapping", values);
    }
    if (resourceUri.equalsIgnoreCase(CONFIG + "/plugin")) {
      return element("PlugInConfiguration", CONFIG + "/PluginConfiguration", values);
    }
    return element(lastSegment(resourceUri), resourceUri, values);
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

  /** The document of {@code -file}. */
  static XmlElement file(String name) throws UsageException, IOException {
    try (InputStream in = Files.newInputStream(Path.of(name))) {
      byte[] content = in.readNBytes(MAX_FILE + 1);
      if (content.length > MAX_FILE) {
        throw new UsageException("-file:" + name + " is larger than " + MAX_FILE + " octets");
      }
      return XmlTree.read(content);
    } catch (NoSuchFileException absent) {
      throw new UsageException("-file:" + name + " does not exist");
    } catch (WsmanException broken) {
      throw new UsageException("-file:" + name + ": " + broken.getMessage());
    }
  }
}
