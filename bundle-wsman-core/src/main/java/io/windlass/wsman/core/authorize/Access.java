package io.windlass.wsman.core.authorize;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.security.Authorizer;
import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.api.security.Right;
import io.windlass.wsman.core.registry.Resource;
import io.windlass.wsman.core.registry.ResourceClass;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * What one caller may do with classes. The URI of a request has been checked before; but a query, a
 * superclass and another family of URIs lead to classes that have descriptors of their own, under
 * the URI that Microsoft gives to classes.
 */
public final class Access {
  private final Authorizer decider;
  private final Caller caller;
  private final Right right;
  private final URI asked;
  private final BiConsumer<URI, String> refused;

  /**
   * @param asked the URI that has been checked
   * @param refused is told the URI and the reason of each refusal that ends a request
   */
  public Access(
      Authorizer decider, Caller caller, Right right, URI asked, BiConsumer<URI, String> refused) {
    this.decider = decider;
    this.caller = caller;
    this.right = right;
    this.asked = asked;
    this.refused = refused;
  }

  /**
   * Makes sure that the class of a resource may be used.
   *
   * @throws ResourceFault AccessDenied
   */
  public void require(Resource resource) throws ResourceFault {
    require(resource, resource.type());
  }

  /** The same for the class of an instance that a provider returned for a resource. */
  public void require(Resource resource, Instance instance) throws ResourceFault {
    if (!instance.className().equals(resource.type().schema().name())) {
      require(resource, resource.typeOf(instance));
    }
  }

  private void require(Resource resource, ResourceClass type) throws ResourceFault {
    Optional<String> reason = refusal(resource, type);
    if (reason.isPresent()) {
      refused.accept(resource.classUri(type).orElse(asked), reason.get());
      throw new ResourceFault(FaultCode.ACCESS_DENIED, reason.get());
    }
  }

  private Optional<String> refusal(Resource resource, ResourceClass type) {
    return resource
        .classUri(type)
        .filter(uri -> !uri.toString().equalsIgnoreCase(asked.toString()))
        .flatMap(uri -> decider.refuse(caller, right, uri));
  }

  /** True for instances that the caller may see; each class is asked for once. For one thread. */
  public Predicate<Instance> visible(Resource resource) {
    Map<String, Boolean> known = new HashMap<>();
    known.put(resource.type().schema().name(), true);
    return instance ->
        known.computeIfAbsent(
            instance.className(),
            name ->
                resource.find(name).map(type -> refusal(resource, type).isEmpty()).orElse(true));
  }
}
