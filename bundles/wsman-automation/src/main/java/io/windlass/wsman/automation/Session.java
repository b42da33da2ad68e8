package io.windlass.wsman.automation;

import io.windlass.wsman.client.Authentication;
import io.windlass.wsman.client.Endpoint;
import io.windlass.wsman.client.EnumerateOptions;
import io.windlass.wsman.client.SessionOptions;
import io.windlass.wsman.client.WsmanSession;
import io.windlass.wsman.client.XmlElement;
import io.windlass.wsman.client.XmlText;
import io.windlass.wsman.client.XmlTree;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Talks to one service; connects with the first operation. A resource is a URI in full with
 * selectors behind a question mark, a path of WMI, a {@link ResourceLocator}, or an endpoint
 * reference as XML. {@code flags} are reserved and have to be 0 where nothing else is said.
 */
public final class Session implements AutoCloseable {
  private static final int DEFAULT_BATCH = 20;
  private static final int LEAST_TIMEOUT = 500;

  private final LastError error = new LastError("Session");
  private final Endpoint endpoint;
  private final Authentication authentication;
  private final List<Enumerator> enumerations = new ArrayList<>();
  private SessionOptions options;
  private WsmanSession session;
  private int batchItems = DEFAULT_BATCH;

  Session(Endpoint endpoint, Authentication authentication, SessionOptions options) {
    this.endpoint = endpoint;
    this.authentication = authentication;
    this.options = options;
    session = new WsmanSession(endpoint, authentication, options);
  }

  /** How many items an enumeration fetches at a time; 20 unless set. */
  public int getBatchItems() {
    return batchItems;
  }

  /** Sets the number for enumerations that begin from now on; at least 1. */
  public void setBatchItems(int items) {
    error.watch(
        () -> {
          if (items < 1) {
            throw new IllegalArgumentException("BatchItems is at least 1, not " + items);
          }
          batchItems = items;
          return null;
        });
  }

  /** Milliseconds that the service may take for one operation. */
  public int getTimeout() {
    return (int) options.operationTimeout().toMillis();
  }

  /** Sets the milliseconds for each operation, at least 500; not while something is enumerated. */
  public void setTimeout(int milliseconds) {
    error.watch(
        () -> {
          if (milliseconds < LEAST_TIMEOUT) {
            throw new IllegalArgumentException(
                "Timeout is at least " + LEAST_TIMEOUT + " milliseconds, not " + milliseconds);
          }
          if (enumerations.stream().anyMatch(each -> !each.isOver())) {
            throw new IllegalStateException("Timeout cannot change while something is enumerated");
          }
          options = options.withOperationTimeout(Duration.ofMillis(milliseconds));
          session.close();
          session = new WsmanSession(endpoint, authentication, options);
          return null;
        });
  }

  /** The failure of the last operation as {@code f:WSManFault}; empty when it worked. */
  public String getError() {
    return error.xml();
  }

  /** The resource as XML. */
  public String Get(Object resource) {
    return Get(resource, 0);
  }

  /** The resource as XML. */
  public String Get(Object resource, int flags) {
    return error.watch(
        () -> {
          reserved(flags);
          return session.get(Resources.of(resource)).toXml();
        });
  }

  /** Changes a resource; what it is then, as XML. */
  public String Put(Object resource, String xml) {
    return Put(resource, xml, 0);
  }

  /**
   * Changes a resource.
   *
   * @param xml the whole resource as it shall be
   * @return what it is then, as XML: asked for if the service does not say so itself
   */
  public String Put(Object resource, String xml, int flags) {
    return error.watch(
        () -> {
          reserved(flags);
          io.windlass.wsman.client.ResourceLocator target = Resources.of(resource);
          var answer = session.put(target, body(xml, "Put"));
          return (answer.isPresent() ? answer.get() : session.get(target)).toXml();
        });
  }

  /** Makes a resource; its endpoint reference as XML. */
  public String Create(Object resource, String xml) {
    return Create(resource, xml, 0);
  }

  /** Makes a resource; its endpoint reference as XML, which the other operations take. */
  public String Create(Object resource, String xml, int flags) {
    return error.watch(
        () -> {
          reserved(flags);
          return session.create(Resources.of(resource), body(xml, "Create")).toXml();
        });
  }

  /** Deletes a resource. */
  public void Delete(Object resource) {
    Delete(resource, 0);
  }

  /** Deletes a resource. */
  public void Delete(Object resource, int flags) {
    error.watch(
        () -> {
          reserved(flags);
          session.delete(Resources.of(resource));
          return null;
        });
  }

  /** Calls a method; what it returns, as XML. */
  public String Invoke(String action, Object resource, String parameters) {
    return Invoke(action, resource, parameters, 0);
  }

  /**
   * Calls a method.
   *
   * @param action its name, or the URI of the action in full
   * @param parameters {@code Method_INPUT} as XML
   * @return {@code Method_OUTPUT} as XML; empty when the service returns nothing
   */
  public String Invoke(String action, Object resource, String parameters, int flags) {
    return error.watch(
        () -> {
          reserved(flags);
          io.windlass.wsman.client.ResourceLocator target = Resources.of(resource);
          String xml = body(parameters, "Invoke");
          boolean whole = action.indexOf(':') > 0;
          return (whole
                  ? session.request(action, target, xml)
                  : session.invoke(target, action, xml))
              .map(XmlElement::toXml)
              .orElse("");
        });
  }

