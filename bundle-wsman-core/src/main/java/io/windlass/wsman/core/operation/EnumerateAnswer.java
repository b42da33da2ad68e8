package io.windlass.wsman.core.operation;

import io.windlass.wsman.core.enumeration.Enumerations;
import io.windlass.wsman.xml.XmlBuffer;

/**
 * {@code wsen:EnumerateResponse}: the context stands in front of the items, but is known only after
 * they are read, so its place is kept free.
 */
final class EnumerateAnswer {
  private static final byte[] START = XmlBuffer.bytes("<n:EnumerateResponse>");
  private static final byte[] CONTEXT = XmlBuffer.bytes("<n:EnumerationContext>");
  private static final byte[] CONTEXT_END = XmlBuffer.bytes("</n:EnumerationContext>");
  private static final byte[] NO_CONTEXT = XmlBuffer.bytes("<n:EnumerationContext/>");
  private static final byte[] ITEMS = XmlBuffer.bytes("<w:Items>");
  private static final byte[] ITEMS_END = XmlBuffer.bytes("</w:Items>");
  private static final byte[] LAST = XmlBuffer.bytes("<w:EndOfSequence/>");
  private static final byte[] END = XmlBuffer.bytes("</n:EnumerateResponse>");

  private final XmlBuffer out;
  private final boolean optimized;
  private int contextAt;

  EnumerateAnswer(XmlBuffer out, boolean optimized) {
    this.out = out;
    this.optimized = optimized;
  }

  void begin() {
    out.raw(START);
    contextAt = out.size();
    if (optimized) {
      out.raw(ITEMS);
    }
  }

  XmlBuffer end(Enumerations.Opened opened) {
    boolean last = opened.page().last();
    if (optimized) {
      out.raw(ITEMS_END);
      if (last) {
        out.raw(LAST);
      }
    }
    XmlBuffer context = new XmlBuffer(128);
    if (last) {
      // The element is there even when it is empty (DSP0226 R8.2.3-5).
      context.raw(NO_CONTEXT);
    } else {
      context.raw(CONTEXT).ascii(opened.enumeration().id()).raw(CONTEXT_END);
    }
    out.insert(contextAt, context);
    return out.raw(END);
  }
}
