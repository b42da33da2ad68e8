package io.windlass.wsman.core.identify;

import io.windlass.wsman.xml.identity.IdentifyResponse;
import java.nio.ByteBuffer;
import java.util.List;

/** Who this is (DSP0226 §11): the answers to Identify, made once. */
public final class Identity {
  private static final String VENDOR = "Windlass";

  private final String productVersion;
  private final ByteBuffer anonymous;
  private volatile Known known;

  /**
   * @param productVersion of operating system and product, in the form {@code OS: … SP: … Stack: …}
   */
  public Identity(String productVersion) {
    this.productVersion = productVersion;
    this.known = new Known(List.of(), answer(productVersion, List.of()));
    // Versions help an attacker, so somebody unknown gets none (MS-WSMV §3.1.4.1.23).
    this.anonymous = answer("OS: 0.0.0 SP: 0.0 Stack: 0.0", List.of());
  }

  private static ByteBuffer answer(String version, List<String> profiles) {
    return ByteBuffer.wrap(IdentifyResponse.envelope(VENDOR, version, profiles)).asReadOnlyBuffer();
  }

  /**
   * The envelope for an authenticated caller.
   *
   * @param profiles the security profiles that are on where the caller asks
   */
  public ByteBuffer known(List<String> profiles) {
    Known last = known;
    if (!last.profiles.equals(profiles)) {
      last = new Known(List.copyOf(profiles), answer(productVersion, profiles));
      known = last;
    }
    return last.envelope.duplicate();
  }

  /** The envelope for anybody: versions are blank. */
  public ByteBuffer anonymous() {
    return anonymous.duplicate();
  }

  /** The latest answer: most ask at the same listener. */
  private record Known(List<String> profiles, ByteBuffer envelope) {}
}