  /** Everything of a class, or whatever a resource lists. */
  public Enumerator Enumerate(Object resource) {
    return Enumerate(resource, "", "", 0);
  }

  /** The items that a query in WQL selects. */
  public Enumerator Enumerate(Object resource, String filter) {
    return Enumerate(resource, filter, "", 0);
  }

  /** The items that a filter selects. */
  public Enumerator Enumerate(Object resource, String filter, String dialect) {
    return Enumerate(resource, filter, dialect, 0);
  }

  /**
   * The items that a filter selects; the service is asked with the first of them.
   *
   * @param filter a query, or an XML fragment; empty for everything
   * @param dialect URI of the filter's language; empty for WQL
   * @param flags those of {@code WSMan.EnumerationFlag...}
   */
  public Enumerator Enumerate(Object resource, String filter, String dialect, int flags) {
    return error.watch(
        () -> {
          EnumerateOptions how =
              new EnumerateFlags(flags).options(filter, dialect).withMaxElements(batchItems);
          enumerations.removeIf(Enumerator::isOver);
          Enumerator items = new Enumerator(session.enumerate(Resources.of(resource), how));
          enumerations.add(items);
          return items;
        });
  }

  /** Which implementation answers, as XML. */
  public String Identify() {
    return Identify(0);
  }

  /**
   * Which implementation answers, as XML.
   *
   * @param flags 0, or SessionFlagUseNoAuthentication to ask as nobody
   */
  public String Identify(int flags) {
    return error.watch(
        () -> {
          boolean nobody = flags == SessionFlags.NO_AUTHENTICATION;
          if (!nobody) {
            reserved(flags);
            return session.identify().toXml();
          }
          try (WsmanSession asNobody = new WsmanSession(endpoint, Authentication.none(), options)) {
            return asNobody.identify().toXml();
          }
        });
  }

  private static void reserved(int flags) {
    if (flags != 0) {
      throw new IllegalArgumentException("The flags of this operation have to be 0, not " + flags);
    }
  }

  /** Written anew, so that whatever else a script puts there does not become a part of SOAP. */
  private static String body(String xml, String operation) throws java.io.IOException {
    if (xml == null || xml.isBlank()) {
      throw new IllegalArgumentException(operation + " needs XML: it must not be empty");
    }
    return XmlTree.read(xml.getBytes(StandardCharsets.UTF_8)).toXml();
  }

  /** Ends all enumerations and the connection. */
  @Override
  public void close() {
    enumerations.forEach(Enumerator::close);
    session.close();
  }

  /** The flags of Enumerate. */
  private record EnumerateFlags(int flags) {
    EnumerateFlags {
      int modes = flags & (WSMan.RETURN_EPR | WSMan.RETURN_BOTH);
      int hierarchy = flags & (WSMan.SHALLOW | WSMan.BASE_PROPERTIES);
      if ((flags & ~WSMan.ALL_ENUMERATION_FLAGS) != 0
          || Integer.bitCount(modes) > 1
          || Integer.bitCount(hierarchy) > 1) {
        throw new IllegalArgumentException(
            "The flags " + flags + " of Enumerate hold unknown bits, or two that exclude another");
      }
    }

    EnumerateOptions options(String filter, String dialect) throws java.io.IOException {
      EnumerateOptions made = EnumerateOptions.all();
      if ((flags & WSMan.RETURN_EPR) != 0) {
        made = made.withMode(EnumerateOptions.Mode.EPR);
      } else if ((flags & WSMan.RETURN_BOTH) != 0) {
        made = made.withMode(EnumerateOptions.Mode.OBJECT_AND_EPR);
      }
      if ((flags & WSMan.SHALLOW) != 0) {
        made = made.withPolymorphism("None");
      } else if ((flags & WSMan.BASE_PROPERTIES) != 0) {
        made = made.withPolymorphism("ExcludeSubClassProperties");
      }
      String text = filter == null ? "" : filter.strip();
      String language = dialect == null ? "" : dialect.strip();
      if (text.isEmpty()) {
        if (!language.isEmpty() || (flags & WSMan.ASSOCIATION_INSTANCE) != 0) {
          throw new IllegalArgumentException(
              "A dialect or an association flag without a filter says nothing");
        }
        return made;
      }
      boolean associations = (flags & WSMan.ASSOCIATION_INSTANCE) != 0;
      if (associations
          && !(language.equals(EnumerateOptions.ASSOCIATION)
              && text.contains("AssociationInstances"))) {
        throw new IllegalArgumentException(
            "EnumerationFlagAssociationInstance goes with a filter whose dialect is "
                + EnumerateOptions.ASSOCIATION
                + " and whose element is AssociationInstances");
      }
      boolean xml = text.startsWith("<") && (flags & WSMan.NON_XML_TEXT) == 0;
      if (xml && language.isEmpty()) {
        throw new IllegalArgumentException(
            "A filter in XML needs its dialect; for text that begins with < add"
                + " EnumerationFlagNonXmlText");
      }
      return made.withFilter(
          language.isEmpty() ? EnumerateOptions.WQL : language,
          xml ? body(text, "A filter") : XmlText.escaped(text));
    }
  }
}
