package io.windlass.wsman.config.resource;

import io.windlass.wsman.api.Enumerable;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.InstanceSource;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.Query;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.XmlReply;
import io.windlass.wsman.api.XmlRequest;
import io.windlass.wsman.api.XmlResource;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.config.tree.ConfigTree;
import io.windlass.wsman.config.tree.Section;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code winrm/config} and everything below it, as one resource of the raw tier. */
public final class ConfigResource implements XmlResource, Enumerable {
  private static final String TRANSFER = "http://schemas.xmlsoap.org/ws/2004/09/transfer/";
  private static final String NAMESPACE = "http://schemas.xmlsoap.org/ws/2004/09/transfer";
  private static final String ADDRESSING = "http://schemas.xmlsoap.org/ws/2004/08/addressing";
  private static final String WSMAN = "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd";
  private static final String ANONYMOUS = ADDRESSING + "/role/anonymous";

  private final Map<String, Part> parts = new LinkedHashMap<>();

  /**
   * @param sections what holds of the tree
   * @param others the parts that are no section, by the end of their URI
   */
  ConfigResource(Values sections, Map<String, Part> others) {
    for (Section section : ConfigTree.get().sections()) {
      parts.put(section.path().toLowerCase(Locale.ROOT), new SectionPart(section, sections));
    }
    parts.putAll(others);
  }

  @Override
  public Collection<ClassSchema> schemas() {
    return List.of();
  }

  @Override
  public InstanceSource enumerate(Query query, OpContext context) throws ResourceFault {
    try {
      return InstanceSource.of(part(query.target()).enumerate(query.target(), context).iterator());
    } catch (IOException e) {
      throw Refusals.disk(e);
    }
  }

  @Override
  public CompletionStage<XmlReply> handle(XmlRequest request, OpContext context)
      throws ResourceFault {
    try {
      return CompletableFuture.completedFuture(answer(request, context));
    } catch (IOException e) {
      throw Refusals.disk(e);
    }
  }

  private XmlReply answer(XmlRequest request, OpContext context) throws ResourceFault, IOException {
    Target target = request.target();
    Part part = part(target);
    String action = request.action().toString();
    if (action.equals(TRANSFER + "Get")) {
      return part.get(target);
    }
    Refusals.requireAdministrator(context);
    switch (action) {
      case TRANSFER + "Put":
        return part.put(target, ConfigElement.read(request.body()));
      case TRANSFER + "Create":
        return created(part.create(target, ConfigElement.read(request.body())));
      case TRANSFER + "Delete":
        part.delete(target);
        return writer -> {};
      default:
        return invoke(part, target, action, request);
    }
  }

  private static XmlReply invoke(Part part, Target target, String action, XmlRequest request)
      throws ResourceFault, IOException {
    String uri = target.resourceUri().toString();
    if (!action.equalsIgnoreCase(uri + "/restore")) {
      throw new ResourceFault(
          FaultCode.ACTION_NOT_SUPPORTED,
          "The configuration does not know the action "
              + action
              + "; it knows "
              + uri
              + "/Restore.");
    }
    if (request.body().isStartElement()) {
      ConfigElement.read(request.body());
    }
    part.restore(target);
    return writer -> {
      writer.writeStartElement("p", "Restore_OUTPUT", uri);
      writer.writeNamespace("p", uri);
      writer.writeEndElement();
    };
  }

  private Part part(Target target) throws ResourceFault {
    String uri = target.resourceUri().toString();
    String below = uri.substring(Math.min(uri.length(), ConfigTree.URI.length()));
    Part part = parts.get(below.replaceAll("^/|/$", "").toLowerCase(Locale.ROOT));
    if (part == null) {
      throw new ResourceFault(
          FaultCode.INVALID_RESOURCE_URI,
          "There is no "
              + uri
              + "; below "
              + ConfigTree.URI
              + " there are "
              + parts.keySet()
              + ".");
    }
    return part;
  }

  /** The answer of a Create: the address (DSP0226 §7.5). */
  private static XmlReply created(Target address) {
    return writer -> {
      writer.writeStartElement("x", "ResourceCreated", NAMESPACE);
      writer.writeNamespace("x", NAMESPACE);
      writer.writeNamespace("a", ADDRESSING);
      writer.writeNamespace("w", WSMAN);
      writer.writeStartElement("a", "Address", ADDRESSING);
      writer.writeCharacters(ANONYMOUS);
      writer.writeEndElement();
      writer.writeStartElement("a", "ReferenceParameters", ADDRESSING);
      writer.writeStartElement("w", "ResourceURI", WSMAN);
      writer.writeCharacters(address.resourceUri().toString());
      writer.writeEndElement();
      writer.writeStartElement("w", "SelectorSet", WSMAN);
      for (Map.Entry<String, String> selector : address.selectors().entrySet()) {
        writer.writeStartElement("w", "Selector", WSMAN);
        writer.writeAttribute("Name", selector.getKey());
        writer.writeCharacters(selector.getValue());
        writer.writeEndElement();
      }
      writer.writeEndElement();
      writer.writeEndElement();
      writer.writeEndElement();
    };
  }
}
