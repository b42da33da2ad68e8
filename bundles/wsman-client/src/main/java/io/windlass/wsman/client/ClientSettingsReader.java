package io.windlass.wsman.client;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** Finds out what an instance on this machine says to clients. */
final class ClientSettingsReader {
  private static final String FILE = "etc/io.windlass.wsman.client.cfg";
  private static final ResourceLocator RESOURCE =
      ResourceLocator.of("http://schemas.microsoft.com/wbem/wsman/1/config/client");

  /** Whoever asks another host does not wait long for this one. */
  private static final SessionOptions BRIEFLY =
      SessionOptions.defaults()
          .withConnectTimeout(Duration.ofSeconds(1))
          .withOverallTimeout(Duration.ofSeconds(3));

  private ClientSettingsReader() {}

  static ClientSettings unconfigured(Path base) {
    return new ClientSettings(base.resolve(FILE), new ClientSettings.Texts(Map.of(), Set.of()));
  }

  static ClientSettings read(Path base) throws IOException {
    Endpoint service = Endpoint.ofInstance(base);
    if (!Files.exists(service.socket())) {
      return ofFile(base);
    }
    XmlElement section;
    try (WsmanSession session = new WsmanSession(service, Authentication.none(), BRIEFLY)) {
      section = session.get(RESOURCE);
    } catch (WsmanException unknown) {
      // It does not run, let this user in, or serve its configuration: the file is what is known.
      return ofFile(base);
    }
    ClientSettings.Texts texts = new ClientSettings.Texts(new HashMap<>(), new HashSet<>());
    collect(section, "", texts);
    return new ClientSettings(base.resolve(FILE), texts);
  }

  private static void collect(XmlElement section, String prefix, ClientSettings.Texts texts) {
    for (XmlElement member : section.children()) {
      String name = prefix + member.localName();
      if (!member.children().isEmpty()) {
        collect(member, name + ".", texts);
      } else {
        texts.values().put(name, member.text());
        if (member.attribute("Source").isPresent()) {
          texts.fixed().add(name);
        }
      }
    }
  }

  private static ClientSettings ofFile(Path base) throws IOException {
    Path file = base.resolve(FILE);
    if (!Files.exists(file)) {
      return unconfigured(base);
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (AccessDeniedException closed) {
      throw new IOException(
          file
              + " cannot be read: let this account read it, or set WINDLASS_BASE to an instance"
              + " of its own",
          closed);
    } catch (IOException | IllegalArgumentException broken) {
      throw new IOException(file + " cannot be read: " + broken.getMessage(), broken);
    }
    Map<String, String> values = new HashMap<>();
    properties.forEach((name, value) -> values.put(name.toString(), unquoted(value.toString())));
    return new ClientSettings(file, new ClientSettings.Texts(values, Set.of()));
  }

  /** As the service reads the file. */
  private static String unquoted(String value) {
    String text = value.strip();
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
