package io.windlass.wsman.cli;

import io.windlass.wsman.client.XmlElement;
import java.io.PrintStream;

/** Writes items in the format of {@code -format}. */
final class Printer {
  private static final String RESULTS = "http://schemas.dmtf.org/wbem/wsman/1/wsman/results";

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

  /** The items that follow are one document, as scripts that were written for Windows expect. */
  void beginResults() {
    if (format != Format.TEXT) {
      out.append("<wsman:Results xmlns:wsman=\"").append(RESULTS).append("\">\n");
    }
  }

  /** The last item has been written, or the last before something failed. */
  void endResults() {
    if (format != Format.TEXT) {
      out.append("</wsman:Results>\n");
    }
  }
}
