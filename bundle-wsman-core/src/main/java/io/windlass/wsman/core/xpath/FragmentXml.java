package io.windlass.wsman.core.xpath;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import io.windlass.wsman.xml.XmlBuffer;
import io.windlass.wsman.xml.cim.FragmentElements;
import io.windlass.wsman.xml.cim.InstanceTemplate;
import java.util.List;

/** Writes {@code wsman:XmlFragment} (DSP0226 §7.7). Immutable. */
final class FragmentXml {
  private final ClassSchema schema;
  private final String namespaceUri;
  private final InstanceTemplate whole;

  FragmentXml(ClassSchema schema, String namespaceUri, InstanceTemplate whole) {
    this.schema = schema;
    this.namespaceUri = namespaceUri;
    this.whole = whole;
  }

  void write(List<Fragment> fragments, XmlBuffer out) throws ResourceFault {
    if (fragments.isEmpty()) {
      FragmentElements.nil(out);
      return;
    }
    FragmentElements.start(namespaceUri, out);
    try {
      boolean first = true;
      for (Fragment fragment : fragments) {
        if (fragment.text()) {
          out.text((first ? "" : " ") + Values.textOf(fragment.value()));
        } else {
          element(fragment, out);
        }
        first = false;
      }
    } catch (IllegalArgumentException e) {
      throw new ResourceFault(
          FaultCode.INTERNAL_ERROR,
          "The provider returned a "
              + schema.name()
              + " that is not what its class declares: "
              + e.getMessage(),
          e);
    }
    FragmentElements.end(out);
  }

  private void element(Fragment fragment, XmlBuffer out) {
    if (fragment.property().isEmpty()) {
      whole.write((Instance) fragment.value(), out);
      return;
    }
    Object value = fragment.index() == 0 ? fragment.value() : List.of(fragment.value());
    if (!fragment.within().isEmpty()) {
      FragmentElements.embedded(fragment.within(), fragment.property(), value, out);
      return;
    }
    for (Property property : schema.properties()) {
      if (property.name().equals(fragment.property())) {
        FragmentElements.property(property, value, out);
      }
    }
  }
}
