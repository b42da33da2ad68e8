package io.windlass.wsman.auth.access;

import io.windlass.wsman.api.security.Authorizer;
import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.api.security.Right;
import io.windlass.wsman.security.sddl.AccessMask;
import io.windlass.wsman.security.sddl.RootDescriptor;
import io.windlass.wsman.security.sddl.SecurityDescriptor;
import io.windlass.wsman.security.sddl.Sid;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides by descriptors: that of the resource with the longest URI that fits, else RootSDDL
 * (MS-WSMV §3.1.4.1.28).
 */
@Component(service = Authorizer.class, configurationPid = "io.windlass.wsman.service")
@Designate(ocd = SddlAuthorizer.Config.class)
public final class SddlAuthorizer implements Authorizer {
  /** In force until a descriptor was read that is one. */
  private static final String ADMINISTRATORS_ALONE = "D:P(A;;GA;;;BA)";

  private static final Logger LOG = LoggerFactory.getLogger(SddlAuthorizer.class);
  private static final String REMOTE_MANAGEMENT_USERS = "remote management users";
  private static final String LOCAL = "Local";
  private static final Map<String, String> GROUPS =
      Map.of(
          Caller.ADMINISTRATORS,
          Sid.ADMINISTRATORS,
          REMOTE_MANAGEMENT_USERS,
          Sid.REMOTE_MANAGEMENT_USERS);

  /** What of the service's configuration is read here. */
  @ObjectClassDefinition(
      id = "io.windlass.wsman.service.access",
      name = "Windlass: who may do what")
  @interface Config {
    @AttributeDefinition(
        name = "RootSDDL",
        description = "The descriptor for all resources that have none of their own.")
    String RootSDDL() default RootDescriptor.DEFAULT;
  }

  private final List<ResourceSecurity> resources = new CopyOnWriteArrayList<>();
  private volatile SecurityDescriptor root = SecurityDescriptor.parse(ADMINISTRATORS_ALONE);

  @Activate
  public SddlAuthorizer(Config config) {
    modified(config);
  }

  /** Takes effect for the next request; a descriptor that is refused changes nothing. */
  @Modified
  void modified(Config config) {
    try {
      root = SecurityDescriptor.parse(config.RootSDDL());
    } catch (IllegalArgumentException e) {
      LOG.error(
          "RootSDDL is not taken, {} stays in force. {}. Change it in"
              + " etc/io.windlass.wsman.service.cfg.",
          root,
          e.getMessage());
    }
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindResource(ResourceSecurity resource) {
    resources.add(resource);
  }

  void unbindResource(ResourceSecurity resource) {
    resources.remove(resource);
  }

  @Override
  public Optional<String> refuse(Caller caller, Right right, URI resourceUri) {
    if (descriptor(resourceUri).allows(sids(caller), mask(right))) {
      return Optional.empty();
    }
    return Optional.of(
        "Access is denied: "
            + caller.getName()
            + " may not "
            + right.name().toLowerCase(Locale.ROOT)
            + " "
            + resourceUri
            + "; an administrator changes that by RootSDDL or the descriptor of the resource.");
  }

  @Override
  public boolean audits(Caller caller, Right right, URI resourceUri) {
    return descriptor(resourceUri).audits(sids(caller), mask(right), true);
  }

  private SecurityDescriptor descriptor(URI resourceUri) {
    SecurityDescriptor best = root;
    int fits = -1;
    for (ResourceSecurity resource : resources) {
      int its = resource.fits(resourceUri);
      if (its > fits) {
        fits = its;
        best = resource.descriptor();
      }
    }
    return best;
  }

  private static int mask(Right right) {
    return switch (right) {
      case READ -> AccessMask.READ;
      case WRITE -> AccessMask.WRITE;
      case EXECUTE -> AccessMask.EXECUTE;
    };
  }

  /** Its own identifiers, those of its groups, and those that everybody has who comes so. */
  private static Set<String> sids(Caller caller) {
    Set<String> sids = new HashSet<>(caller.sids());
    sids.add(Sid.EVERYONE);
    sids.add(Sid.AUTHENTICATED_USERS);
    sids.add(caller.authScheme().equals(LOCAL) ? Sid.INTERACTIVE : Sid.NETWORK);
    for (String role : caller.roles()) {
      String group = GROUPS.get(role);
      if (group != null) {
        sids.add(group);
      }
    }
    return sids;
  }
}
