package io.windlass.wsman.security.spnego;

import io.windlass.wsman.security.SecurityFailure;
import io.windlass.wsman.security.der.Der;
import java.util.Optional;

/**
 * What both ends go on with (RFC 4178 §4.2.2). A part that is missing is empty.
 *
 * @param state how far the negotiation is; -1 when it is not said
 * @param mechanism the one that was chosen
 */
record NegTokenResp(
    int state, Optional<String> mechanism, Optional<byte[]> token, Optional<byte[]> mic) {
  static final int ACCEPT_COMPLETED = 0;
  static final int ACCEPT_INCOMPLETE = 1;
  static final int REJECT = 2;
  static final int REQUEST_MIC = 3;

  private static final int TAG = Der.CONTEXT + 1;

  static NegTokenResp read(byte[] octets) throws SecurityFailure {
    Der fields = Der.of(octets).next(TAG).next(Der.SEQUENCE);
    int state = -1;
    Optional<byte[]> token = Optional.empty();
    Optional<byte[]> mic = Optional.empty();
    Optional<String> mechanism = Optional.empty();
    while (fields.hasNext()) {
      int field = fields.tag() - Der.CONTEXT;
      Der content = fields.next();
      switch (field) {
        case 0 -> state = enumerated(content.next(Der.ENUMERATED).rest());
        case 1 -> mechanism = Optional.of(content.oid());
        case 2 -> token = Optional.of(content.next(Der.OCTET_STRING).rest());
        case 3 -> mic = Optional.of(content.next(Der.OCTET_STRING).rest());
        default -> throw Der.malformed("has a field " + field);
      }
    }
    return new NegTokenResp(state, mechanism, token, mic);
  }

  private static int enumerated(byte[] octets) throws SecurityFailure {
    if (octets.length != 1 || octets[0] < 0 || octets[0] > REQUEST_MIC) {
      throw Der.malformed("has a state that is none");
    }
    return octets[0];
  }

  byte[] write() {
    byte[] none = new byte[0];
    return Der.element(
        TAG,
        Der.element(
            Der.SEQUENCE,
            state < 0
                ? none
                : Der.element(Der.CONTEXT, Der.element(Der.ENUMERATED, new byte[] {(byte) state})),
            mechanism.map(oid -> Der.element(Der.CONTEXT + 1, Der.oid(oid))).orElse(none),
            token.map(octets -> octets(2, octets)).orElse(none),
            mic.map(octets -> octets(3, octets)).orElse(none)));
  }

  private static byte[] octets(int field, byte[] content) {
    return Der.element(Der.CONTEXT + field, Der.element(Der.OCTET_STRING, content));
  }
}
