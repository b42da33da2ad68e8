package io.windlass.wsman.auth.backend;

import io.windlass.wsman.auth.PasswordBackend;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The users of this host, by PAM. A program asks PAM, so that no code of PAM's modules runs in this
 * process; the password reaches it on standard input.
 */
@Component(
    service = PasswordBackend.class,
    configurationPid = "io.windlass.wsman.pam",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = PamBackend.Config.class)
public final class PamBackend implements PasswordBackend {
  private static final Logger LOG = LoggerFactory.getLogger(PamBackend.class);
  private static final int SECONDS = 15;
  // What a user of a host or a domain may be called; nothing that a program takes for an option.
  private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9_.@\\\\-]{0,127}";

  /** The configuration {@code io.windlass.wsman.pam}. */
  @ObjectClassDefinition(id = "io.windlass.wsman.pam", name = "Windlass: users of the host by PAM")
  @interface Config {
    @AttributeDefinition(description = "The file in /etc/pam.d that says how users are checked.")
    String service() default "windlass";

    @AttributeDefinition(description = "pamtester, or what takes the same arguments.")
    String program() default "/usr/bin/pamtester";

    @AttributeDefinition(
        description = "Which groups of the host have which role: administrators=sudo, readers=*.")
    String groups() default "";
  }

  private final String service;
  private final String program;
  private final RoleMap roles;

  /**
   * @throws IllegalArgumentException when a group is none; then nobody is let in by it
   */
  @Activate
  public PamBackend(Config config) {
    this(config.service(), config.program(), RoleMap.parse(config.groups()));
  }

  PamBackend(String service, String program, RoleMap roles) {
    if (!roles.wrong().isEmpty()) {
      throw new IllegalArgumentException(
          "groups = "
              + roles.wrong()
              + " is not of the form role=group. Correct it in etc/io.windlass.wsman.pam.cfg.");
    }
    this.service = service;
    this.program = program;
    this.roles = roles;
  }

  @Override
  public String name() {
    return "PAM";
  }

  @Override
  public Optional<Set<String>> verify(String user, String password) {
    if (!user.matches(NAME) || password.codePoints().anyMatch(Character::isISOControl)) {
      return Optional.empty();
    }
    try {
      Run checked =
          run(password + "\n", List.of(program, service, user, "authenticate", "acct_mgmt"));
      if (checked.exit != 0) {
        return Optional.empty();
      }
      Run groups = run("", List.of("id", "-Gn", "--", user));
      Set<String> found = roles.of(List.of(groups.out.strip().split("\\s+")));
      if (found.isEmpty()) {
        LOG.warn(
            "'{}' is a user of this host and in no group that has a role: groups in"
                + " etc/io.windlass.wsman.pam.cfg",
            user);
      }
      return found.isEmpty() ? Optional.empty() : Optional.of(found);
    } catch (IOException e) {
      LOG.error("PAM cannot be asked: {}. Install pamtester, or correct program.", e.getMessage());
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private record Run(int exit, String out) {}

  private static Run run(String input, List<String> command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      try (OutputStream in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException closed) {
        // A program that has ended reads nothing; its exit says what it thinks.
        LOG.debug("{} reads nothing", command.get(0));
      }
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(command.get(0) + " does not end within " + SECONDS + " s");
      }
      byte[] out = process.getInputStream().readNBytes(64 * 1024);
      return new Run(process.exitValue(), new String(out, StandardCharsets.UTF_8));
    } finally {
      process.destroyForcibly();
    }
  }
}
