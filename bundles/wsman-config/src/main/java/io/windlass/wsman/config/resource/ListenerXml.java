package io.windlass.wsman.config.resource;

import io.windlass.wsman.api.XmlReply;
import io.windlass.wsman.api.runtime.ListenerDTO;
import io.windlass.wsman.config.store.Configurations;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A listener as an element.
 *
 * @param entry its configuration; empty for one that another setting has brought about
 * @param source who made it, when that was not its configuration
 */
record ListenerXml(
    Optional<Configurations.Entry> entry,
    String source,
    String address,
    String transport,
    Port port,
    Tls tls)
    implements XmlReply {

  /** Where and whether it listens. */
  record Port(String number, boolean enabled, String prefix, List<String> listeningOn) {}

  /** The certificate. */
  record Tls(String hostname, String thumbprint) {}

  static ListenerXml of(Configurations.Entry entry, Optional<ListenerDTO> running) {
    String transport = entry.value("transport", "HTTP").strip().toUpperCase(Locale.ROOT);
    String port = entry.value("port", "-1").strip();
    String usual = transport.equals("HTTPS") ? "5986" : "5985";
    if (port.equals("-1") || port.equals("0")) {
      port = running.filter(dto -> dto.port > 0).map(dto -> "" + dto.port).orElse(usual);
    }
    String configured = entry.value("certificateThumbprint", "");
    return new ListenerXml(
        Optional.of(entry),
        entry.value("source", ""),
        ListenerRules.spelt(entry.value("address", "127.0.0.1")),
        transport,
        new Port(
            port,
            !entry.value("enabled", "true").strip().equalsIgnoreCase("false"),
            entry.value("prefix", "wsman"),
            running.map(ListenerXml::addresses).orElse(List.of())),
        new Tls(
            entry.value("hostname", ""),
            configured.isEmpty()
                ? running.map(dto -> text(dto.certificateThumbprint)).orElse("")
                : configured));
  }

  static ListenerXml of(ListenerDTO dto) {
    return new ListenerXml(
        Optional.empty(),
        text(dto.source).isEmpty() ? "Other" : dto.source,
        ListenerRules.spelt(dto.address),
        dto.transport,
        new Port("" + dto.port, dto.enabled, text(dto.prefix), addresses(dto)),
        new Tls(text(dto.hostname), text(dto.certificateThumbprint)));
  }

  private static List<String> addresses(ListenerDTO dto) {
    return dto.listeningOn == null ? List.of() : dto.listeningOn;
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  List<String> listeningOn() {
    return port.listeningOn();
  }

  @Override
  public void writeBody(XMLStreamWriter writer) throws XMLStreamException {
    SectionXml.root(writer, "Listener", ListenerPart.RESOURCE);
    if (!source.isEmpty()) {
      writer.writeAttribute("Source", source);
    }
    value(writer, "Address", address);
    value(writer, "Transport", transport);
    value(writer, "Port", port.number());
    value(writer, "Hostname", tls.hostname());
    value(writer, "Enabled", Boolean.toString(port.enabled()));
    value(writer, "URLPrefix", port.prefix());
    value(writer, "CertificateThumbprint", tls.thumbprint());
    for (String listening : port.listeningOn()) {
      value(writer, "ListeningOn", listening);
    }
    writer.writeEndElement();
  }

  private static void value(XMLStreamWriter writer, String name, String text)
      throws XMLStreamException {
    SectionXml.value(writer, name, ListenerPart.RESOURCE, text);
  }
}
