package io.windlass.wsman.cli;

import io.windlass.wsman.client.XmlElement;
import java.io.PrintStream;

/** Writes items in the format of {@code -format}. */
final class Printer {
  /** The formats. */
  private enum Format {
    TEXT,
    PRETTY,
    XML
  }

  private final PrintStream out;
  private final Format format;
  private boolean first = true;

  Printer(CommandLine line, PrintStream out) throws UsageException {
    this.out = out;
    String name = line.value(Switch.FORMAT, "text");
    if (name.equalsIgnoreCase("text")) {
      format = Format.TEXT;
    } else if (name.equalsIgnoreCase("pretty")) {
      format = Format.PRETTY;
    } else if (name.equalsIgnoreCase("xml")) {
      format = Format.XML;
    } else {
      throw new UsageException("-format:" + name + " is not text, pretty or xml");
    }
  }

  void print(XmlElement item) {
    switch (format) {
      case XML -> out.append(item.toXml()).append('\n');
      case PRETTY -> out.append(item.toPrettyXml()).append('\n');
      default -> {
        out.append(first ? "" : "\n").append(TextFormat.format(item));
        first = false;
      }
    }
  }
}
