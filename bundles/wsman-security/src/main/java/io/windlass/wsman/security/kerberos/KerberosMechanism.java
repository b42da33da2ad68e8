package io.windlass.wsman.security.kerberos;

import io.windlass.wsman.security.AcceptorContext;
import io.windlass.wsman.security.AcceptorMechanism;
import io.windlass.wsman.security.AcceptorTerms;
import io.windlass.wsman.security.SecurityFailure;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.Subject;
import javax.security.auth.kerberos.KerberosKey;
import javax.security.auth.kerberos.KerberosPrincipal;
import javax.security.auth.kerberos.KeyTab;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.Oid;

/**
 * Kerberos V5 as a service accepts it: by the keys of a keytab, which is read anew when it changes.
 */
public final class KerberosMechanism implements AcceptorMechanism {
  /** The object identifier of Kerberos V5 (RFC 4121 §1). */
  public static final String OID = "1.2.840.113554.1.2.2";

  /** What some versions of Windows write in its place (MS-SPNG §1.9). */
  public static final String MICROSOFT_OID = "1.2.840.48018.1.2.2";

  private final KeyTab keytab;
  private final Set<String> serviceClasses;
  private final Subject subject;

  /**
   * @param keytab the keys of this service, for whatever principal
   * @param serviceClasses what a ticket's service may begin with: {@code HTTP}, {@code WSMAN}, …;
   *     compared without case
   */
  public KerberosMechanism(KeyTab keytab, Collection<String> serviceClasses) {
    this.keytab = keytab;
    this.serviceClasses =
        serviceClasses.stream()
            .map(name -> name.toUpperCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    this.subject = new Subject(true, Set.of(), Set.of(), Set.of(keytab));
  }

  /** True when the keytab is there. */
  public boolean available() {
    return keytab.exists();
  }

  @Override
  public List<String> oids() {
    return List.of(OID, MICROSOFT_OID);
  }

  @Override
  public AcceptorContext accept(AcceptorTerms terms) {
    return new KerberosAcceptor(this, terms);
  }

  /** A context of the platform that accepts. */
  GSSContext context() throws SecurityFailure {
    return asService(
        () -> {
          GSSManager manager = GSSManager.getInstance();
          GSSCredential credential =
              manager.createCredential(
                  null, GSSCredential.INDEFINITE_LIFETIME, new Oid(OID), GSSCredential.ACCEPT_ONLY);
          return manager.createContext(credential);
        });
  }

  /**
   * Does something with the keys of the service at hand.
   *
   * @throws SecurityFailure whatever the platform fails by
   */
  <T> T asService(PrivilegedExceptionAction<T> action) throws SecurityFailure {
    try {
      return Subject.doAs(subject, action);
    } catch (PrivilegedActionException e) {
      throw e.getCause() instanceof GSSException refused
          ? failure(refused)
          : malformed(e.getCause());
    } catch (RuntimeException e) {
      // The platform does not expect every octet that a stranger can send.
      throw malformed(e);
    }
  }

  private static SecurityFailure malformed(Throwable e) {
    return new SecurityFailure(
        SecurityFailure.Kind.MALFORMED, "Kerberos cannot read a token: " + e, e);
  }

  private static SecurityFailure failure(GSSException e) {
    Throwable deepest = e;
    while (deepest.getCause() != null && deepest.getCause() != deepest) {
      deepest = deepest.getCause();
    }
    String reason = deepest.getMessage() == null ? e.getMajorString() : deepest.getMessage();
    return new SecurityFailure(
        e.getMajor() == GSSException.NO_CRED
            ? SecurityFailure.Kind.UNAVAILABLE
            : SecurityFailure.Kind.POLICY,
        "Kerberos does not accept the ticket: " + reason,
        e);
  }

  /** The keys for a principal: that of the version first, then the others, as old tickets need. */
  List<byte[]> keys(String principal, EncryptionType type, long version) {
    List<byte[]> found = new ArrayList<>();
    KerberosKey[] keys;
    try {
      keys = keytab.getKeys(new KerberosPrincipal(principal));
    } catch (IllegalArgumentException noPrincipal) {
      return found;
    }
    for (KerberosKey key : keys) {
      if (key.getKeyType() == type.number()) {
        found.add(key.getVersionNumber() == version ? 0 : found.size(), key.getEncoded());
      }
    }
    return found;
  }

  /**
   * Refuses tickets for other services of the machine.
   *
   * @param service such as {@code HTTP/host.example.org}
   */
  void requireServiceClass(String service) throws SecurityFailure {
    int slash = service.indexOf('/');
    String serviceClass = slash < 0 ? "" : service.substring(0, slash).toUpperCase(Locale.ROOT);
    if (!serviceClasses.contains(serviceClass)) {
      throw new SecurityFailure(
          SecurityFailure.Kind.POLICY,
          "The ticket is for "
              + service
              + ", which is none of the service classes of this service");
    }
  }
}
