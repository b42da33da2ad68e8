package io.windlass.wsman.auth.users;

import io.windlass.wsman.auth.DataDirectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps NT hashes, each of which is as good as its password, encrypted by AES-256-GCM: {@code 1.}
 * and base64 of nonce, ciphertext and tag, bound to the name of its user. The key lies in the file
 * {@code users.key} beside the accounts.
 */
public final class NtSecrets {
  private static final String VERSION = "1.";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final Set<PosixFilePermission> ALLOWED =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path directory;
  private final Path file;

  public NtSecrets(Path directory) {
    this.directory = directory;
    this.file = directory.resolve("users.key");
  }

  /**
   * Encrypts the NT hash of a user; makes the key when there is none.
   *
   * @throws IOException when the key cannot be read or made
   */
  public String seal(String user, byte[] ntHash) throws IOException {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, key(true), user, nonce, ntHash);
    byte[] whole = ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    return VERSION + Base64.getEncoder().withoutPadding().encodeToString(whole);
  }

  /**
   * The NT hash of a user, 16 octets.
   *
   * @throws IOException when the key cannot be used, or is not the one that it was encrypted by
   */
  public byte[] open(String user, String secret) throws IOException {
    byte[] whole;
    try {
      whole = Base64.getDecoder().decode(secret.substring(VERSION.length()));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException("the NTLM secret of " + user + " is damaged: set the password anew", e);
    }
    if (!secret.startsWith(VERSION) || whole.length <= NONCE_BYTES) {
      throw new IOException("the NTLM secret of " + user + " is damaged: set the password anew");
    }
    return crypt(
        Cipher.DECRYPT_MODE,
        key(false),
        user,
        Arrays.copyOf(whole, NONCE_BYTES),
        Arrays.copyOfRange(whole, NONCE_BYTES, whole.length));
  }

  private byte[] crypt(int mode, byte[] key, String user, byte[] nonce, byte[] input)
      throws IOException {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(UserRecord.key(user).getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "the NTLM secret of %s does not belong to the key %s: set the password anew"
              .formatted(user, file),
          e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private byte[] key(boolean make) throws IOException {
    if (make && !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      create();
    }
    if (DataDirectory.posix()
        && !ALLOWED.containsAll(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS))) {
      throw new IOException(
          "%s may be read by others; nobody can log on by NTLM until you run: chmod 600 %s"
              .formatted(file, file));
    }
    byte[] key = Files.readAllBytes(file);
    if (key.length != KEY_BYTES) {
      throw new IOException(file + " is no key of " + KEY_BYTES + " bytes");
    }
    return key;
  }

  private void create() throws IOException {
    byte[] key = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    FileAttribute<?>[] attributes =
        DataDirectory.posix()
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(ALLOWED)}
            : new FileAttribute<?>[0];
    DataDirectory.create(directory);
    try (var out =
        Files.newByteChannel(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
      out.write(ByteBuffer.wrap(key));
    } catch (FileAlreadyExistsException quicker) {
      return;
    } finally {
      Arrays.fill(key, (byte) 0);
    }
    if (DataDirectory.posix()) {
      DataDirectory.giveToOwnerOf(directory, file);
    }
  }
}
