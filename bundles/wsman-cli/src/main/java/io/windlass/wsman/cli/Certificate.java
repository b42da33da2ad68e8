package io.windlass.wsman.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The self-signed certificate of a listener: a PKCS #12 file and its password beside it, both for
 * the owner only. Made with the JDK's keytool, since the JDK has no API for it.
 */
final class Certificate {
  /** Where listeners find certificates by name or thumbprint too. */
  private static final String CERTIFICATES = "certificates";

  private static final String ALIAS = "windlass";
  private static final int DAYS = 365;
  private static final int KEYTOOL_SECONDS = 120;

  private final Path base;
  private final Path directory;
  private final String name;
  private final HostNames hosts;

  Certificate(Path base, String name, String address) {
    this.base = base;
    directory = base.resolve(CERTIFICATES);
    this.name = name;
    hosts = new HostNames(address);
  }

  Path keystore() {
    return directory.resolve(name + ".p12");
  }

  Path passwordFile() {
    return directory.resolve(name + ".password");
  }

  boolean exists() {
    return Files.exists(keystore()) && Files.exists(passwordFile());
  }

  String describe() {
    return "a self-signed certificate for "
        + hosts.name()
        + " (RSA, 3072 bits, one year) in "
        + keystore();
  }

  void create() throws UsageException, IOException {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    if (!Files.isExecutable(keytool)) {
      throw new UsageException(
          keytool
              + " is not there: put a keystore at "
              + keystore()
              + " and its password at "
              + passwordFile()
              + ", then repeat; or use a complete JDK");
    }
    Instance.directory(base, CERTIFICATES);
    Path draft =
        Files.createTempDirectory(
            directory,
            ".certificate",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path store = draft.resolve("store.p12");
    Path password = draft.resolve("password");
    try {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
      Files.write(password, (secret + "\n").getBytes(StandardCharsets.US_ASCII));
      run(command(keytool, store, password), draft.resolve("output"));
      ownerOnly(password);
      ownerOnly(store);
      Instance.giveToOwner(base, password);
      Instance.giveToOwner(base, store);
      Files.move(password, passwordFile(), StandardCopyOption.REPLACE_EXISTING);
      Files.move(store, keystore(), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(store);
      Files.deleteIfExists(password);
      Files.deleteIfExists(draft.resolve("output"));
      Files.deleteIfExists(draft);
    }
  }

  private static void ownerOnly(Path file) throws IOException {
    Set<PosixFilePermission> mode = PosixFilePermissions.fromString("rw-------");
    Files.setPosixFilePermissions(file, mode);
  }

  private List<String> command(Path keytool, Path store, Path password) {
    List<String> command = new ArrayList<>();
    String[] fixed = {
      keytool.toString(),
      "-genkeypair",
      "-alias",
      ALIAS,
      "-storetype",
      "PKCS12",
      "-keyalg",
      "RSA",
      "-keysize",
      "3072",
      "-sigalg",
      "SHA256withRSA",
      "-validity",
      Integer.toString(DAYS),
      "-dname",
      "CN=" + hosts.name(),
      "-ext",
      "SAN=" + hosts.subjectAlternativeNames(),
      "-ext",
      "EKU=serverAuth",
      "-ext",
      "KU=digitalSignature,keyEncipherment",
      "-keystore",
      store.toString(),
      "-storepass:file",
      password.toString()
    };
    for (String word : fixed) {
      command.add(word);
    }
    return command;
  }

  private static void run(List<String> command, Path output) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    process.getOutputStream().close();
    try {
      if (!process.waitFor(KEYTOOL_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("keytool did not end within " + KEYTOOL_SECONDS + " s");
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while keytool was working", stop);
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw new IOException("keytool failed: " + Files.readString(output).trim());
    }
  }

  /** SHA-256 of the certificate, for comparing it on the client. */
  String fingerprint() throws IOException {
    try (InputStream in = Files.newInputStream(keystore())) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, Files.readString(passwordFile()).trim().toCharArray());
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(store.getCertificate(ALIAS).getEncoded());
      StringBuilder text = new StringBuilder(digest.length * 3);
      for (byte octet : digest) {
        text.append(text.length() == 0 ? "" : ":");
        text.append(Character.forDigit((octet >> 4) & 15, 16))
            .append(Character.forDigit(octet & 15, 16));
      }
      return text.toString();
    } catch (GeneralSecurityException unreadable) {
      throw new IOException(
          "The new keystore cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }
}
