package io.windlass.wsman.xml.soap;

import io.windlass.wsman.xml.Namespaces;
import io.windlass.wsman.xml.XmlBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Envelopes of answers, with the prefixes that Microsoft writes: some clients read them literally.
 */
public final class EnvelopeWriter {
  private static final Map<Addressing, byte[]> START = new EnumMap<>(Addressing.class);
  private static final Map<Addressing, byte[]> TO = new EnumMap<>(Addressing.class);
  private static final byte[] MESSAGE_ID = XmlBuffer.bytes("</a:Action><a:MessageID>uuid:");
  private static final byte[] RELATES_TO = XmlBuffer.bytes("<a:RelatesTo>");
  private static final byte[] RELATES_TO_END = XmlBuffer.bytes("</a:RelatesTo>");
  private static final byte[] BODY = XmlBuffer.bytes("</s:Header><s:Body>");
  private static final byte[] END = XmlBuffer.bytes("</s:Body></s:Envelope>");

  static {
    for (Addressing addressing : Addressing.values()) {
      START.put(
          addressing,
          XmlBuffer.bytes(
              "<s:Envelope xml:lang=\"en-US\" xmlns:s=\""
                  + Namespaces.SOAP
                  + "\" xmlns:a=\""
                  + addressing.namespace()
                  + "\" xmlns:x=\""
                  + Namespaces.TRANSFER
                  + "\" xmlns:n=\""
                  + Namespaces.ENUMERATION
                  + "\" xmlns:w=\""
                  + Namespaces.WSMAN
                  + "\" xmlns:p=\""
                  + Namespaces.MS_WSMAN
                  + "\"><s:Header><a:Action>"));
      TO.put(
          addressing, XmlBuffer.bytes("</a:MessageID><a:To>" + addressing.anonymous() + "</a:To>"));
    }
  }

  private EnvelopeWriter() {}

  /**
   * Writes everything up to where other headers may follow.
   *
   * @param relatesTo the MessageID of the request; null when there was none
   */
  public static void start(Addressing addressing, String action, String relatesTo, XmlBuffer out) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    UUID id =
        new UUID(
            random.nextLong() & ~0xF000L | 0x4000L,
            random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
    out.raw(START.get(addressing)).text(action);
    out.raw(MESSAGE_ID).ascii(id.toString()).raw(TO.get(addressing));
    if (relatesTo != null) {
      out.raw(RELATES_TO).text(relatesTo).raw(RELATES_TO_END);
    }
  }

  /** Ends the headers and opens the body. */
  public static void body(XmlBuffer out) {
    out.raw(BODY);
  }

  /** Closes body and envelope. */
  public static void end(XmlBuffer out) {
    out.raw(END);
  }

  /** The bytes that {@link #end} takes. */
  public static int endSize() {
    return END.length;
  }
}
