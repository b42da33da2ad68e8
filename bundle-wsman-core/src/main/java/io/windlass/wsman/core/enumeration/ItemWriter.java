package io.windlass.wsman.core.enumeration;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.xml.XmlBuffer;

/** Writes the items of one enumeration in its mode (DSP0226 §8.7). */
public abstract class ItemWriter {
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

  private final Mode mode;

  ItemWriter(Mode mode) {
    this.mode = mode;
  }

  /**
   * Appends one item; when it throws, what was written so far has to be taken back.
   *
   * @throws ResourceFault when the instance is not what its class declares
   */
  public final void write(Instance instance, XmlBuffer out) throws ResourceFault {
    try {
      if (mode == Mode.OBJECT_AND_EPR) {
        out.raw(ITEM);
      }
      if (mode != Mode.EPR) {
        writeObject(instance, out);
      }
      if (mode != Mode.OBJECT) {
        out.raw(EPR);
        writeAddress(instance, out);
        out.raw(EPR_END);
      }
      if (mode == Mode.OBJECT_AND_EPR) {
        out.raw(ITEM_END);
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

  /** The element that stands for the item. */
  abstract void writeObject(Instance instance, XmlBuffer out) throws ResourceFault;

  /** What stands in an {@code wsa:EndpointReference} to it. */
  abstract void writeAddress(Instance instance, XmlBuffer out) throws ResourceFault;
}
