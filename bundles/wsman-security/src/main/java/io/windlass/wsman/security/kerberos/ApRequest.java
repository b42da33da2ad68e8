package io.windlass.wsman.security.kerberos;

import io.windlass.wsman.security.SecurityFailure;
import io.windlass.wsman.security.der.Der;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a client's first token says and the Java platform does not tell: read beside it, with the
 * same key, and only believed because the platform verifies the same octets (RFC 4120 §5.5.1).
 *
 * @param client {@code name@REALM}
 * @param service the principal that the ticket is for, without realm
 * @param authTime when the client proved itself to the KDC
 * @param endTime when the ticket ends
 * @param binding the MD5 of the TLS channel that the client says it is in; empty when it says
 *     nothing
 * @param sequence the number of the client's first message
 * @param authorization the authorization data of the ticket, each type with its octets
 */
record ApRequest(
    String client,
    String service,
    Instant authTime,
    Instant endTime,
    Optional<byte[]> binding,
    long sequence,
    List<AuthorizationData> authorization,
    ServiceKey key) {
  private static final byte[] AP_REQ = {1, 0};
  private static final int TICKET_USAGE = 2;
  private static final int AUTHENTICATOR_USAGE = 11;
  private static final int GSS_CHECKSUM = 0x8003;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT);

  /** One entry of authorization data. */
  record AuthorizationData(int type, byte[] octets) {}

  /** A key and what it encrypts by. */
  record ServiceKey(EncryptionType type, byte[] octets) {}

  /** Where keys of services are. */
  @FunctionalInterface
  interface Keys {
    /**
     * The keys that a ticket for a service may be encrypted with, the likeliest first.
     *
     * @param version of the key; -1 when the ticket does not say
     */
    List<byte[]> of(String principal, EncryptionType type, long version);
  }

  private record Sealed(EncryptionType type, long version, byte[] cipher) {
    static Sealed read(Der content) throws SecurityFailure {
      Der fields = content.next(Der.SEQUENCE);
      EncryptionType type = EncryptionType.of(fields.next(Der.CONTEXT).integer());
      long version = fields.tag() == Der.CONTEXT + 1 ? fields.next().integer() : -1;
      return new Sealed(type, version, fields.next(Der.CONTEXT + 2).next(Der.OCTET_STRING).rest());
    }
  }

  /**
   * Reads the token of a client.
   *
   * @param token of the mechanism, framing included (RFC 2743 §3.1)
   * @throws SecurityFailure when it is not one, or no key opens it
   */
  static ApRequest read(byte[] token, Keys keys) throws SecurityFailure {
    Der framed = Der.of(token).next(Der.APPLICATION);
    framed.oid();
    byte[] inner = framed.rest();
    if (inner.length < 2 || !Arrays.equals(inner, 0, 2, AP_REQ, 0, 2)) {
      throw Der.malformed("is not the first one of Kerberos");
    }
    Der fields =
        Der.of(Arrays.copyOfRange(inner, 2, inner.length))
            .next(Der.APPLICATION + 14)
            .next(Der.SEQUENCE);
    fields.next(Der.CONTEXT);
    fields.next(Der.CONTEXT + 1);
    fields.next(Der.CONTEXT + 2);
    Der ticket = fields.next(Der.CONTEXT + 3).next(Der.APPLICATION + 1).next(Der.SEQUENCE);
    ticket.next(Der.CONTEXT);
    String realm = ticket.next(Der.CONTEXT + 1).text(Der.GENERAL_STRING);
    String service = principal(ticket.next(Der.CONTEXT + 2));
    Sealed part = Sealed.read(ticket.next(Der.CONTEXT + 3));
    Sealed authenticator = Sealed.read(fields.next(Der.CONTEXT + 4));
    if (fields.hasNext() || ticket.hasNext()) {
      // The platform must not find another one there.
      throw Der.malformed("goes on after its end");
    }
    for (byte[] key : keys.of(service + "@" + realm, part.type(), part.version())) {
      Optional<byte[]> opened = open(part, key);
      if (opened.isPresent()) {
        return opened(service, opened.get(), authenticator, new ServiceKey(part.type(), key));
      }
    }
    throw new SecurityFailure(
        SecurityFailure.Kind.POLICY,
        "The keytab has no key that opens the ticket for "
            + service
            + "@"
            + realm
            + " ("
            + part.type()
            + (part.version() < 0 ? "" : ", version " + part.version())
            + ")");
  }

  private static Optional<byte[]> open(Sealed part, byte[] key) {
    try {
      return Optional.of(part.type().decrypt(key, TICKET_USAGE, part.cipher()));
    } catch (SecurityFailure otherKey) {
      return Optional.empty();
    }
  }

  private static ApRequest opened(
      String service, byte[] plain, Sealed authenticator, ServiceKey key) throws SecurityFailure {
    Ticket ticket = Ticket.read(plain);
    Said said =
        Said.read(
            authenticator
                .type()
                .decrypt(ticket.sessionKey(), AUTHENTICATOR_USAGE, authenticator.cipher()));
    return new ApRequest(
        ticket.client(),
        service,
        ticket.authTime(),
        ticket.endTime(),
        said.binding(),
        said.sequence(),
        ticket.authorization(),
        key);
  }

  /** What the KDC says of the client. */
  record Ticket(
      byte[] sessionKey,
      String client,
      Instant authTime,
      Instant endTime,
      List<AuthorizationData> authorization) {
    static Ticket read(byte[] plain) throws SecurityFailure {
      Der ticket = Der.of(plain).next(Der.APPLICATION + 3).next(Der.SEQUENCE);
      ticket.next(Der.CONTEXT);
      Der session = ticket.next(Der.CONTEXT + 1).next(Der.SEQUENCE);
      session.next(Der.CONTEXT);
      byte[] sessionKey = session.next(Der.CONTEXT + 1).next(Der.OCTET_STRING).rest();
      String realm = ticket.next(Der.CONTEXT + 2).text(Der.GENERAL_STRING);
      String client = principal(ticket.next(Der.CONTEXT + 3));
      ticket.next(Der.CONTEXT + 4);
      Instant authTime = time(ticket.next(Der.CONTEXT + 5));
      Instant endTime = authTime;
      List<AuthorizationData> authorization = List.of();
      while (ticket.hasNext()) {
        int field = ticket.tag() - Der.CONTEXT;
        Der content = ticket.next();
        if (field == 7) {
          endTime = time(content);
        } else if (field == 10) {
          authorization = entries(content);
        }
      }
      return new Ticket(sessionKey, client + "@" + realm, authTime, endTime, authorization);
    }
  }

  /** What the authenticator says. */
  record Said(Optional<byte[]> binding, long sequence) {
    static Said read(byte[] plain) throws SecurityFailure {
      Der fields = Der.of(plain).next(Der.APPLICATION + 2).next(Der.SEQUENCE);
      Optional<byte[]> binding = Optional.empty();
      long sequence = 0;
      while (fields.hasNext()) {
        int field = fields.tag() - Der.CONTEXT;
        Der content = fields.next();
        if (field == 3) {
          binding = binding(content.next(Der.SEQUENCE));
        } else if (field == 7) {
          // Some write a number of 32 bits without sign as if it had one.
          sequence = content.integer() & 0xffffffffL;
        }
      }
      return new Said(binding, sequence);
    }

    /** Zeros are no binding (RFC 4121 §4.1.1). */
    private static Optional<byte[]> binding(Der checksum) throws SecurityFailure {
      long type = checksum.next(Der.CONTEXT).integer();
      byte[] octets = checksum.next(Der.CONTEXT + 1).next(Der.OCTET_STRING).rest();
      if (type != GSS_CHECKSUM) {
        return Optional.empty();
      }
      if (octets.length < 24) {
        throw Der.malformed("has a checksum that is too short");
      }
      byte[] md5 = Arrays.copyOfRange(octets, 4, 20);
      return Arrays.equals(md5, new byte[16]) ? Optional.empty() : Optional.of(md5);
    }
  }

  /** The entries, those inside of IF-RELEVANT (type 1) among them. */
  private static List<AuthorizationData> entries(Der content) throws SecurityFailure {
    List<AuthorizationData> found = new ArrayList<>();
    Der entries = content.next(Der.SEQUENCE);
    while (entries.hasNext()) {
      Der entry = entries.next(Der.SEQUENCE);
      int type = (int) entry.next(Der.CONTEXT).integer();
      byte[] octets = entry.next(Der.CONTEXT + 1).next(Der.OCTET_STRING).rest();
      if (type == 1) {
        Der inner = Der.of(octets).next(Der.SEQUENCE);
        while (inner.hasNext()) {
          Der relevant = inner.next(Der.SEQUENCE);
          int innerType = (int) relevant.next(Der.CONTEXT).integer();
          found.add(
              new AuthorizationData(
                  innerType, relevant.next(Der.CONTEXT + 1).next(Der.OCTET_STRING).rest()));
        }
      } else {
        found.add(new AuthorizationData(type, octets));
      }
    }
    return List.copyOf(found);
  }

  private static String principal(Der content) throws SecurityFailure {
    Der fields = content.next(Der.SEQUENCE);
    fields.next(Der.CONTEXT);
    Der parts = fields.next(Der.CONTEXT + 1).next(Der.SEQUENCE);
    StringBuilder name = new StringBuilder();
    while (parts.hasNext()) {
      name.append(name.isEmpty() ? "" : "/").append(parts.text(Der.GENERAL_STRING));
    }
    return name.toString();
  }

  private static Instant time(Der content) throws SecurityFailure {
    try {
      return LocalDateTime.parse(content.text(Der.GENERALIZED_TIME), TIME)
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new SecurityFailure(
          SecurityFailure.Kind.MALFORMED, "A security token has a time that is none", e);
    }
  }
}
