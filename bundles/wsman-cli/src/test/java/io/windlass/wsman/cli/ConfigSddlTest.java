package io.windlass.wsman.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.security.sddl.RootDescriptor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigSddlTest {
  private static final String READERS = "D:P(A;;GA;;;BA)(A;;GR;;;RM)";
  private static final String PROCESS = "wmicimv2/Win32_Process";
  private static final String PROCESS_URI =
      "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/Win32_Process";

  @TempDir Path base;
  private FakeTerminal terminal;
  private Path service;

  @BeforeEach
  void sitDown() throws IOException {
    terminal = new FakeTerminal(base);
    service = base.resolve("etc/io.windlass.wsman.service.cfg");
    Files.createDirectories(service.getParent());
  }

  @Test
  void showsTheDefaultInWordsAndTheDocumentTellsTheSame() throws IOException {
    assertEquals(0, terminal.winrm("configSDDL", "default"), terminal.errors());
    assertEquals(
        "RootSDDL (the default, "
            + service
            + " says nothing)\n    "
            + RootDescriptor.DEFAULT
            + """

              Administrators (BA) may do everything
              everyone who has logged on (AU) may read
              every refused attempt to do anything is written down for Everyone (WD)
              every allowed attempt to write, call methods is written down for Everyone (WD)
        """,
        terminal.output());
    assertTrue(
        Files.readString(Path.of("../../docs/security.md")).contains(RootDescriptor.DEFAULT),
        "docs/security.md has another default");
  }

  @Test
  void changesTheFileWithConsentAndLeavesTheRestOfItAlone() throws IOException {
    Files.writeString(
        service, "# mine\nMaxConnections = 7\nRootSDDL = D:P\\\n  (A;;GA;;;BA)\nx = 1");
    assertEquals(1, terminal.winrm("configSDDL", "default", READERS));
    assertTrue(terminal.errors().contains("agree beforehand with -quiet"), terminal.errors());
    assertEquals(1, terminal.answering("n").winrm("configSDDL", "default", READERS));
    assertTrue(Files.readString(service).contains("RootSDDL = D:P\\\n"));
    assertEquals(0, terminal.answering("y").winrm("CONFIGsddl", "DEFAULT", READERS));
    assertEquals(
        "# mine\nMaxConnections = 7\nRootSDDL = " + READERS + "\nx = 1\n",
        Files.readString(service));
    assertTrue(terminal.output().contains("It will be\n    " + READERS + "\n      Administrators"));
    assertEquals(0, terminal.winrm("configSDDL", "default", READERS));
    assertTrue(terminal.output().endsWith("It is set already.\n"), terminal.output());
  }

  @ParameterizedTest
  @CsvSource({
    "'a = 1\\', 'a = 1\nK = v\n'",
    "'a = 1\\\nK = 2', 'a = 1\\\nK = 2\nK = v\n'",
    "'# c\\\nK : 2', '# c\\\nK = v\n'",
    "'\\u004B=1\nK=2', 'K = v\n'",
    "'Kx=1', 'Kx=1\nK = v\n'"
  })
  void setsAValueWhateverTheFileLooksLike(String before, String after) throws IOException {
    assertEquals(after, EtcFile.with(before, "K", "v"));
  }

  @Test
  void readsADescriptorFromAFileInUtf16() throws IOException {
    Path file = base.resolve("in.sddl");
    Files.write(file, ("\uFEFF" + READERS + "\r\n").getBytes(StandardCharsets.UTF_16LE));
    assertEquals(
        0, terminal.winrm("configSDDL", "default", "-file:" + file, "-q"), terminal.errors());
    assertEquals("RootSDDL = " + READERS + "\n", Files.readString(service));
  }

  @Test
  void refusesWhatIsNoDescriptorBeforeAnythingIsAskedOrWritten() {
    assertEquals(1, terminal.winrm("configSDDL", "default", "D:P(A;;GA;;;XX)", "-q"));
    assertTrue(terminal.errors().contains("This is no security descriptor: "), terminal.errors());
    assertTrue(terminal.errors().contains("XX"), terminal.errors());
    assertEquals("", terminal.output());
    assertFalse(Files.exists(service));
  }

  @Test
  void warnsBeforeAdministratorsAreShutOut() {
    assertEquals(0, terminal.winrm("configSDDL", "default", "D:P(A;;GR;;;BA)", "-q"));
    assertTrue(
        terminal.output().contains("Warning: administrators (BA) will not be allowed"),
        terminal.output());
  }

  @Test
  void keepsDescriptorsOfResourcesInFilesOfTheirOwn() throws IOException {
    assertEquals(0, terminal.winrm("configSDDL", PROCESS), terminal.errors());
    assertEquals(
        PROCESS_URI + " has no descriptor; RootSDDL counts: winrm configSDDL default\n",
        terminal.output());
    assertEquals(0, terminal.winrm("configSDDL", PROCESS, READERS, "-q"), terminal.errors());
    Path file = SecurityFile.all(base).get(0).file();
    assertEquals(
        "# Written by winrm configSDDL.\nUri = " + PROCESS_URI + "\nSddl = " + READERS + "\n",
        Files.readString(file));
    assertEquals(0, terminal.winrm("configSDDL", PROCESS.toLowerCase(), "D:P(A;;GA;;;BA)", "-q"));
    assertEquals(1, SecurityFile.all(base).size());
    assertEquals("D:P(A;;GA;;;BA)", SecurityFile.all(base).get(0).sddl());
    FakeTerminal below = new FakeTerminal(base);
    assertEquals(0, below.winrm("configSDDL", PROCESS + "/x"));
    assertTrue(below.output().contains("no descriptor; that of"), below.output());
    assertEquals(1, below.winrm("configSDDL", PROCESS, "-r:h"));
    assertTrue(below.errors().contains("call configSDDL on that machine"), below.errors());
  }

  @Test
  void goesThroughTheServiceThatServesItsConfiguration() throws IOException {
    String[] sddl = {"D:P(A;;GA;;;BA)"};
    try (FakeHost host =
        FakeHost.local(
            base,
            r -> {
              if (r.contains("/Put<")) {
                sddl[0] = READERS;
              }
              return "<c:Service xmlns:c='urn:c'><c:RootSDDL>"
                  + sddl[0]
                  + "</c:RootSDDL><c:MaxConnections>300</c:MaxConnections></c:Service>";
            })) {
      assertEquals(0, terminal.winrm("configSDDL", "default", READERS, "-q"), terminal.errors());
      assertTrue(terminal.output().startsWith("RootSDDL of winrm/config/service\n    D:P(A"));
      assertTrue(
          host.requests()
              .get(1)
              .contains(
                  "<c:RootSDDL>"
                      + READERS
                      + "</c:RootSDDL><c:MaxConnections>300</c:MaxConnections></c:Service>"));
      assertFalse(Files.exists(service));
    }
  }

  @Test
  void aServiceThatRefusesIsNotCircumventedByItsFile() throws IOException {
    String denied =
        "<s:Fault><s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value>w:AccessDenied</s:Value>"
            + "</s:Subcode></s:Code><s:Reason><s:Text>no</s:Text></s:Reason></s:Fault>";
    try (FakeHost host = FakeHost.local(base, r -> denied)) {
      assertEquals(1, terminal.winrm("configSDDL", "default", READERS, "-q"));
      assertFalse(Files.exists(service));
      assertEquals(1, host.requests().size());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "administrators:all RM:read,execute | D:P(A;;GA;;;BA)(A;;GRGX;;;RM)",
        "BA:all deny:S-1-5-21-1-2-3-1001:all | D:P(D;;GA;;;S-1-5-21-1-2-3-1001)(A;;GA;;;BA)",
        "everyone:GR | D:P(A;;GR;;;WD)"
      })
  void writesDescriptors(String words, String sddl) {
    assertEquals(0, terminal.winrm(("createSDDL " + words).split(" ")), terminal.errors());
    assertTrue(terminal.output().startsWith("    " + sddl + "\n      "), terminal.output());
  }

  @ParameterizedTest
  @CsvSource({"BA", "BA:", ":all", "BA:often", "nobody:all"})
  void explainsWhatIsNoEntry(String word) {
    assertEquals(1, terminal.winrm("createSDDL", word));
    assertTrue(terminal.errors().startsWith("Error: "), terminal.errors());
  }
}
