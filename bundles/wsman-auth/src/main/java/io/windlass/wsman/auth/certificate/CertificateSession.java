package io.windlass.wsman.auth.certificate;

import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.auth.AuthConnection;
import io.windlass.wsman.auth.AuthResult;
import io.windlass.wsman.auth.AuthSession;
import io.windlass.wsman.auth.users.Accounts;
import io.windlass.wsman.auth.users.UserRecord;
import io.windlass.wsman.security.SecurityFailure;
import io.windlass.wsman.security.certificate.CertificateNames;
import io.windlass.wsman.security.certificate.MappingRule;
import io.windlass.wsman.security.sddl.Sid;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Who the certificate of one connection stands for, by the rules as they are at each request. */
final class CertificateSession implements AuthSession {
  private final AuthConnection connection;
  private final Supplier<List<MappingRule>> rules;
  private final Accounts accounts;
  private boolean told;

  CertificateSession(
      AuthConnection connection, Supplier<List<MappingRule>> rules, Accounts accounts) {
    this.connection = connection;
    this.rules = rules;
    this.accounts = accounts;
  }

  @Override
  public CompletionStage<AuthResult> authenticate(String credentials) {
    return CompletableFuture.completedStage(withoutCredentials());
  }

  @Override
  public AuthResult withoutCredentials() {
    List<X509Certificate> path = connection.clientCertificates();
    if (path.isEmpty() || connection.forwarded()) {
      return AuthResult.refused();
    }
    CertificateNames names;
    try {
      names = CertificateNames.of(path.get(0));
    } catch (SecurityFailure failure) {
      return AuthResult.refused(
          path.get(0).getSubjectX500Principal().getName(), failure.getMessage());
    }
    if (path.size() < 2) {
      return AuthResult.refused(
          names.subject(),
          "The certificate is an authority of its own: rules name the one that issued it");
    }
    List<MappingRule> fitting =
        rules.get().stream().filter(rule -> rule.fits(names, path.get(1))).toList();
    if (fitting.isEmpty()) {
      return AuthResult.refused(
          names.subject(),
          "No rule maps the certificate, with the names "
              + names.alternatives()
              + " and issued by "
              + MappingRule.thumbprint(path.get(1))
              + ": add an etc/io.windlass.wsman.certmapping-NAME.cfg");
    }
    AuthResult accepted = AuthResult.accepted(new Owner(names, fitting));
    if (told) {
      return accepted;
    }
    told = true;
    return accepted.by(CertificateScheme.NAME, "");
  }

  /** The owner of the certificate: another user here and there, and nobody elsewhere. */
  private final class Owner implements Caller {
    private final CertificateNames names;
    private final List<MappingRule> fitting;

    Owner(CertificateNames names, List<MappingRule> fitting) {
      this.names = names;
      this.fitting = fitting;
    }

    @Override
    public String getName() {
      return names.subject();
    }

    @Override
    public String authScheme() {
      return CertificateScheme.NAME;
    }

    @Override
    public Set<String> roles() {
      return Set.of();
    }

    @Override
    public Optional<Caller> at(URI resourceUri) {
      String uri = String.valueOf(resourceUri);
      UserRecord user =
          MappingRule.best(fitting.stream().filter(rule -> rule.fits(uri)).toList())
              .map(rule -> accounts.users().recent().find(rule.user()))
              .orElse(null);
      return Optional.ofNullable(user)
          .map(known -> accounts.caller(known, CertificateScheme.NAME, Sid.BY_CERTIFICATE));
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Owner that && names.equals(that.names);
    }

    @Override
    public int hashCode() {
      return names.hashCode();
    }

    @Override
    public String toString() {
      return getName() + " (" + CertificateScheme.NAME + ")";
    }
  }
}
