package io.windlass.wsman.cli;

import io.windlass.wsman.client.WsmanException;
import io.windlass.wsman.client.XmlElement;
import io.windlass.wsman.client.XmlTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The file of {@code -file}: UTF-8, or UTF-16 where a mark at its beginning says so. */
final class InputFile {
  private static final int MAX_FILE = 8 * 1024 * 1024;
  private static final int MAX_TEXT = 64 * 1024;

  private InputFile() {}

  /** An XML document, in any encoding that it declares itself. */
  static XmlElement xml(String name) throws UsageException, IOException {
    try {
      return XmlTree.read(octets(name, MAX_FILE));
    } catch (WsmanException broken) {
      throw new UsageException("-file:" + name + ": " + broken.getMessage());
    }
  }

  /** A text. */
  static String text(String name) throws UsageException, IOException {
    byte[] octets = octets(name, MAX_TEXT);
    try {
      String text = charset(octets).newDecoder().decode(ByteBuffer.wrap(octets)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException broken) {
      throw new UsageException("-file:" + name + " is neither UTF-8 nor UTF-16 with a mark");
    }
  }

  private static Charset charset(byte[] octets) {
    boolean mark =
        octets.length > 1
            && ((octets[0] == (byte) 0xFE && octets[1] == (byte) 0xFF)
                || (octets[0] == (byte) 0xFF && octets[1] == (byte) 0xFE));
    return mark ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
  }

  private static byte[] octets(String name, int most) throws UsageException, IOException {
    if (name.isEmpty()) {
      throw new UsageException("-file needs the name of a file: -file:FILE");
    }
    if (Files.isDirectory(Path.of(name))) {
      throw new UsageException("-file:" + name + " is a directory");
    }
    try (InputStream in = Files.newInputStream(Path.of(name))) {
      byte[] content = in.readNBytes(most + 1);
      if (content.length > most) {
        throw new UsageException("-file:" + name + " is larger than " + most + " octets");
      }
      return content;
    } catch (NoSuchFileException absent) {
      throw new UsageException("-file:" + name + " does not exist");
    }
  }
}
