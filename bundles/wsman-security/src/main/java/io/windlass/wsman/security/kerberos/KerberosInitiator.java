package io.windlass.wsman.security.kerberos;

import io.windlass.wsman.security.ChannelBinding;
import io.windlass.wsman.security.MechanismContext;
import io.windlass.wsman.security.MessageProtection;
import io.windlass.wsman.security.SecurityFailure;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.Objects;
import javax.security.auth.Subject;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.GSSName;
import org.ietf.jgss.Oid;

/**
 * The client's end of Kerberos V5: demands that the service shows who it is, and sealed messages in
 * order.
 */
public final class KerberosInitiator implements MechanismContext {
  /** The platform's binding with addresses of the type that everybody else hashes. */
  private static final String BINDING = "sun.security.jgss.krb5.internal.TlsChannelBindingImpl";

  private final Subject subject;
  private final String service;
  private final ChannelBinding binding;
  private GSSContext context;
  private KerberosProtection protection;

  /**
   * @param subject holds the user's ticket, as {@link KerberosLogin} makes it
   * @param service {@code HTTP@host}
   * @param binding the TLS channel; {@link ChannelBinding#NONE} without TLS
   */
  public KerberosInitiator(Subject subject, String service, ChannelBinding binding) {
    this.subject = Objects.requireNonNull(subject, "subject");
    this.service = Objects.requireNonNull(service, "service");
    this.binding = Objects.requireNonNull(binding, "binding");
  }

  @Override
  public String mechanism() {
    return KerberosMechanism.OID;
  }

  @Override
  public byte[] step(byte[] token) throws SecurityFailure {
    if (context != null && context.isEstablished()) {
      throw new SecurityFailure(
          SecurityFailure.Kind.MALFORMED, "A token comes after the end of the logon");
    }
    byte[] answer =
        asUser(
            () -> {
              if (context == null) {
                context = start();
              }
              return context.initSecContext(token, 0, token.length);
            });
    if (context.isEstablished()) {
      if (!context.getMutualAuthState() || !context.getConfState()) {
        throw new SecurityFailure(
            SecurityFailure.Kind.POLICY,
            "The service does not show who it is, or does not seal messages by Kerberos");
      }
      protection = new KerberosProtection(context, KerberosProtection.ANY_FIRST);
    }
    return answer == null ? new byte[0] : answer;
  }

  private GSSContext start() throws GSSException {
    GSSManager manager = GSSManager.getInstance();
    Oid kerberos = new Oid(KerberosMechanism.OID);
    GSSName name = manager.createName(service, GSSName.NT_HOSTBASED_SERVICE);
    GSSCredential credential =
        manager.createCredential(
            null, GSSCredential.DEFAULT_LIFETIME, kerberos, GSSCredential.INITIATE_ONLY);
    GSSContext fresh =
        manager.createContext(name, kerberos, credential, GSSContext.DEFAULT_LIFETIME);
    fresh.requestMutualAuth(true);
    fresh.requestConf(true);
    fresh.requestInteg(true);
    fresh.requestReplayDet(true);
    fresh.requestSequenceDet(true);
    if (binding.exists()) {
      fresh.setChannelBinding(platformBinding());
    }
    return fresh;
  }

  /**
   * The public class of the platform hashes other addresses than every other Kerberos; the one that
   * does it right is closed unless the JVM was started with {@code --add-exports
   * java.security.jgss/sun.security.jgss.krb5.internal=ALL-UNNAMED}.
   */
  private org.ietf.jgss.ChannelBinding platformBinding() throws GSSException {
    try {
      return (org.ietf.jgss.ChannelBinding)
          Class.forName(BINDING, true, ClassLoader.getPlatformClassLoader())
              .getConstructor(byte[].class)
              .newInstance((Object) binding.applicationData());
    } catch (ReflectiveOperationException closed) {
      throw new GSSException(
          GSSException.BAD_BINDINGS,
          0,
          "this Java does not let Kerberos name its TLS channel: start it with --add-exports"
              + " java.security.jgss/sun.security.jgss.krb5.internal=ALL-UNNAMED");
    }
  }

  private byte[] asUser(PrivilegedExceptionAction<byte[]> action) throws SecurityFailure {
    try {
      return Subject.doAs(subject, action);
    } catch (PrivilegedActionException e) {
      throw KerberosLogin.failure("No Kerberos with " + service, e.getCause());
    } catch (RuntimeException e) {
      throw KerberosLogin.failure("No Kerberos with " + service, e);
    }
  }

  @Override
  public boolean established() {
    return protection != null;
  }

  @Override
  public MessageProtection protection() {
    if (protection == null) {
      throw new IllegalStateException("not established");
    }
    return protection;
  }

  @Override
  public void close() {
    protection = null;
    if (context != null) {
      try {
        context.dispose();
      } catch (GSSException e) {
        // It is of no use any more, which is all that was wanted.
      }
    }
  }
}
