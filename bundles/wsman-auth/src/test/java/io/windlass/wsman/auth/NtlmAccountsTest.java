package io.windlass.wsman.auth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.windlass.wsman.auth.users.Accounts;
import io.windlass.wsman.auth.users.NtSecrets;
import io.windlass.wsman.auth.users.UserFile;
import io.windlass.wsman.security.ntlm.NtlmCrypto;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which accounts may use NTLM, and what is kept for that. */
class NtlmAccountsTest {
  @TempDir Path base;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private int user(String input, String... args) {
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    return new UserCommand(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            print,
            print,
            name -> name.equals("windlass.base") ? base.toString() : null)
        .run(args);
  }

  private Optional<byte[]> hash(String name) {
    return new Accounts(base.resolve("data"), System::nanoTime).ntHash(name);
  }

  @Test
  void anAccountIsEnabledByItsPasswordAndStaysInStepWithIt() throws Exception {
    assertEquals(0, user("first\n", "add", "Ann", "--ntlm", "--password-stdin"));
    assertArrayEquals(NtlmCrypto.ntHash("first"), hash("ANN").orElseThrow());
    assertEquals(0, user("second\n", "passwd", "ann", "--password-stdin"));
    assertArrayEquals(NtlmCrypto.ntHash("second"), hash("ann").orElseThrow());
    assertEquals(0, user("", "ntlm", "ann", "off"));
    assertTrue(hash("ann").isEmpty());
    assertEquals(1, user("wrong\n", "ntlm", "ann", "on", "--password-stdin"));
    assertTrue(hash("ann").isEmpty());
    assertEquals(0, user("second\n", "ntlm", "ann", "on", "--password-stdin"));
    assertArrayEquals(NtlmCrypto.ntHash("second"), hash("ann").orElseThrow());
    assertEquals(2, user("", "ntlm", "ann", "maybe"));
    assertEquals(1, user("x\n", "ntlm", "nobody", "on", "--password-stdin"));
  }

  @Test
  void othersAreNot() {
    assertEquals(0, user("secret\n", "add", "bob", "--password-stdin"));
    assertTrue(hash("bob").isEmpty());
    assertTrue(hash("nobody").isEmpty());
    assertFalse(Files.exists(base.resolve("data/users.key")));
  }

  @Test
  void whatIsKeptIsEncryptedForThatAccountAlone() throws Exception {
    assertEquals(0, user("secret\n", "add", "ann", "--ntlm", "--password-stdin"));
    String users = Files.readString(base.resolve("data/users"));
    assertFalse(users.contains(HexFormat.of().formatHex(NtlmCrypto.ntHash("secret"))));
    NtSecrets secrets = new NtSecrets(base.resolve("data"));
    String sealed = secrets.seal("ann", NtlmCrypto.ntHash("secret"));
    assertThrows(IOException.class, () -> secrets.open("bob", sealed));
    char other = sealed.charAt(20) == 'A' ? 'B' : 'A';
    String damaged = sealed.substring(0, 20) + other + sealed.substring(21);
    assertThrows(IOException.class, () -> secrets.open("ann", damaged));
    assertThrows(IOException.class, () -> secrets.open("ann", "2.x"));
  }

  @Test
  void aKeyThatOthersMayReadIsRefused() throws Exception {
    assertEquals(0, user("secret\n", "add", "ann", "--ntlm", "--password-stdin"));
    Path key = base.resolve("data/users.key");
    assumeTrue(DataDirectory.posix());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
    assertTrue(hash("ann").isEmpty());
    String sealed = new UserFile(base.resolve("data")).read().users().get("ann").ntSecret();
    IOException refused =
        assertThrows(
            IOException.class, () -> new NtSecrets(base.resolve("data")).open("ann", sealed));
    assertTrue(refused.getMessage().contains("chmod 600"), refused.getMessage());
  }
}
