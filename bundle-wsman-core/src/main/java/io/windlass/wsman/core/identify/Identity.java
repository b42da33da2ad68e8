package io.windlass.wsman.core.identify;

import io.windlass.wsman.xml.identity.IdentifyResponse;
import java.nio.ByteBuffer;
import java.util.List;

/** Who this is (DSP0226 §11): the answers to Identify, made once. */
public final class Identity {
  private static final String VENDOR = "Windlass";

  private final ByteBuffer known;
  private final ByteBuffer anonymous;

  /**
   * @param productVersion of operating system and product, in the form {@code OS: … SP: … Stack: …}
   */
  public Identity(String productVersion) {
    known = answer(productVersion);
    // Versions help an attacker, so somebody unknown gets none (MS-WSMV §3.1.4.1.23).
    anonymous = answer("OS: 0.0.0 SP: 0.0 Stack: 0.0");
  }

  private static ByteBuffer answer(String version) {
    return ByteBuffer.wrap(IdentifyResponse.envelope(VENDOR, version, List.of()))
        .asReadOnlyBuffer();
  }

  /** The envelope for an authenticated caller. */
  public ByteBuffer known() {
    return known.duplicate();
  }

  /** The envelope for anybody: versions are blank. */
  public ByteBuffer anonymous() {
    return anonymous.duplicate();
  }
}
