package io.windlass.wmi.added;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.repository.ClassRepository;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MofCommandTest {
  @TempDir Path work;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path base;

  @BeforeEach
  void prepare() throws Exception {
    base = Files.createDirectory(work.resolve("base"));
  }

  private String file(String name, String text) throws Exception {
    return Files.writeString(work.resolve(name), text).toString();
  }

  private int run(String... words) {
    out.reset();
    err.reset();
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.addAll(List.of("--base", base.toString()));
    return MofCommand.run(
        arguments.toArray(String[]::new),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private List<String> placed() throws Exception {
    try (Stream<Path> files = Files.list(base.resolve("mof"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aLinkInThePlaceOfTheDraftIsNotFollowed() throws Exception {
    Path other = Files.writeString(work.resolve("other"), "precious");
    Files.createSymbolicLink(
        Files.createDirectory(base.resolve("mof")).resolve(".a.mof.draft"), other);
    assertEquals(0, run(file("a.mof", "class A {};")), err::toString);
    assertEquals("precious", Files.readString(other));
    assertEquals(List.of("a.mof"), placed());
    assertFalse(Files.isSymbolicLink(base.resolve("mof/a.mof")));
  }

  @Test
  void aFileIsPutInPlaceWithWhatItIncludesAndTheServiceUsesIt() throws Exception {
    String file =
        file("pump.mof", "#pragma include(\"base.inc\")\ninstance of A { Name = \"x\"; };");
    file("base.inc", "class A { [Key] string Name; };");
    assertEquals(0, run("-n:root\\Acme", file), err::toString);
    assertEquals(List.of("pump.mof"), placed());

    ClassRepository classes = new ClassRepository();
    MofArtifacts artifacts = new MofArtifacts(new MofRepository(classes));
    Path target = base.resolve("mof/pump.mof");
    assertTrue(artifacts.canHandle(target.toFile()));
    assertFalse(artifacts.canHandle(base.resolve("mof/.pump.mof.draft").toFile()));
    artifacts.install(target.toFile());
    assertTrue(classes.find("root/acme", "A").isPresent());
    Files.writeString(target, "class B {};");
    artifacts.update(target.toFile());
    assertTrue(classes.find("root/default", "B").isPresent());
    Files.writeString(target, "class B");
    artifacts.update(target.toFile());
    assertFalse(classes.find("root/default", "B").isPresent());
    artifacts.uninstall(target.toFile());
  }

  @Test
  void filesBuildOnEachOtherAndOnWhatIsThere() throws Exception {
    String a = file("a.mof", "class A {};");
    String b = file("b.mof", "class B : A {};");
    String c = file("c.mof", "#pragma deleteclass(\"C\", NOFAIL)\nclass C : B {};");
    assertEquals(0, run(b, a), err::toString);
    assertEquals(0, run(c), err::toString);
    assertTrue(err.toString(StandardCharsets.UTF_8).startsWith("c.mof:1:1: warning: "));
    assertEquals(0, run(c), err::toString);
    assertEquals(List.of("a.mof", "b.mof", "c.mof"), placed());
  }

  @Test
  void aRefusedFileIsToldWithItsPlaceAndNoneIsPutInPlace() throws Exception {
    String good = file("good.mof", "class A {};");
    String bad = file("bad.mof", "class B : C {};");
    assertEquals(1, run(good, bad));
    assertEquals(
        "bad.mof:1:1: there is no class C in namespace root/default to derive from\n",
        err.toString(StandardCharsets.UTF_8));
    assertFalse(Files.exists(base.resolve("mof")));
    assertEquals(1, run(file("worse.mof", "class")));
    assertEquals(1, run(work.resolve("none.mof").toString()));
  }

  @Test
  void checkLooksAtTheSyntaxOnly() throws Exception {
    assertEquals(0, run("-check", file("x.mof", "class B : C {};")), err::toString);
    assertFalse(Files.exists(base.resolve("mof")));
    assertEquals(1, run("-CHECK", file("y.mof", "class B :")));
    assertTrue(err.toString(StandardCharsets.UTF_8).startsWith("y.mof:1:10: expected the name"));
  }

  @Test
  void aWrongCallIsToldWithTheUsage() throws Exception {
    assertEquals(2, run());
    assertEquals(2, run("-N:other", "x.mof"));
    assertEquals(2, run("-autorecover", "x.mof"));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("usage: mofcomp"));
    assertEquals(2, run("/"));
    base = work.resolve("nowhere");
    assertEquals(1, run(file("x.mof", "class A {};")));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("there is no instance"));
  }
}
