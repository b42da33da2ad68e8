package io.windlass.wsman.core.registry;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import io.windlass.wsman.xml.Namespaces;
import io.windlass.wsman.xml.cim.CimText;
import io.windlass.wsman.xml.cim.InstanceTemplate;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A class of a provider as one request addresses it: which URI family, which shapes. */
public final class Resource {
  private static final int MAX_ANCESTORS = 64;

  private final ProviderEntry entry;
  private final SchemaIndex schemas;
  private final ResourceClass type;
  private final URI requested;
  private final Family family;
  private volatile Latest latest;

  /** The families of resource URIs. */
  private enum Family {
    MICROSOFT,
    DMTF,
    OTHER
  }

  Resource(ProviderEntry entry, SchemaIndex schemas, ResourceClass type, URI requested) {
    this.entry = entry;
    this.schemas = schemas;
    this.type = type;
    this.requested = requested;
    this.family = family(requested.toString());
  }

  private static Family family(String uri) {
    if (uri.regionMatches(true, 0, Namespaces.MS_WMI, 0, Namespaces.MS_WMI.length())) {
      return Family.MICROSOFT;
    }
    return uri.regionMatches(true, 0, Namespaces.CIM_SCHEMA, 0, Namespaces.CIM_SCHEMA.length())
        ? Family.DMTF
        : Family.OTHER;
  }

  /** The provider. */
  public ProviderEntry entry() {
    return entry;
  }

  /** The class. */
  public ResourceClass type() {
    return type;
  }

  /**
   * The provider as one that can do something.
   *
   * @throws ResourceFault when it cannot
   */
  public <F> F facet(Class<F> facet, String operation) throws ResourceFault {
    if (facet.isInstance(entry.provider())) {
      return facet.cast(entry.provider());
    }
    throw new ResourceFault(
        FaultCode.ACTION_MISMATCH,
        "The resource "
            + requested
            + " does not do "
            + operation
            + "; it does "
            + String.join(", ", entry.capabilities())
            + ".");
  }

  /** The class as a target, without keys. */
  public Target classTarget() {
    return target(Map.of(), Map.of());
  }

  /** An instance of the class as a target, spelt as the schema does. */
  public Target target(Map<String, String> keys, Map<String, Target> references) {
    if (family == Family.MICROSOFT || family == Family.DMTF) {
      return Target.ofClass(type.schema().namespace(), type.schema().name(), keys, references);
    }
    return Target.of(requested, keys, references);
  }

  /**
   * The address of an instance that the provider returned, in the URI family of the request. One
   * without any value stands for its class and has the address of that.
   *
   * @throws ResourceFault when the instance lacks a key
   */
  public Target addressOf(Instance instance) throws ResourceFault {
    ResourceClass real = typeOf(instance);
    if (instance.properties().isEmpty()) {
      return address(real, Map.of(), Map.of());
    }
    Map<String, String> keys = new LinkedHashMap<>();
    Map<String, Target> references = new LinkedHashMap<>();
    for (Property key : real.keys()) {
      Object value = instance.get(key.name());
      if (value == null) {
        if (real.schema().isSingleton()) {
          continue;
        }
        throw new ResourceFault(
            FaultCode.INTERNAL_ERROR,
            "The provider returned a "
                + instance.className()
                + " without its key "
                + key.name()
                + ", so that it has no address.");
      }
      if (value instanceof Target reference) {
        references.put(key.name(), reference);
      } else {
        keys.put(key.name(), CimText.key(key.type(), value));
      }
    }
    return address(real, keys, references);
  }

  /** An address in the URI family of the request. */
  public Target address(Target target) throws ResourceFault {
    Optional<ResourceClass> real = schemas.find(type.schema().namespace(), target.className());
    return real.isPresent() ? address(real.get(), target.selectors(), target.references()) : target;
  }

  private Target address(
      ResourceClass real, Map<String, String> keys, Map<String, Target> references) {
    return Target.of(
        URI.create(uriOf(real)), withNamespace(keys, real.schema().namespace()), references);
  }

  private Map<String, String> withNamespace(Map<String, String> keys, String namespace) {
    if (namespace.isEmpty()) {
      return keys;
    }
    Map<String, String> all = new LinkedHashMap<>();
    all.put("__cimnamespace", namespace);
    all.putAll(keys);
    return all;
  }

  /** The resource URI of a class, which is also its XML namespace. */
  public String uriOf(ResourceClass real) {
    switch (family) {
      case MICROSOFT:
        return Namespaces.MS_WMI + real.schema().namespace() + "/" + real.schema().name();
      case DMTF:
        return Namespaces.CIM_SCHEMA + real.schema().name();
      default:
        return requested.toString();
    }
  }

  /**
   * The URI under which a class is known whichever URI it was asked for by; empty for a resource
   * that is no class of CIM.
   */
  public Optional<URI> classUri(ResourceClass real) {
    return family == Family.OTHER
        ? Optional.empty()
        : Optional.of(
            URI.create(Namespaces.MS_WMI + real.schema().namespace() + "/" + real.schema().name()));
  }

  /**
   * The declared class of an instance.
   *
   * @throws ResourceFault when the provider did not declare it
   */
  public ResourceClass typeOf(Instance instance) throws ResourceFault {
    if (instance.className().equals(type.schema().name())) {
      return type;
    }
    Optional<ResourceClass> found = schemas.find(type.schema().namespace(), instance.className());
    return found.orElseThrow(
        () ->
            new ResourceFault(
                FaultCode.INTERNAL_ERROR,
                "The provider returned a "
                    + instance.className()
                    + ", which is not among the classes that it declared."));
  }

  /** A class of the same provider and namespace. */
  public Optional<ResourceClass> find(String className) {
    return schemas.find(type.schema().namespace(), className);
  }

  /** The associations of the same provider and namespace that can have instances. */
  public List<ResourceClass> associations() {
    return schemas.associations(type.schema().namespace());
  }

  /** True when a class is another one, or derived from it, as far as the provider declares them. */
  public boolean isA(String className, String ancestor) {
    Optional<String> name = Optional.of(className);
    for (int depth = 0; name.isPresent() && depth < MAX_ANCESTORS; depth++) {
      if (name.get().equalsIgnoreCase(ancestor)) {
        return true;
      }
      name = find(name.get()).flatMap(found -> found.schema().superclass());
    }
    return false;
  }

  /** The bytes of the instance's class. */
  public InstanceTemplate template(Instance instance) throws ResourceFault {
    ResourceClass real = typeOf(instance);
    Latest known = latest;
    if (known == null || known.type != real) {
      InstanceTemplate.Profile profile =
          family == Family.DMTF ? InstanceTemplate.Profile.DMTF : InstanceTemplate.Profile.WINDOWS;
      known = new Latest(real, real.template(uriOf(real), profile));
      latest = known;
    }
    return known.template;
  }

  /** Most instances of an enumeration are of one class. */
  private record Latest(ResourceClass type, InstanceTemplate template) {}
}
