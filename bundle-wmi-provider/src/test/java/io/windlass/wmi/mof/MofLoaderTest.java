package io.windlass.wmi.mof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MofLoaderTest {
  @TempDir Path outside;
  private Path directory;

  @BeforeEach
  void prepare() throws Exception {
    directory = Files.createDirectories(outside.resolve("in/sub")).getParent();
    Files.writeString(outside.resolve("secret.mof"), "class Secret {};");
  }

  private void write(String name, String text) throws Exception {
    Files.writeString(directory.resolve(name), text);
  }

  private List<MofElement> load(String name) throws MofException {
    return MofLoader.load(MofFiles.below(directory), name);
  }

  private String refusal(String name) {
    return assertThrows(MofException.class, () -> load(name)).getMessage();
  }

  @Test
  void anIncludedFileStandsInThePlaceOfItsPragma() throws Exception {
    write("a.mof", "class A {};\n#pragma include(\"sub\\\\b.mof\")\nclass C {};");
    write("sub/b.mof", "class B {};\n#pragma include (\"../d.mof\")");
    write("d.mof", "class D {};");
    List<MofElement> elements = load("a.mof");
    assertEquals(
        List.of("A", "B", "D", "C"),
        elements.stream().map(e -> ((MofElement.ClassDeclaration) e).name()).toList());
    assertEquals("sub/b.mof:1:1", elements.get(1).at().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "../secret.mof, outside of the directory",
    "sub/../../secret.mof, outside of the directory",
    "/etc/passwd, expected a path relative to this file",
    "C:/x.mof, expected a path relative to this file",
    "none.mof, there is no file none.mof",
    "sub, is no file",
    "link.mof, leads out of",
    "a.mof, includes itself",
  })
  void refusesToIncludeAnythingElse(String path, String reason) throws Exception {
    Files.createSymbolicLink(directory.resolve("link.mof"), outside.resolve("secret.mof"));
    write("a.mof", "\n  #pragma include(\"" + path + "\")");
    String message = refusal("a.mof");
    assertTrue(message.startsWith("a.mof:2:3: "), message);
    assertTrue(message.contains(reason), message);
  }

  @Test
  void refusesCyclesAndTooManyFiles() throws Exception {
    write("a.mof", "#pragma include(\"b.mof\")");
    write("b.mof", "#pragma include(\"a.mof\")");
    assertTrue(refusal("a.mof").startsWith("b.mof:1:1: a.mof includes itself"));
    for (int i = 0; i < 20; i++) {
      write("c" + i + ".mof", "#pragma include(\"c" + (i + 1) + ".mof\")");
    }
    assertTrue(refusal("c0.mof").contains("at most 16 deep"));
    write("e.mof", "");
    write("f.mof", "#pragma include(\"e.mof\")\n".repeat(300));
    assertTrue(refusal("f.mof").startsWith("f.mof:256:1: at most 256 files"));
  }

  @Test
  void refusesAFileThatIsTooLarge() throws Exception {
    Files.write(directory.resolve("large.mof"), new byte[(4 << 20) + 1]);
    assertTrue(refusal("large.mof").contains("too large"));
  }

  @Test
  void readsTheEncodingsThatMofComesIn() throws Exception {
    String text = "\ufeffclass \u00c4 {};";
    for (var charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      Files.write(directory.resolve("x.mof"), text.getBytes(charset));
      assertEquals("\u00c4", ((MofElement.ClassDeclaration) load("x.mof").get(0)).name());
    }
    Files.write(directory.resolve("x.mof"), "a\nb\nc\u00e4".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals("x.mof:3:1: expected UTF-8 text, found other octets", refusal("x.mof"));
  }
}
