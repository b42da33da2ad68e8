package io.windlass.wsman.security.multipart;

/** What sealed the messages of a connection (MS-WSMV §2.2.9.1). */
public enum Protocol {
  /** What SPNEGO, Kerberos or NTLM under the scheme {@code Negotiate} agreed on. */
  SPNEGO("application/HTTP-SPNEGO-session-encrypted", Integer.MAX_VALUE),
  /** The scheme {@code Kerberos}. */
  KERBEROS("application/HTTP-Kerberos-session-encrypted", Integer.MAX_VALUE),
  /** The scheme {@code CredSSP}: TLS records, of which each holds so much and no more. */
  CREDSSP("application/HTTP-CredSSP-session-encrypted", 16384);

  private final String mediaType;
  private final int chunk;

  Protocol(String mediaType, int chunk) {
    this.mediaType = mediaType;
    this.chunk = chunk;
  }

  String mediaType() {
    return mediaType;
  }

  /** The most octets that are sealed in one piece. */
  int chunk() {
    return chunk;
  }

  /** The Content-Type of a body, in the one spelling that all clients take. */
  String header(String multipart) {
    return multipart + ";protocol=\"" + mediaType + "\";boundary=\"" + PartWriter.BOUNDARY + "\"";
  }
}
