package io.windlass.wsman.core.enumeration;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import io.windlass.wsman.core.filter.SystemProperties;
import io.windlass.wsman.core.registry.Resource;
import io.windlass.wsman.xml.XmlBuffer;
import io.windlass.wsman.xml.cim.EndpointReference;
import io.windlass.wsman.xml.cim.InstanceTemplate;
import java.util.List;

/** Writes the items of one enumeration in its mode (DSP0226 §8.7). */
public final class ItemWriter {
  /** What an item is. */
  public enum Mode {
    /** The instance. */
    OBJECT,
    /** Its address. */
    EPR,
    /** Both, in a {@code wsman:Item}. */
    OBJECT_AND_EPR
  }

  private static final byte[] ITEM = XmlBuffer.bytes("<w:Item>");
  private static final byte[] ITEM_END = XmlBuffer.bytes("</w:Item>");
  private static final byte[] EPR = XmlBuffer.bytes("<a:EndpointReference>");
  private static final byte[] EPR_END = XmlBuffer.bytes("</a:EndpointReference>");

  private final Resource resource;
  private final Mode mode;
  private final List<Property> chosen;
  private final InstanceTemplate fragment;
  private final boolean cast;

  /**
   * @param cast true to give instances of subclasses as ones of the resource's class
   * @param chosen the properties of a query; empty for whole instances
   */
  public ItemWriter(Resource resource, Mode mode, boolean cast, List<Property> chosen) {
    this.resource = resource;
    this.mode = mode;
    this.cast = cast;
    this.chosen = chosen;
    this.fragment = chosen.isEmpty() ? null : InstanceTemplate.fragment(chosen);
  }

  /**
   * Appends one item; when it throws, what was written so far has to be taken back.
   *
   * @throws ResourceFault when the instance is not what its class declares
   */
  public void write(Instance instance, XmlBuffer out) throws ResourceFault {
    try {
      if (mode == Mode.OBJECT_AND_EPR) {
        out.raw(ITEM);
        writeObject(instance, out);
        writeAddress(instance, out);
        out.raw(ITEM_END);
      } else if (mode == Mode.EPR) {
        writeAddress(instance, out);
      } else {
        writeObject(instance, out);
      }
    } catch (IllegalArgumentException e) {
      throw new ResourceFault(
          FaultCode.INTERNAL_ERROR,
          "The provider returned a "
              + instance.className()
              + " that is not what its class declares: "
              + e.getMessage(),
          e);
    }
  }

  private void writeObject(Instance instance, XmlBuffer out) throws ResourceFault {
    if (fragment != null) {
      fragment.write(SystemProperties.add(instance, chosen, resource), out);
    } else {
      Instance shown = cast ? cast(instance) : instance;
      resource.template(shown).write(shown, out);
    }
  }

  private Instance cast(Instance instance) {
    Instance.Builder base = Instance.of(resource.type().schema().name());
    for (Property property : resource.type().schema().properties()) {
      base.set(property.name(), instance.get(property.name()));
    }
    return base.build();
  }

  private void writeAddress(Instance instance, XmlBuffer out) throws ResourceFault {
    out.raw(EPR);
    EndpointReference.writeContent(resource.addressOf(instance), out);
    out.raw(EPR_END);
  }
}
