package io.windlass.wsman.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.api.WstxOutputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.InputStream;
import java.io.OutputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * The only place that makes XML parsers. No DTD, no entities but the five of XML, and limits on
 * depth, attributes, names and numbers of elements; the length of the input is limited by whoever
 * holds the bytes. Safe for several threads.
 */
public final class SecureXml {
  /** Elements inside each other. Envelopes need fewer than 20; embedded instances add a few. */
  public static final int MAX_DEPTH = 100;

  /** Attributes of one element, namespace declarations included. */
  public static final int MAX_ATTRIBUTES = 64;

  /** Characters of one attribute value. */
  public static final int MAX_ATTRIBUTE_LENGTH = 16 * 1024;

  /** Elements of one document. */
  public static final int MAX_ELEMENTS = 200_000;

  private static final WstxInputFactory INPUT = inputFactory();
  private static final WstxOutputFactory OUTPUT = outputFactory(false);
  private static final WstxOutputFactory REPAIRING_OUTPUT = outputFactory(true);

  private SecureXml() {}

  /**
   * A reader in front of the document. It reports a DOCTYPE or a processing instruction as an
   * event, so that {@link XmlCursor} can refuse it by name.
   *
   * @param encoding the encoding of the bytes; null to find it out from them
   * @throws XMLStreamException when not even the declaration can be read
   */
  public static XMLStreamReader reader(InputStream in, String encoding) throws XMLStreamException {
    XMLStreamReader reader =
        encoding == null
            ? INPUT.createXMLStreamReader(in)
            : INPUT.createXMLStreamReader(in, encoding);
    // 1.1 has other names, line ends and control characters than what we write.
    if (reader.getVersion() != null && !reader.getVersion().equals("1.0")) {
      throw new XMLStreamException("XML " + reader.getVersion() + " is not supported; send 1.0");
    }
    return reader;
  }

  /** A writer of UTF-8 that repairs nothing: what is written is what is meant. */
  public static XMLStreamWriter writer(OutputStream out) throws XMLStreamException {
    return OUTPUT.createXMLStreamWriter(out, "UTF-8");
  }

  /** A writer of UTF-8 that declares the namespaces which are used and not yet declared. */
  public static XMLStreamWriter repairingWriter(OutputStream out) throws XMLStreamException {
    return REPAIRING_OUTPUT.createXMLStreamWriter(out, "UTF-8");
  }

  private static WstxInputFactory inputFactory() {
    WstxInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    // Lazy parsing throws its complaints unchecked, out of getText().
    factory.setProperty(WstxInputProperties.P_LAZY_PARSING, false);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MAX_ATTRIBUTES);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, MAX_ATTRIBUTE_LENGTH);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, (long) MAX_ELEMENTS);
    factory.setProperty(WstxInputProperties.P_MAX_ENTITY_COUNT, 1);
    factory.setProperty(WstxInputProperties.P_MAX_ENTITY_DEPTH, 1);
    factory.setProperty(WstxInputProperties.P_RETURN_NULL_FOR_DEFAULT_NAMESPACE, false);
    return factory;
  }

  private static WstxOutputFactory outputFactory(boolean repairing) {
    WstxOutputFactory factory = new WstxOutputFactory();
    factory.setProperty(XMLOutputFactory.IS_REPAIRING_NAMESPACES, repairing);
    factory.setProperty(WstxOutputProperties.P_OUTPUT_VALIDATE_STRUCTURE, false);
    return factory;
  }
}
