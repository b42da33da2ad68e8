package io.windlass.wsman.auth.certificate;

import io.windlass.wsman.security.certificate.MappingRule;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** A rule from the configuration (MS-WSMV §2.2.4.3). Immutable. */
@Component(
    service = CertificateMapping.class,
    immediate = true,
    configurationPid = "io.windlass.wsman.certmapping",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = CertificateMapping.Config.class, factory = true)
public final class CertificateMapping {
  /** The factory configuration {@code io.windlass.wsman.certmapping}. */
  @ObjectClassDefinition(
      id = "io.windlass.wsman.certmapping",
      name = "Windlass: mapping of client certificates",
      description = "Which certificates stand for which account.")
  @interface Config {
    @AttributeDefinition(
        name = "Issuer",
        description = "The thumbprint of the authority that issued the client's certificate.")
    String Issuer();

    @AttributeDefinition(
        name = "Subject",
        description =
            "The user principal name or DNS name of the certificate, its common name where it has"
                + " none; one * at the beginning or end.")
    String Subject();

    @AttributeDefinition(
        name = "URI",
        description = "The resources that it is good for; one * at the end.")
    String URI() default "*";

    @AttributeDefinition(name = "User name", description = "The account that it stands for.")
    String UserName();

    @AttributeDefinition(name = "Enabled", description = "False keeps the rule without effect.")
    boolean Enabled() default true;
  }

  private final Optional<MappingRule> rule;

  /**
   * Reads the configuration.
   *
   * @throws IllegalArgumentException when it is no rule: then the log says so and it lets nobody in
   */
  @Activate
  public CertificateMapping(Config config) {
    MappingRule read =
        new MappingRule(config.Issuer(), config.Subject(), config.URI(), config.UserName());
    rule = config.Enabled() ? Optional.of(read) : Optional.empty();
  }

  /** The rule; empty while it is switched off. */
  Optional<MappingRule> rule() {
    return rule;
  }
}
