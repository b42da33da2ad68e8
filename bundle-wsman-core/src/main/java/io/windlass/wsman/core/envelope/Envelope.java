package io.windlass.wsman.core.envelope;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.xml.Namespaces;
import io.windlass.wsman.xml.SecureXml;
import io.windlass.wsman.xml.XmlCursor;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * A request whose headers are read and whose body is still ahead: the cursor stands in {@code
 * s:Body}. For one thread at a time.
 */
public final class Envelope {
  private final Charset charset;
  private final Headers headers = new Headers();
  private XmlCursor cursor;

  private Envelope(Charset charset) {
    this.charset = charset;
  }

  /**
   * Reads the headers of a message.
   *
   * @param partial told of the envelope before it is read, so that a fault can relate to whatever
   *     could be read
   */
  public static Envelope read(
      byte[] body, Optional<String> contentType, java.util.function.Consumer<Envelope> partial)
      throws ResourceFault {
    Envelope envelope = new Envelope(Charsets.of(contentType, body));
    partial.accept(envelope);
    try {
      envelope.readHeaders(body, contentType);
    } catch (XMLStreamException e) {
      throw malformed(e);
    }
    return envelope;
  }

  /** The refusal of something that is not XML, or breaks a limit of the parser. */
  public static ResourceFault malformed(XMLStreamException e) {
    String message = e.getMessage() == null ? "not well-formed" : e.getMessage();
    return new ResourceFault(
        FaultCode.INVALID_XML,
        "The message cannot be read as XML: "
            + message.substring(0, Math.min(300, message.length())).replace('\n', ' '),
        e);
  }

  private void readHeaders(byte[] body, Optional<String> contentType)
      throws XMLStreamException, ResourceFault {
    // The encoding is fixed by now: a declaration inside the document cannot change it.
    byte[] utf8 = Charsets.toUtf8(body, charset);
    cursor =
        new XmlCursor(
            SecureXml.reader(new ByteArrayInputStream(utf8), StandardCharsets.UTF_8.name()));
    String declared = cursor.reader().getCharacterEncodingScheme();
    if (declared != null) {
      Charsets.checkDeclared(declared, contentType, charset);
    }
    if (!cursor.nextElement()) {
      throw new XMLStreamException("no element", cursor.reader().getLocation());
    }
    requireSoap12();
    boolean found = false;
    while (!found && cursor.nextElement()) {
      if (cursor.isOn(Namespaces.SOAP, "Header")) {
        new HeaderReader(cursor, headers).read();
      } else if (cursor.isOn(Namespaces.SOAP, "Body")) {
        found = true;
      } else {
        throw new XMLStreamException(
            "unexpected " + cursor.reader().getName(), cursor.reader().getLocation());
      }
    }
    if (!found) {
      throw new XMLStreamException("an envelope without s:Body", cursor.reader().getLocation());
    }
  }

  private void requireSoap12() throws ResourceFault {
    if (!cursor.isOn(Namespaces.SOAP, "Envelope")) {
      boolean envelope = cursor.reader().getLocalName().equals("Envelope");
      throw new ResourceFault(
          envelope ? FaultCode.VERSION_MISMATCH : FaultCode.SCHEMA_VALIDATION_ERROR,
          "A SOAP 1.2 Envelope is needed, not " + cursor.reader().getName() + ".");
    }
  }

  /** The headers. */
  public Headers headers() {
    return headers;
  }

  /** The cursor, in {@code s:Body}. */
  public XmlCursor cursor() {
    return cursor;
  }

  /** True when the message is in UTF-16; so will be the answer. */
  public boolean isUtf16() {
    return charset != StandardCharsets.UTF_8;
  }
}
