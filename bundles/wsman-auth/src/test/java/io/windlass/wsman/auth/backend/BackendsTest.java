package io.windlass.wsman.auth.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginException;
import javax.security.auth.spi.LoginModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendsTest {
  @TempDir Path directory;

  @Test
  void groupsHaveRolesAndAnAsteriskIsEverybody() {
    RoleMap roles = RoleMap.parse("Administrators = wheel, readers=*, x, =y, operators=wheel");
    assertEquals(Set.of("administrators", "operators", "readers"), roles.of(List.of("wheel")));
    assertEquals(Set.of("readers"), roles.of(List.of()));
    assertEquals(List.of("x", "=y"), roles.wrong());
    assertEquals(Set.of(), RoleMap.parse("").of(List.of("wheel")));
  }

  /** A stand-in that takes the arguments of pamtester and reads the password as it does. */
  private PamBackend pam(String groups) throws IOException {
    Path program = directory.resolve("pamtester");
    Files.writeString(
        program,
        "#!/bin/sh\n[ \"$1 $2 $3 $4\" = \"windlass root authenticate acct_mgmt\" ] || exit 3\n"
            + "read -r password\n[ \"$password\" = 'right; id' ]\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new PamBackend("windlass", program.toString(), RoleMap.parse(groups));
  }

  @Test
  void pamKnowsTheUsersOfThisHostAndTheirGroups() throws Exception {
    PamBackend pam = pam("administrators=root");
    assertEquals(Optional.of(Set.of("administrators")), pam.verify("root", "right; id"));
    assertEquals(Optional.empty(), pam.verify("root", "wrong"));
    assertEquals(Optional.empty(), pam.verify("nobody", "right; id"));
    assertEquals(Optional.empty(), pam("administrators=no-such-group").verify("root", "right; id"));
  }

  @Test
  void namesThatAProgramCouldMisreadAreNotPassedOn() throws Exception {
    PamBackend pam = pam("readers=*");
    for (String name : new String[] {"-root", "root root", "", "a/b", "a;b", "$(id)", "r\n"}) {
      assertEquals(Optional.empty(), pam.verify(name, "right; id"), name);
    }
    assertEquals(Optional.empty(), pam.verify("root", "right; id\nroot"));
  }

  @Test
  void aProgramThatIsNotThereLetsNobodyIn() {
    PamBackend pam = new PamBackend("windlass", "/nonexistent", RoleMap.parse("readers=*"));
    assertEquals(Optional.empty(), pam.verify("root", "x"));
  }

  @Test
  void jaasAsksTheModulesOfItsFile() {
    JaasBackend jaas = jaas("administrators=admins");
    assertEquals(Optional.of(Set.of("administrators")), jaas.verify("ann", "of ann"));
    assertEquals(Optional.empty(), jaas.verify("ann", "of bob"));
    assertEquals(Optional.empty(), jaas("administrators=others").verify("ann", "of ann"));
    assertThrows(IllegalArgumentException.class, () -> jaas("administrators"));
  }

  private static JaasBackend jaas(String groups) {
    Configuration configuration =
        new Configuration() {
          @Override
          public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
            return new AppConfigurationEntry[] {
              new AppConfigurationEntry(
                  TestModule.class.getName(), LoginModuleControlFlag.REQUIRED, Map.of())
            };
          }
        };
    return new JaasBackend(configuration, "windlass", RoleMap.parse(groups));
  }

  /** Knows users by the password "of NAME", and all of them as admins. */
  public static final class TestModule implements LoginModule {
    private record Group(String getName) implements Principal {}

    private Subject subject;
    private CallbackHandler handler;

    @Override
    public void initialize(
        Subject who, CallbackHandler callbacks, Map<String, ?> shared, Map<String, ?> options) {
      subject = who;
      handler = callbacks;
    }

    @Override
    public boolean login() throws LoginException {
      NameCallback name = new NameCallback("name");
      PasswordCallback password = new PasswordCallback("password", false);
      try {
        handler.handle(new Callback[] {name, password});
      } catch (IOException | UnsupportedCallbackException e) {
        throw new LoginException(e.toString());
      }
      if (!new String(password.getPassword()).equals("of " + name.getName())) {
        throw new FailedLoginException("wrong");
      }
      return true;
    }

    @Override
    public boolean commit() {
      assertFalse(subject.isReadOnly());
      return subject.getPrincipals().add(new Group("admins"));
    }

    @Override
    public boolean abort() {
      return true;
    }

    @Override
    public boolean logout() {
      return subject.getPrincipals().removeIf(any -> true);
    }
  }
}
