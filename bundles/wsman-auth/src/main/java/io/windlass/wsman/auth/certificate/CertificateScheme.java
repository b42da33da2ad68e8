package io.windlass.wsman.auth.certificate;

import io.windlass.wsman.auth.AuthConnection;
import io.windlass.wsman.auth.AuthSession;
import io.windlass.wsman.auth.HttpAuthScheme;
import io.windlass.wsman.auth.users.Accounts;
import io.windlass.wsman.auth.users.AuthConfig;
import io.windlass.wsman.security.certificate.MappingRule;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * The certificate that a client shows to TLS (DSP0226 §C.3.5), mapped to an account. The client may
 * hint at it by the profile's URI as an Authorization header, and needs not.
 */
@Component(
    service = HttpAuthScheme.class,
    configurationPid = "io.windlass.wsman.auth",
    property = "service.ranking:Integer=110")
public final class CertificateScheme implements HttpAuthScheme {
  static final String NAME = "Certificate";
  static final String PROFILE =
      "http://schemas.dmtf.org/wbem/wsman/1/wsman/secprofile/https/mutual";

  private final Accounts accounts;
  private final List<CertificateMapping> mappings = new CopyOnWriteArrayList<>();
  private volatile boolean offered;

  @Activate
  public CertificateScheme(@Reference Accounts accounts, AuthConfig config) {
    this.accounts = accounts;
    this.offered = config.certificate();
  }

  @Modified
  void modified(AuthConfig changed) {
    offered = changed.certificate();
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindMapping(CertificateMapping mapping) {
    mappings.add(mapping);
  }

  void unbindMapping(CertificateMapping mapping) {
    mappings.remove(mapping);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean answersTo(String credentials) {
    return NAME.equalsIgnoreCase(credentials) || PROFILE.equalsIgnoreCase(credentials);
  }

  /** Nothing that could be said in HTTP makes a client show its certificate. */
  @Override
  public Optional<String> challenge(AuthConnection connection) {
    return Optional.empty();
  }

  @Override
  public boolean accepts(AuthConnection connection) {
    return knowsByConnection(connection);
  }

  @Override
  public boolean knowsByConnection(AuthConnection connection) {
    return offered && !connection.forwarded() && !connection.clientCertificates().isEmpty();
  }

  @Override
  public Optional<String> securityProfile(AuthConnection connection) {
    return knowsByConnection(connection) ? Optional.of(PROFILE) : Optional.empty();
  }

  @Override
  public AuthSession open(AuthConnection connection) {
    return new CertificateSession(connection, this::rules, accounts);
  }

  private List<MappingRule> rules() {
    return offered
        ? mappings.stream().flatMap(mapping -> mapping.rule().stream()).toList()
        : List.of();
  }
}
