package io.windlass.wsman.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserCommandTest {
  @TempDir Path base;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String input, String... args) {
    out.reset();
    err.reset();
    return new UserCommand(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            name -> name.equals("windlass.base") ? base.toString() : null)
        .run(args);
  }

  @Test
  void addsListsChangesAndRemoves() throws Exception {
    assertEquals(0, run("secret\n", "add", "admin", "--admin", "--password-stdin"));
    assertEquals(0, run("other", "add", "bob", "--password-stdin"));
    assertEquals(0, run("", "list"));
    assertEquals("admin administrators\nbob\n", out.toString());
    assertEquals(0, run("", "list", "--sid"));
    assertTrue(out.toString().matches("(?s)admin administrators S-1-5-21-\\d+-\\d+-\\d+-1000\n.*"));
    String before = Files.readString(base.resolve("data/users"));
    assertFalse(before.contains("secret"));
    assertEquals(0, run("new\n", "passwd", "ADMIN", "--password-stdin"));
    assertFalse(before.equals(Files.readString(base.resolve("data/users"))));
    assertEquals(0, run("", "remove", "bob"));
    assertEquals(0, run("", "list"));
    assertEquals("admin administrators\n", out.toString());
  }

  @Test
  void usersAreInGroups() throws Exception {
    String[] add = {
      "add", "carol", "--no-password", "--group", "Remote Management Users", "--group", "ops"
    };
    assertEquals(0, run("", add));
    assertEquals("added carol (ops, remote management users)\n", out.toString());
    assertEquals(2, run("", "add", "dave", "--no-password", "--group", "a,b"));
    assertEquals(2, run("", "add", "dave", "--no-password", "--group"));
  }

  @Test
  void takesTheInstanceFromTheCommandLine(@TempDir Path other) {
    assertEquals(0, run("x\n", "add", "bob", "--password-stdin", "--base", other.toString()));
    assertTrue(Files.exists(other.resolve("data/users")));
    assertFalse(Files.exists(base.resolve("data")));
  }

  @Test
  void saysInOneLineWhyItFailed() {
    assertEquals(0, run("x\n", "add", "bob", "--password-stdin"));
    fails("x\n", "already a user Bob", "add", "Bob", "--password-stdin");
    fails("\n", "password is empty", "add", "eve", "--password-stdin");
    fails("", "password is empty", "add", "eve", "--password-stdin");
    fails("", "no user eve", "passwd", "eve", "--password-stdin");
    fails("", "no user eve", "remove", "eve");
  }

  private void fails(String input, String reason, String... args) {
    assertEquals(1, run(input, args));
    assertTrue(err.toString().contains(reason), err.toString());
    assertEquals(1, err.toString().lines().count(), err.toString());
  }

  @Test
  void explainsItsUseWhenCalledWrongly() {
    for (String line :
        new String[] {
          "", "frob", "add", "add a b", "list x", "add a:b", "add x --frob", "--base"
        }) {
      assertEquals(2, run("", line.isEmpty() ? new String[0] : line.split(" ")), line);
      assertTrue(err.toString().contains("usage:"), line);
    }
  }
}
