package io.windlass.wsman.auth.kerberos;

import io.windlass.wsman.auth.DataDirectory;
import io.windlass.wsman.auth.backend.RoleMap;
import io.windlass.wsman.auth.users.UserStore;
import io.windlass.wsman.security.kerberos.KerberosMechanism;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import javax.security.auth.kerberos.KeyTab;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of this service and what groups of the domain mean here. For several threads; a change
 * of the configuration or of the keytab takes effect with the next logon.
 */
@Component(service = KerberosService.class, configurationPid = "io.windlass.wsman.kerberos")
@Designate(ocd = KerberosService.Config.class)
public final class KerberosService {
  private static final Logger LOG = LoggerFactory.getLogger(KerberosService.class);

  /** What was the matter with the keytab a moment ago: each Identify wants to know. */
  private record Look(Path keytab, long at, String whyNot) {}

  private static final long RECENT = UserStore.RECENT.toNanos();
  private static final String WIDE = "everybody may read the keytab: run chmod o-rwx ";

  /** The configuration {@code io.windlass.wsman.kerberos}. */
  @ObjectClassDefinition(id = "io.windlass.wsman.kerberos", name = "Windlass: Kerberos")
  public @interface Config {
    @AttributeDefinition(
        name = "Keytab",
        description =
            "The file with the keys of the service, relative to the instance. While it is not"
                + " there Kerberos is not offered.")
    String keytab() default "etc/windlass.keytab";

    @AttributeDefinition(
        name = "Service classes",
        description = "What the service of a ticket may begin with, separated by commas.")
    String serviceClasses() default "HTTP,WSMAN,HOST,RestrictedKrbHost";

    @AttributeDefinition(
        name = "Groups",
        description =
            "Which groups of the domain have which role here, as role=SID separated by commas:"
                + " administrators=S-1-5-21-1-2-3-512.")
    String groups() default "";
  }

  private record State(Path keytab, KerberosMechanism mechanism, RoleMap roles) {}

  private final Path base;
  private final LongSupplier nanoTime;
  private volatile State state;
  private volatile Look look;
  private volatile String told = "";

  @Activate
  public KerberosService(BundleContext context, Config config) {
    this(base(context), config, System::nanoTime);
  }

  /**
   * @param base what a relative keytab is relative to
   * @param nanoTime as {@link System#nanoTime}
   */
  public KerberosService(Path base, Config config, LongSupplier nanoTime) {
    this.base = base;
    this.nanoTime = nanoTime;
    modified(config);
  }

  private static Path base(BundleContext context) {
    String base = context.getProperty("windlass.base");
    return base == null ? DataDirectory.locate(context::getProperty).getParent() : Path.of(base);
  }

  @Modified
  void modified(Config config) {
    Path keytab = base.resolve(config.keytab());
    state =
        new State(
            keytab,
            new KerberosMechanism(
                KeyTab.getUnboundInstance(keytab.toFile()), words(config.serviceClasses())),
            roles(config.groups()));
  }

  private static List<String> words(String list) {
    return Arrays.stream(list.split(",")).map(String::strip).filter(w -> !w.isEmpty()).toList();
  }

  private static RoleMap roles(String groups) {
    RoleMap roles = RoleMap.parse(groups);
    for (String pair : roles.wrong()) {
      LOG.error(
          "groups: \"{}\" is not of the form role=S-1-5-21-...; it is left out. Correct it in"
              + " etc/io.windlass.wsman.kerberos.cfg.",
          pair);
    }
    return roles;
  }

  /** The mechanism; empty while there are no keys, or others may read them. */
  public Optional<KerberosMechanism> mechanism() {
    State now = state;
    String reason = whyNot();
    if (!reason.equals(told)) {
      told = reason;
      if (reason.startsWith(WIDE)) {
        LOG.error("Kerberos is not offered: {}", reason);
      }
    }
    return reason.isEmpty() ? Optional.of(now.mechanism()) : Optional.empty();
  }

  /** Why there is none, for an operator; empty when there is one. */
  public String whyNot() {
    Path keytab = state.keytab();
    long now = nanoTime.getAsLong();
    Look last = look;
    if (last == null || !last.keytab().equals(keytab) || now - last.at() >= RECENT) {
      last = new Look(keytab, now, whyNot(keytab));
      look = last;
    }
    return last.whyNot();
  }

  private static String whyNot(Path keytab) {
    if (!Files.isReadable(keytab)) {
      return "there is no keytab " + keytab + " that this account may read";
    }
    try {
      return DataDirectory.posix()
              && Files.getPosixFilePermissions(keytab).contains(PosixFilePermission.OTHERS_READ)
          ? WIDE + keytab
          : "";
    } catch (IOException e) {
      return "the keytab " + keytab + " cannot be looked at: " + e.getMessage();
    }
  }

  /** The roles that come with security identifiers which a domain controller vouches for. */
  public Set<String> roles(Collection<String> sids) {
    return state.roles().of(sids);
  }
}
