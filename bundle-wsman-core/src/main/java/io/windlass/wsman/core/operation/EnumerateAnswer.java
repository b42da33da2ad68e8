package io.windlass.wsman.core.operation;

import io.windlass.wsman.core.enumeration.Enumerations;
import io.windlass.wsman.xml.XmlBuffer;
import java.util.Optional;

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
  private final Optional<Expires> asked;
  private final Enumerations enumerations;
  private int contextAt;

  /**
   * @param asked the Expires of the request, which is answered with what is granted
   */
  EnumerateAnswer(
      XmlBuffer out, boolean optimized, Optional<Expires> asked, Enumerations enumerations) {
    this.out = out;
    this.optimized = optimized;
    this.asked = asked;
    this.enumerations = enumerations;
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
      asked.ifPresent(
          expires -> expires.writeGranted(enumerations.timeLeft(opened.enumeration()), context));
      context.raw(CONTEXT).ascii(opened.enumeration().id()).raw(CONTEXT_END);
    }
    out.insert(contextAt, context);
    return out.raw(END);
  }
}
