package io.windlass.wsman.core.registry;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.Property;
import io.windlass.wsman.xml.cim.CimText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks selectors against the keys of a class (DSP0226 §5.1.2.2), so that providers need not. */
public final class Selectors {
  private Selectors() {}

  /** The instance that a request addresses, with keys spelt as the schema does. */
  public static Target instance(Resource resource, Target asked) throws ResourceFault {
    Target target = known(resource, asked);
    ResourceClass type = resource.type();
    if (!type.schema().isSingleton()) {
      List<String> missing = new ArrayList<>();
      for (Property key : type.keys()) {
        if (!target.selectors().containsKey(key.name())
            && !target.references().containsKey(key.name())) {
          missing.add(key.name());
        }
      }
      if (!missing.isEmpty()) {
        throw new ResourceFault(
            FaultCode.INSUFFICIENT_SELECTORS,
            "An instance of "
                + type.schema().name()
                + " is addressed by its keys; missing: "
                + String.join(", ", missing)
                + ".");
      }
    }
    return target;
  }

  /** The class with the keys that are there; a selector that is none is refused. */
  public static Target known(Resource resource, Target asked) throws ResourceFault {
    Map<String, String> keys = new LinkedHashMap<>();
    for (Map.Entry<String, String> selector : asked.selectors().entrySet()) {
      Property key = key(resource, selector.getKey());
      checkType(key, selector.getValue());
      keys.put(key.name(), selector.getValue());
    }
    Map<String, Target> references = new LinkedHashMap<>();
    for (Map.Entry<String, Target> selector : asked.references().entrySet()) {
      Property key = key(resource, selector.getKey());
      if (key.type() != CimType.REFERENCE) {
        throw new ResourceFault(
            FaultCode.SELECTOR_TYPE_MISMATCH,
            "The selector "
                + key.name()
                + " is of type "
                + key.type()
                + ", not an endpoint reference.");
      }
      references.put(key.name(), selector.getValue());
    }
    return resource.target(keys, references);
  }

  private static Property key(Resource resource, String name) throws ResourceFault {
    return resource
        .type()
        .property(name)
        .filter(Property::isKey)
        .orElseThrow(() -> unexpected(resource, name));
  }

  private static ResourceFault unexpected(Resource resource, String name) {
    List<String> keys = resource.type().keys().stream().map(Property::name).toList();
    return new ResourceFault(
        FaultCode.UNEXPECTED_SELECTORS,
        "The selector "
            + name
            + " is not a key of "
            + resource.type().schema().name()
            + "; its keys are: "
            + String.join(", ", keys)
            + ".");
  }

  private static void checkType(Property key, String value) throws ResourceFault {
    if (key.type() == CimType.REFERENCE) {
      throw new ResourceFault(
          FaultCode.SELECTOR_TYPE_MISMATCH,
          "The selector "
              + key.name()
              + " is a reference: its value must be an EndpointReference.");
    }
    try {
      CimText.parse(key.type(), value);
    } catch (IllegalArgumentException e) {
      throw new ResourceFault(
          FaultCode.SELECTOR_TYPE_MISMATCH,
          "The selector " + key.name() + " is of type " + key.type() + ": " + e.getMessage(),
          e);
    }
  }
}
