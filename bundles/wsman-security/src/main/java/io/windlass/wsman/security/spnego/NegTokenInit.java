package io.windlass.wsman.security.spnego;

import io.windlass.wsman.security.SecurityFailure;
import io.windlass.wsman.security.der.Der;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a client begins with (RFC 4178 §4.2.1).
 *
 * @param mechanisms what it can do, the best first
 * @param list their list as the octets that a MIC is computed over
 * @param token for the first of them; empty when it sends none
 */
record NegTokenInit(List<String> mechanisms, byte[] list, Optional<byte[]> token) {
  static final String SPNEGO = "1.3.6.1.5.5.2";

  private static final int MOST = 16;

  static NegTokenInit read(byte[] octets) throws SecurityFailure {
    Der token = Der.of(octets).next(Der.APPLICATION);
    if (!token.oid().equals(SPNEGO)) {
      throw Der.malformed("is of another mechanism than SPNEGO");
    }
    Der fields = token.next(Der.CONTEXT).next(Der.SEQUENCE);
    byte[] list = null;
    byte[] mechToken = null;
    while (fields.hasNext()) {
      int field = fields.tag() - Der.CONTEXT;
      Der content = fields.next();
      if (field == 0) {
        list = content.rest();
      } else if (field == 2) {
        mechToken = content.next(Der.OCTET_STRING).rest();
      }
      // The flags of field 1 are to be ignored, as is everything that follows (MS-SPNG §3.2.5).
    }
    if (list == null) {
      throw Der.malformed("lists no mechanisms");
    }
    return new NegTokenInit(mechanisms(list), list, Optional.ofNullable(mechToken));
  }

  private static List<String> mechanisms(byte[] list) throws SecurityFailure {
    Der sequence = Der.of(list).next(Der.SEQUENCE);
    List<String> mechanisms = new ArrayList<>();
    while (sequence.hasNext()) {
      if (mechanisms.size() == MOST) {
        throw Der.malformed("lists more than " + MOST + " mechanisms");
      }
      mechanisms.add(sequence.oid());
    }
    return List.copyOf(mechanisms);
  }

  byte[] write() {
    byte[] sequence =
        token.isPresent()
            ? Der.element(
                Der.SEQUENCE,
                Der.element(Der.CONTEXT, list),
                Der.element(Der.CONTEXT + 2, Der.element(Der.OCTET_STRING, token.get())))
            : Der.element(Der.SEQUENCE, Der.element(Der.CONTEXT, list));
    return Der.element(Der.APPLICATION, Der.oid(SPNEGO), Der.element(Der.CONTEXT, sequence));
  }
}
