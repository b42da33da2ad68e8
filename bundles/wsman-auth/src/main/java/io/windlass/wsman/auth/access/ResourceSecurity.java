package io.windlass.wsman.auth.access;

import io.windlass.wsman.security.sddl.SecurityDescriptor;
import java.net.URI;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The descriptor of some resources, as configured (MS-WSMV §2.2.4.30). Immutable. */
@Component(
    service = ResourceSecurity.class,
    immediate = true,
    configurationPid = "io.windlass.wsman.security",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ResourceSecurity.Config.class, factory = true)
public final class ResourceSecurity {
  /** The factory configuration {@code io.windlass.wsman.security}. */
  @ObjectClassDefinition(
      id = "io.windlass.wsman.security",
      name = "Windlass: security of resources",
      description = "Who may do what with the resources below a URI.")
  @interface Config {
    @AttributeDefinition(name = "URI", description = "The resource URI, or how it begins.")
    String Uri();

    @AttributeDefinition(
        name = "Exact match",
        description = "For this very URI, and not for those that begin so.")
    boolean ExactMatch() default false;

    @AttributeDefinition(name = "SDDL", description = "The descriptor: D:P(A;;GA;;;BA) ...")
    String Sddl();
  }

  private static final Logger LOG = LoggerFactory.getLogger(ResourceSecurity.class);
  private static final String NOBODY = "D:P";

  private final String uri;
  private final boolean exact;
  private final SecurityDescriptor descriptor;

  /**
   * Reads the configuration. A descriptor that is none lets nobody in, so that no slip of the pen
   * opens what somebody wanted to close; the log says so.
   */
  @Activate
  public ResourceSecurity(Config config) {
    this(config.Uri(), config.ExactMatch(), config.Sddl());
  }

  ResourceSecurity(String uri, boolean exact, String sddl) {
    this.uri = uri.strip().toLowerCase(Locale.ROOT);
    this.exact = exact;
    this.descriptor = read(uri, sddl);
  }

  private static SecurityDescriptor read(String uri, String sddl) {
    try {
      return SecurityDescriptor.parse(sddl == null ? "" : sddl);
    } catch (IllegalArgumentException e) {
      LOG.error(
          "Nobody may do anything with {} until its Sddl is corrected. {}", uri, e.getMessage());
      return SecurityDescriptor.parse(NOBODY);
    }
  }

  SecurityDescriptor descriptor() {
    return descriptor;
  }

  /**
   * How well it fits a resource: longer URIs fit better, the very URI best; negative when it does
   * not fit.
   */
  int fits(URI resource) {
    String asked = resource.toString().toLowerCase(Locale.ROOT);
    if (exact) {
      return asked.equals(uri) ? Integer.MAX_VALUE : -1;
    }
    return asked.startsWith(uri) ? uri.length() : -1;
  }
}
