package io.windlass.wsman.api;

import java.net.URI;
import javax.xml.stream.XMLStreamReader;
import org.osgi.annotation.versioning.ProviderType;

/** A request as the raw tier sees it. */
@ProviderType
public interface XmlRequest {
  /** {@code wsa:Action}. */
  URI action();

  /** Resource URI and selectors; selectors are not checked against a schema. */
  Target target();

  /**
   * The body, positioned on its first element, or at the end of {@code s:Body} when that is empty.
   * Valid until the stage that {@link XmlResource#handle} returns is complete; one thread at a
   * time.
   */
  XMLStreamReader body();
}
