package io.windlass.wsman.security.credssp;

import io.windlass.wsman.security.SecurityFailure;
import io.windlass.wsman.security.der.Der;
import java.util.Optional;

/**
 * What both ends send within TLS (MS-CSSP §2.2.1); a part that is missing is empty.
 *
 * @param version of the protocol
 * @param token of the mechanism within
 * @param authInfo the sealed credentials
 * @param pubKeyAuth the sealed proof that both ends see the same TLS key
 * @param nonce of the client, 32 octets
 */
record TsRequest(
    int version,
    Optional<byte[]> token,
    Optional<byte[]> authInfo,
    Optional<byte[]> pubKeyAuth,
    Optional<byte[]> nonce) {

  static TsRequest read(byte[] octets) throws SecurityFailure {
    Der fields = Der.of(octets).next(Der.SEQUENCE);
    long version = fields.next(Der.CONTEXT).integer();
    Optional<byte[]> token = Optional.empty();
    Optional<byte[]> authInfo = Optional.empty();
    Optional<byte[]> pubKeyAuth = Optional.empty();
    Optional<byte[]> nonce = Optional.empty();
    while (fields.hasNext()) {
      int field = fields.tag() - Der.CONTEXT;
      Der content = fields.next();
      switch (field) {
        case 1 ->
            token =
                Optional.of(
                    content
                        .next(Der.SEQUENCE)
                        .next(Der.SEQUENCE)
                        .next(Der.CONTEXT)
                        .next(Der.OCTET_STRING)
                        .rest());
        case 2 -> authInfo = Optional.of(content.next(Der.OCTET_STRING).rest());
        case 3 -> pubKeyAuth = Optional.of(content.next(Der.OCTET_STRING).rest());
        case 4 ->
            throw new SecurityFailure(
                SecurityFailure.Kind.POLICY, "The client of CredSSP reports an error");
        case 5 -> nonce = Optional.of(content.next(Der.OCTET_STRING).rest());
        default -> throw Der.malformed("has a field " + field);
      }
    }
    if (version < 0 || version > 127) {
      throw Der.malformed("has an impossible version");
    }
    return new TsRequest((int) version, token, authInfo, pubKeyAuth, nonce);
  }

  byte[] write() {
    byte[] none = new byte[0];
    return Der.element(
        Der.SEQUENCE,
        Der.element(Der.CONTEXT, Der.element(Der.INTEGER, new byte[] {(byte) version})),
        token
            .map(
                octets ->
                    Der.element(
                        Der.CONTEXT + 1,
                        Der.element(
                            Der.SEQUENCE, Der.element(Der.SEQUENCE, octets(Der.CONTEXT, octets)))))
            .orElse(none),
        authInfo.map(octets -> octets(Der.CONTEXT + 2, octets)).orElse(none),
        pubKeyAuth.map(octets -> octets(Der.CONTEXT + 3, octets)).orElse(none),
        nonce.map(octets -> octets(Der.CONTEXT + 5, octets)).orElse(none));
  }

  private static byte[] octets(int tag, byte[] content) {
    return Der.element(tag, Der.element(Der.OCTET_STRING, content));
  }
}
