package io.windlass.wmi.linux.software;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.linux.host.Command;
import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Tree;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoftwareClassesTest {
  private static final String STATUS =
      """
      Package: openssl
      Status: install ok installed
      Maintainer: Debian OpenSSL Team <o@example.org>
      Architecture: amd64
      Version: 3.0.16-1~deb12u1
      Description: Secure Sockets Layer toolkit
       Version: of no package
       .
       more
      Homepage: https://www.openssl.org/

      Package: gone
      Status: deinstall ok config-files
      Architecture: amd64
      Version: 1


      Package: held
      Status: hold ok installed
      Version: 2:1.0
      Architecture: all

      Status: install ok installed
      Version: of nothing
      """;

  @TempDir Path root;
  private Tree tree;

  @BeforeEach
  void writeAHost() throws Exception {
    tree = new Tree(root);
  }

  @Test
  void listsThePackagesOfDpkg() throws Exception {
    tree.write("/var/lib/dpkg/status", STATUS).write("/var/lib/dpkg/info/openssl.list", "/.\n");
    Files.setLastModifiedTime(
        tree.path("/var/lib/dpkg/info/openssl.list"),
        FileTime.from(Instant.parse("2026-02-27T23:30:00Z")));
    Map<Object, Instance> products = by("Name", new ProductSource(tree.host()));
    assertEquals(Set.of("openssl", "held"), products.keySet());
    Instance openssl = products.get("openssl");
    assertEquals("openssl:amd64", openssl.get("IdentifyingNumber"));
    assertEquals("3.0.16-1~deb12u1", openssl.get("Version"));
    assertEquals("Debian OpenSSL Team <o@example.org>", openssl.get("Vendor"));
    assertEquals("Secure Sockets Layer toolkit", openssl.get("Description"));
    assertEquals("https://www.openssl.org/", openssl.get("URLInfoAbout"));
    assertEquals("20260228", openssl.get("InstallDate"), "the day in Berlin");
    assertEquals(5, openssl.get("InstallState"));
    Instance held = products.get("held");
    assertEquals("2:1.0", held.get("Version"));
    assertEquals("", held.get("Vendor"), "a key is never NULL");
    assertNull(held.get("InstallDate"));
  }

  @Test
  void asksRpmWhereThereIsOne() throws Exception {
    tree.program(
        "/usr/bin/rpm",
        """
        #!/bin/sh
        [ "$1" = -qa ] || exit 1
        printf 'bash\\t5.2-1.el9\\tx86_64\\tRed Hat\\thttps://gnu.org/bash\\t1772366096\\tA shell\\n'
        printf 'gpg-pubkey\\t1\\t(none)\\t(none)\\t(none)\\t1\\tkey\\n'
        printf 'own\\t1:2-3\\tnoarch\\t(none)\\t(none)\\t(none)\\tOwn\\n'
        """);
    Map<Object, Instance> products = by("Name", new ProductSource(tree.host()));
    assertEquals(Set.of("bash", "own"), products.keySet());
    Instance bash = products.get("bash");
    assertEquals("bash:x86_64", bash.get("IdentifyingNumber"));
    assertEquals("5.2-1.el9", bash.get("Version"));
    assertEquals("Red Hat", bash.get("Vendor"));
    assertEquals("A shell", bash.get("Description"));
    assertEquals("20260301", bash.get("InstallDate"));
    assertEquals("1:2-3", products.get("own").get("Version"));
    assertNull(products.get("own").get("URLInfoAbout"));
  }

  @Test
  void listsUpdatesTheNewestFirst() throws Exception {
    tree.write(
            "/var/log/dpkg.log",
            """
            2026-02-03 08:00:00 upgrade libc6:amd64 2.36-9 2.36-10
            2026-02-03 08:00:01 status installed libc6:amd64 2.36-10
            2026-02-03 08:00:02 install new:all <none> 1
            not a line
            2026-12-31 08:00:00 upgrade openssl:amd64 3.0.15 3.0.16
            """)
        .write("/var/log/dpkg.log.1", "2026-01-02 08:00:00 upgrade libc6:amd64 2.36-8 2.36-9\n")
        .write("/var/log/dpkg.log.2.gz", gzip("2025-12-01 08:00:00 upgrade tar:amd64 1 2\n"))
        .write("/var/log/dpkg.log.3.gz", "no gzip");
    List<Instance> updates = read(new QuickFixSource(tree.host()));
    assertEquals(
        List.of(
            "openssl:amd64_3.0.16 12/31/2026",
            "libc6:amd64_2.36-10 2/3/2026",
            "libc6:amd64_2.36-9 1/2/2026",
            "tar:amd64_2 12/1/2025"),
        updates.stream().map(u -> u.get("HotFixID") + " " + u.get("InstalledOn")).toList());
    Instance newest = updates.get(0);
    assertEquals("box", newest.get("CSName"));
    assertEquals("Update", newest.get("Description"));
    assertEquals("3.0.15 -> 3.0.16", newest.get("FixComments"));
    assertEquals("", newest.get("ServicePackInEffect"));
  }

  @Test
  void agreesWithDpkgOfThisHost() throws Exception {
    if (!Host.real().files().isExecutable("/usr/bin/dpkg-query")) {
      return;
    }
    String listed =
        Command.read(
                List.of(
                    "dpkg-query",
                    "-W",
                    "-f",
                    "${db:Status-Status} ${Package}:${Architecture} ${Version}\\n"),
                Duration.ofSeconds(20))
            .output();
    Set<String> expected =
        listed
            .lines()
            .filter(line -> line.startsWith("installed "))
            .map(line -> line.substring(10))
            .collect(Collectors.toSet());
    Set<String> products =
        read(new ProductSource(Host.real())).stream()
            .map(product -> product.get("IdentifyingNumber") + " " + product.get("Version"))
            .collect(Collectors.toSet());
    assertTrue(products.containsAll(expected));
  }

  private static byte[] gzip(String text) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static Map<Object, Instance> by(String key, ClassSource source) throws Exception {
    return read(source).stream().collect(Collectors.toMap(i -> i.get(key), Function.identity()));
  }

  private static List<Instance> read(ClassSource source) throws Exception {
    try (Stream<Instance> all = source.instances(Wanted.all())) {
      return all.toList();
    }
  }
}
