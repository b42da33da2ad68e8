package io.windlass.wsman.auth.users;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A password's Argon2id hash (RFC 9106) in the usual text form, {@code
 * $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. Immutable.
 */
public final class PasswordHash {
  private static final int MEMORY_KIB = 19456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  // What a file may ask for: enough to grow, not enough to stop the machine.
  private static final int MAX_MEMORY_KIB = 1 << 18;
  private static final int MAX_PASSES = 20;
  private static final int MAX_LANES = 8;
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,3})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final int memoryKib;
  private final int passes;
  private final int lanes;
  private final byte[] salt;
  private final byte[] hash;

  private PasswordHash(int memoryKib, int passes, int lanes, byte[] salt, byte[] hash) {
    this.memoryKib = memoryKib;
    this.passes = passes;
    this.lanes = lanes;
    this.salt = salt;
    this.hash = hash;
  }

  /** Hashes a password with a new salt; takes some hundred milliseconds. */
  public static PasswordHash of(String password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    byte[] hash = derive(password, salt, HASH_BYTES, MEMORY_KIB, PASSES, LANES);
    return new PasswordHash(MEMORY_KIB, PASSES, LANES, salt, hash);
  }

  /** A hash that no password matches and that costs as much to try: for users that are unknown. */
  public static PasswordHash unmatchable() {
    byte[] salt = new byte[SALT_BYTES];
    byte[] hash = new byte[HASH_BYTES];
    RANDOM.nextBytes(salt);
    RANDOM.nextBytes(hash);
    return new PasswordHash(MEMORY_KIB, PASSES, LANES, salt, hash);
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when it is another hash, or one that costs too much
   */
  public static PasswordHash parse(String encoded) {
    Matcher form = FORM.matcher(encoded);
    if (!form.matches()) {
      throw new IllegalArgumentException("not an Argon2id hash of version 19");
    }
    int memory = Integer.parseInt(form.group(1));
    int passes = Integer.parseInt(form.group(2));
    int lanes = Integer.parseInt(form.group(3));
    if (lanes < 1 || lanes > MAX_LANES || memory < 8 * lanes || memory > MAX_MEMORY_KIB) {
      throw new IllegalArgumentException("Argon2id memory or lanes out of range");
    }
    if (passes < 1 || passes > MAX_PASSES) {
      throw new IllegalArgumentException("Argon2id passes out of range");
    }
    Base64.Decoder decoder = Base64.getDecoder();
    byte[] salt = decoder.decode(form.group(4));
    byte[] hash = decoder.decode(form.group(5));
    return new PasswordHash(memory, passes, lanes, salt, hash);
  }

  /** True when the password is the one; takes some hundred milliseconds either way. */
  public boolean matches(String password) {
    byte[] tried = derive(password, salt, hash.length, memoryKib, passes, lanes);
    return MessageDigest.isEqual(hash, tried);
  }

  /** The text form. */
  public String encoded() {
    Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            memoryKib, passes, lanes, encoder.encodeToString(salt), encoder.encodeToString(hash));
  }

  private static byte[] derive(
      String password, byte[] salt, int bytes, int memoryKib, int passes, int lanes) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKib)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] out = new byte[bytes];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), out);
    return out;
  }

  /** Never shows the hash. */
  @Override
  public String toString() {
    return "Argon2id";
  }
}
