package io.windlass.wsman.client;

import io.windlass.wsman.security.ChannelBinding;
import io.windlass.wsman.security.kerberos.KerberosLogin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How a client shows who it is. */
public interface Authentication {
  /** The profile of client certificates. */
  String MUTUAL = "http://schemas.dmtf.org/wbem/wsman/1/wsman/secprofile/https/mutual";

  /** Starts on a new connection: what Negotiate and Kerberos agree on holds for that one only. */
  Conversation begin();

  /** The name of the user for messages; empty for nobody. */
  String user();

  /**
   * The same for the service of a session, which asks once, before its first connection.
   *
   * @param portInName true when the name of the service ends with its port, {@code HTTP/host:port}
   */
  default Authentication toward(Endpoint service, boolean portInName) {
    return this;
  }

  /**
   * True when a user is known on a connection and not by each request, so that no proxy may put
   * requests of others on it.
   */
  default boolean bindsConnection() {
    return false;
  }

  /** The state of one connection; used by one thread at a time. */
  interface Conversation {
    /**
     * Sends the request, in as many legs as it takes and sealed if that was agreed, and returns the
     * answer in clear.
     */
    HttpAnswer exchange(Connection connection, HttpRequest request) throws IOException;
  }

  /** One connection, one request after another. */
  interface Connection {
    /** Sends and waits for the answer, whatever its status. */
    HttpAnswer send(HttpRequest request) throws IOException;

    /** The name of the TLS channel; {@link ChannelBinding#NONE} without TLS. */
    ChannelBinding channelBinding();
  }

  /** Nobody: for Identify, and for sockets whose kernel knows the caller. */
  static Authentication none() {
    return new Authentication() {
      @Override
      public Conversation begin() {
        return Connection::send;
      }

      @Override
      public String user() {
        return "";
      }
    };
  }

  /**
   * Negotiate by NTLMv2. Messages are sealed over plain HTTP.
   *
   * @param user {@code NAME} or {@code DOMAIN\\NAME}
   * @param host of the service, as its certificate or its administrator calls it
   */
  static Authentication ntlm(String user, String password, String host) {
    return Negotiate.ntlm(user, password, host);
  }

  /**
   * Kerberos by a ticket that {@code kinit} has left in the cache of this user. Messages are sealed
   * over plain HTTP. Over HTTPS the JVM has to be started with {@code --add-exports
   * java.security.jgss/sun.security.jgss.krb5.internal=ALL-UNNAMED}, so that the ticket can be
   * bound to the TLS channel.
   *
   * @param scheme how it is offered to the service
   * @param host of the service, as the KDC calls it: the ticket is for {@code HTTP/host}
   */
  static Authentication kerberos(KerberosScheme scheme, String host) {
    return scheme.with("of the Kerberos ticket", KerberosLogin::fromCache, host);
  }

  /**
   * The same by a password.
   *
   * @param principal {@code name@REALM}, or {@code name} of the default realm
   */
  static Authentication kerberos(
      KerberosScheme scheme, String principal, String password, String host) {
    return scheme.with(
        principal, () -> KerberosLogin.byPassword(principal, password.toCharArray()), host);
  }

  /**
   * Whoever runs this program: Kerberos within Negotiate by the ticket that {@code kinit} has left
   * in the cache of this user, for the host of the session's endpoint. The JVM needs what {@link
   * #kerberos(KerberosScheme, String)} says.
   */
  static Authentication defaultCredentials() {
    return new DefaultCredentials();
  }

  /** The names of HTTP under which a ticket travels. */
  enum KerberosScheme {
    /** {@code Negotiate}, which every service that knows Kerberos offers. */
    NEGOTIATE,
    /** {@code Kerberos}, as Windows has it. */
    KERBEROS;

    private Authentication with(String user, Negotiate.Tickets tickets, String host) {
      return this == NEGOTIATE
          ? Negotiate.kerberos(user, tickets, host)
          : Negotiate.kerberosAlone(user, tickets, host);
    }
  }

  /** Digest (RFC 7616) by MD5 or SHA-256, for services that offer nothing better. */
  static Authentication digest(String user, String password) {
    return new Digest(user, password);
  }

  /**
   * The certificate that {@link TlsOptions#showing} names. Says so in HTTP too, as some services
   * want it (DSP0226 §C.3.5).
   */
  static Authentication certificate() {
    return new Authentication() {
      @Override
      public Conversation begin() {
        return (connection, request) -> connection.send(request.with("Authorization", MUTUAL));
      }

      @Override
      public String user() {
        return "of the certificate";
      }
    };
  }

  /** Basic (RFC 7617), sent with the first request: one round trip. */
  static Authentication basic(String user, String password) {
    if (user.indexOf(':') >= 0) {
      throw new IllegalArgumentException("Basic cannot carry a user name with a colon: " + user);
    }
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    String header = "Basic " + Base64.getEncoder().encodeToString(pair);
    return new Authentication() {
      @Override
      public Conversation begin() {
        return (connection, request) -> connection.send(request.with("Authorization", header));
      }

      @Override
      public String user() {
        return user;
      }
    };
  }
}
