package io.windlass.wsman.config.tree;

/**
 * One value of the configuration tree. Immutable.
 *
 * @param path from the root, {@code Service/Auth/Basic}
 * @param pid the configuration that holds it
 * @param key its name there
 * @param usual what holds while nothing is configured
 * @param check what it may be
 * @param access who may change it
 */
public record Setting(
    String path, String pid, String key, String usual, Check check, Access access) {

  /** Whether a Put may change it. */
  public enum Access {
    /** It may. */
    WRITABLE,
    /** It shows what is so, and cannot be set. */
    READ_ONLY,
    /** It has no effect any more (MS-WSMV §2.2.4.10, §2.2.4.36, §2.2.4.42). */
    DEPRECATED
  }

  /** The element's name. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
