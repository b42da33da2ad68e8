package io.windlass.wsman.xml;

import io.windlass.wsman.xml.enumeration.Enumerate;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Bodies that are bound by Jakarta XML Binding. The context is built when the first one is read;
 * unmarshallers, which are not for several threads, are kept for the next reader. Safe for several
 * threads.
 */
public final class JaxbBodies {
  private static final int KEPT = 8;

  /**
   * Elements of one body; a filter with all its selectors has fewer. What a body holds beyond its
   * own elements is costly to bind: some ten kilobytes each.
   */
  private static final int MAX_ELEMENTS = 256;

  private static final BlockingQueue<Unmarshaller> IDLE = new ArrayBlockingQueue<>(KEPT);

  private JaxbBodies() {}

  private static final class Context {
    static final JAXBContext JAXB = create();

    private static JAXBContext create() {
      try {
        return JAXBContext.newInstance(Enumerate.class);
      } catch (JAXBException e) {
        throw new IllegalStateException("the JAXB context cannot be built", e);
      }
    }
  }

  /**
   * Reads the element that the reader is on, and moves behind it.
   *
   * @throws XMLStreamException when the element is not what the type asks for, or not XML
   */
  public static <T> T read(XMLStreamReader reader, Class<T> type) throws XMLStreamException {
    try {
      Unmarshaller unmarshaller = IDLE.poll();
      if (unmarshaller == null) {
        unmarshaller = Context.JAXB.createUnmarshaller();
      }
      T value = unmarshaller.unmarshal(new Bounded(reader), type).getValue();
      // One that has thrown is not kept: its state is unknown.
      IDLE.offer(unmarshaller);
      return value;
    } catch (JAXBException e) {
      Throwable cause = e.getLinkedException() == null ? e : e.getLinkedException();
      if (cause instanceof XMLStreamException malformed) {
        throw malformed;
      }
      throw new XMLStreamException(String.valueOf(cause.getMessage()), reader.getLocation(), cause);
    }
  }

  /** Refuses more elements than a body has. */
  private static final class Bounded extends PlainXmlReader {
    private int elements;

    Bounded(XMLStreamReader reader) {
      super(reader);
    }

    @Override
    public int next() throws XMLStreamException {
      int event = super.next();
      if (event == START_ELEMENT && ++elements > MAX_ELEMENTS) {
        throw new XMLStreamException(
            "more than " + MAX_ELEMENTS + " elements in this body", getLocation());
      }
      return event;
    }
  }
}
