package io.windlass.wsman.security;

import java.util.Objects;

/**
 * A sealed message in the two parts in which it travels (MS-WSMV §2.2.9.1). The arrays are handed
 * over and not copied.
 *
 * @param signature the part whose length is told
 * @param data the rest
 */
public record SealedMessage(byte[] signature, byte[] data) {
  public SealedMessage {
    Objects.requireNonNull(signature, "signature");
    Objects.requireNonNull(data, "data");
  }
}
