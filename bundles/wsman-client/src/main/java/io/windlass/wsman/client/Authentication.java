package io.windlass.wsman.client;

import io.windlass.wsman.security.ChannelBinding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How a client shows who it is. */
public interface Authentication {
  /** Starts on a new connection: what Negotiate and Kerberos agree on holds for that one only. */
  Conversation begin();

  /** The name of the user for messages; empty for nobody. */
  String user();

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
