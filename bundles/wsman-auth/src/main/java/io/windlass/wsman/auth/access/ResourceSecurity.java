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

  private final String uri;
  private final boolean exact;
  private final SecurityDescriptor descriptor;

  /**
   * Reads the configuration.
   *
   * @throws IllegalArgumentException when the descriptor is none: then the log says so, and the
   *     descriptor of a shorter URI counts
   */
  @Activate
  public ResourceSecurity(Config config) {
    this(config.Uri(), config.ExactMatch(), config.Sddl());
  }

  ResourceSecurity(String uri, boolean exact, String sddl) {
    this.uri = uri.strip().toLowerCase(Locale.ROOT);
    this.exact = exact;
    this.descriptor = SecurityDescriptor.parse(sddl);
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
