package io.windlass.wsman.http.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates that listeners find by name and by thumbprint. */
class CertificateDirectoryTest {
  @TempDir private Path temp;
  private CertificateDirectory directory;
  private CertificateSearch search;

  @BeforeEach
  void start() {
    directory = new CertificateDirectory(temp.resolve("certificates"));
    search = new CertificateSearch(directory);
  }

  private TestPki.Identity server(String host) throws Exception {
    return server(host, Duration.ofHours(1));
  }

  private TestPki.Identity server(String host, Duration validity) throws Exception {
    return TestPki.certificate(host).host(host).validity(validity).selfSigned();
  }

  private void pem(String name, TestPki.Identity identity) throws Exception {
    Files.createDirectories(directory.path());
    TestPki.write(directory.path().resolve(name + ".pem"), identity.chain());
    TestPki.write(directory.path().resolve(name + ".key"), identity.key());
  }

  private static String thumbprint(TestPki.Identity identity) {
    return HeldCertificate.thumbprint(identity.certificate());
  }

  @Test
  void oneIsFoundByNameAndByThumbprint() throws Exception {
    TestPki.Identity one = server("one.example");
    TestPki.Identity two = server("two.example");
    pem("1", one);
    pem("2", two);
    assertEquals(Optional.of(thumbprint(two)), search.find("TWO.example", ""));
    assertEquals(Optional.of(thumbprint(one)), search.find("", thumbprint(one).toLowerCase()));
    assertEquals(Optional.of(thumbprint(one)), search.find("one.example", thumbprint(one)));
    assertEquals(Optional.empty(), search.find("three.example", ""));
    assertEquals(Optional.empty(), search.find("", "00" + thumbprint(one).substring(2)));
  }

  @Test
  void theThumbprintIsTheOneThatOthersComputeToo() throws Exception {
    TestPki.Identity one = server("one.example");
    pem("1", one);
    Process openssl =
        new ProcessBuilder(
                "openssl",
                "x509",
                "-noout",
                "-fingerprint",
                "-sha1",
                "-in",
                directory.path().resolve("1.pem").toString())
            .start();
    String printed = new String(openssl.getInputStream().readAllBytes());
    assertEquals(thumbprint(one), printed.strip().replaceAll(".*=", "").replace(":", ""), printed);
  }

  @Test
  void aNameThatIsAnothersIsAnError() throws Exception {
    TestPki.Identity one = server("one.example");
    pem("1", one);
    CertificateException refused =
        assertThrows(CertificateException.class, () -> search.find("two.example", thumbprint(one)));
    assertTrue(refused.getMessage().contains("is not for Hostname = two.example"));
  }

  @Test
  void ofSeveralTheOneThatIsValidForLongestIsTakenAndNoneThatHasEnded() throws Exception {
    TestPki.Identity old = server("one.example", Duration.ofHours(-1));
    TestPki.Identity soon = server("one.example", Duration.ofMinutes(10));
    TestPki.Identity later = server("one.example", Duration.ofHours(20));
    pem("1", later);
    pem("2", soon);
    pem("3", old);
    assertEquals(Optional.of(thumbprint(later)), search.find("one.example", ""));
    CertificateException refused =
        assertThrows(CertificateException.class, () -> search.find("", thumbprint(old)));
    assertTrue(refused.getMessage().contains("ended at"), refused.getMessage());
  }

  @Test
  void withoutANameItIsOneOfThisHost() throws Exception {
    TestPki.Identity local = server("localhost");
    pem("1", server("one.example"));
    pem("2", local);
    assertEquals(Optional.of(thumbprint(local)), search.find("", ""));
  }

  @Test
  void keyStoresHaveTheirPasswordsBesideThem() throws Exception {
    TestPki.Identity one = server("one.example");
    Files.createDirectories(directory.path());
    TestPki.store(directory.path().resolve("a.p12"), Map.of("x", one));
    Files.writeString(directory.path().resolve("a.password"), "changeit\n");
    assertEquals(Optional.of(thumbprint(one)), search.find("one.example", ""));
    KeyFiles.Opened opened = new CertificateChoice("one.example", "").open(directory);
    assertEquals(List.of("x"), opened.aliases());
    assertFalse(opened.toString().contains("changeit"));
  }

  @Test
  void whatCannotBeUsedIsNamedWhenNothingFits() throws Exception {
    Files.createDirectories(directory.path());
    TestPki.store(directory.path().resolve("a.p12"), Map.of("x", server("one.example")));
    Files.writeString(directory.path().resolve("notes.txt"), "nothing of ours");
    IOException refused =
        assertThrows(
            IOException.class, () -> new CertificateChoice("one.example", "").open(directory));
    assertTrue(refused.getMessage().contains("for Hostname = one.example"), refused.getMessage());
    assertTrue(refused.getMessage().contains("the password of a.p12"), refused.getMessage());
    assertEquals(Optional.empty(), search.find("one.example", ""));
  }

  @Test
  void aDirectoryThatIsNotThereHoldsNone() throws Exception {
    assertEquals(Optional.empty(), search.find("one.example", ""));
    IOException refused =
        assertThrows(IOException.class, () -> new CertificateChoice("", "AB").open(directory));
    assertTrue(refused.getMessage().contains("CertificateThumbprint = AB"), refused.getMessage());
  }
}
