package io.windlass.wsman.auth.backend;

import io.windlass.wsman.auth.DataDirectory;
import io.windlass.wsman.auth.PasswordBackend;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.security.URIParameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whatever the login modules of the platform can ask: a directory, a KDC. */
@Component(
    service = PasswordBackend.class,
    configurationPid = "io.windlass.wsman.jaas",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = JaasBackend.Config.class)
public final class JaasBackend implements PasswordBackend {
  private static final Logger LOG = LoggerFactory.getLogger(JaasBackend.class);

  /** The configuration {@code io.windlass.wsman.jaas}. */
  @ObjectClassDefinition(id = "io.windlass.wsman.jaas", name = "Windlass: users by JAAS")
  @interface Config {
    @AttributeDefinition(description = "The file with the login modules, relative to the instance.")
    String loginConfig() default "etc/jaas.conf";

    @AttributeDefinition(description = "The entry of that file.")
    String application() default "windlass";

    @AttributeDefinition(
        description = "Which principals have which role: administrators=admins, readers=*.")
    String groups() default "";
  }

  private final Configuration configuration;
  private final String application;
  private final RoleMap roles;

  /**
   * @throws IllegalArgumentException when file or groups cannot be used; then nobody is let in
   */
  @Activate
  public JaasBackend(BundleContext context, Config config) {
    this(
        configuration(base(context).resolve(config.loginConfig())),
        config.application(),
        RoleMap.parse(config.groups()));
  }

  JaasBackend(Configuration configuration, String application, RoleMap roles) {
    if (!roles.wrong().isEmpty()) {
      throw new IllegalArgumentException(
          "groups = "
              + roles.wrong()
              + " is not of the form role=principal. Correct it in etc/io.windlass.wsman.jaas.cfg.");
    }
    this.configuration = configuration;
    this.application = application;
    this.roles = roles;
  }

  private static Path base(BundleContext context) {
    String base = context.getProperty("windlass.base");
    return base == null ? DataDirectory.locate(context::getProperty).getParent() : Path.of(base);
  }

  private static Configuration configuration(Path file) {
    try {
      return Configuration.getInstance("JavaLoginConfig", new URIParameter(file.toUri()));
    } catch (NoSuchAlgorithmException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "loginConfig " + file + " cannot be used: " + e.getMessage(), e);
    }
  }

  @Override
  public String name() {
    return "JAAS";
  }

  @Override
  public Optional<Set<String>> verify(String user, String password) {
    char[] secret = password.toCharArray();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // Login modules are those of the platform and its class path.
    thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
    try {
      LoginContext login =
          new LoginContext(
              application, new Subject(), asked -> answer(asked, user, secret), configuration);
      login.login();
      List<String> names =
          login.getSubject().getPrincipals().stream().map(Principal::getName).toList();
      login.logout();
      Set<String> found = roles.of(names);
      if (found.isEmpty()) {
        LOG.warn(
            "'{}' is known by JAAS as {}, of which nothing has a role: groups in"
                + " etc/io.windlass.wsman.jaas.cfg",
            user,
            names);
      }
      return found.isEmpty() ? Optional.empty() : Optional.of(found);
    } catch (LoginException e) {
      LOG.info("JAAS does not log '{}' on: {}", user, e.getMessage());
      return Optional.empty();
    } finally {
      thread.setContextClassLoader(before);
      Arrays.fill(secret, '\0');
    }
  }

  private static void answer(Callback[] asked, String user, char[] secret)
      throws UnsupportedCallbackException {
    for (Callback callback : asked) {
      if (callback instanceof NameCallback name) {
        name.setName(user);
      } else if (callback instanceof PasswordCallback wanted) {
        wanted.setPassword(secret);
      } else {
        throw new UnsupportedCallbackException(callback);
      }
    }
  }
}
