package io.windlass.wsman.client;

import io.windlass.wsman.security.ChannelBinding;
import io.windlass.wsman.security.MechanismContext;
import io.windlass.wsman.security.SecurityFailure;
import io.windlass.wsman.security.kerberos.KerberosInitiator;
import io.windlass.wsman.security.multipart.EncryptedMessages;
import io.windlass.wsman.security.multipart.EncryptedMessages.Message;
import io.windlass.wsman.security.multipart.Protocol;
import io.windlass.wsman.security.ntlm.NtlmInitiator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.security.auth.Subject;

/**
 * Negotiate (RFC 4559) and Kerberos: agrees on a key by legs without a message, then seals every
 * message over plain HTTP (MS-WSMV §2.2.9.1). Through TLS messages travel as they are.
 */
final class Negotiate implements Authentication {
  private static final int MOST_LEGS = 4;
  private static final int MAX_MESSAGE = 64 << 20;

  private final String user;
  private final String scheme;
  private final Protocol protocol;
  private final String service;
  private final Initiator initiator;

  /** Makes the client's end for a connection. */
  @FunctionalInterface
  interface Initiator {
    /**
     * For the TLS channel, or none.
     *
     * @param service what stands behind {@code HTTP/}: a host, and perhaps a port
     */
    MechanismContext start(String service, ChannelBinding binding) throws SecurityFailure;
  }

  /** Tells what a ticket is got by. */
  @FunctionalInterface
  interface Tickets {
    /** Asks the cache of the user, or a KDC. */
    Subject get() throws SecurityFailure;
  }

  private Negotiate(
      String user, String scheme, Protocol protocol, String service, Initiator initiator) {
    this.user = user;
    this.scheme = scheme + " ";
    this.protocol = protocol;
    this.service = service;
    this.initiator = initiator;
  }

  static Negotiate ntlm(String user, String password, String host) {
    return new Negotiate(
        user,
        "Negotiate",
        Protocol.SPNEGO,
        host,
        (service, binding) -> new NtlmInitiator(user, password, binding, "HTTP/" + service));
  }

  /** Kerberos within Negotiate. */
  static Negotiate kerberos(String user, Tickets tickets, String host) {
    return new Negotiate(user, "Negotiate", Protocol.SPNEGO, host, kerberos(tickets));
  }

  /** Kerberos under its own name. */
  static Negotiate kerberosAlone(String user, Tickets tickets, String host) {
    return new Negotiate(user, "Kerberos", Protocol.KERBEROS, host, kerberos(tickets));
  }

  private static Initiator kerberos(Tickets tickets) {
    return (service, binding) -> new KerberosInitiator(tickets.get(), "HTTP@" + service, binding);
  }

  @Override
  public Authentication toward(Endpoint endpoint, boolean portInName) {
    return portInName && endpoint.transport() != Endpoint.Transport.LOCAL
        ? new Negotiate(user, scheme.strip(), protocol, service + ":" + endpoint.port(), initiator)
        : this;
  }

  @Override
  public boolean bindsConnection() {
    return true;
  }

  @Override
  public Conversation begin() {
    return new Talk();
  }

  @Override
  public String user() {
    return user;
  }

  /** The state of one connection. */
  private final class Talk implements Conversation {
    private MechanismContext context;
    private EncryptedMessages seal;

    @Override
    public HttpAnswer exchange(Connection connection, HttpRequest request) throws IOException {
      try {
        boolean before = context != null && context.established();
        HttpAnswer answer = before ? message(connection, request) : null;
        if (before && answer.status() == 401 && closes(answer) && request.repeatable()) {
          // On another connection everything begins anew.
          throw new ConnectionLostException("The service has ended the logon and the connection");
        }
        if (!before
            || answer.status() == 401 && !closes(answer) && mayRepeat(connection, request)) {
          HttpAnswer refused = logOn(connection, request);
          answer = refused == null ? message(connection, request) : refused;
        }
        if (answer.status() == 401) {
          forget();
        }
        return answer;
      } catch (SecurityFailure failure) {
        forget();
        throw new WsmanException(failure.getMessage(), failure);
      }
    }

    /**
     * Who was known before may be forgotten since, and 401 says that nothing was executed; but
     * without TLS anybody on the way can say so after he has passed the message on.
     */
    private boolean mayRepeat(Connection connection, HttpRequest request) {
      return request.repeatable() || connection.channelBinding().exists();
    }

    private boolean closes(HttpAnswer answer) {
      return answer.header("Connection").orElse("").equalsIgnoreCase("close");
    }

    private HttpAnswer message(Connection connection, HttpRequest request)
        throws IOException, SecurityFailure {
      return seal == null ? connection.send(request) : sealed(connection, request);
    }

    /** Null when the service knows the user now, else its answer. */
    private HttpAnswer logOn(Connection connection, HttpRequest request)
        throws IOException, SecurityFailure {
      forget();
      ChannelBinding channel = connection.channelBinding();
      context = initiator.start(service, channel);
      byte[] token = context.step(new byte[0]);
      for (int leg = 0; leg < MOST_LEGS; leg++) {
        HttpAnswer answer =
            connection.send(
                new HttpRequest(request.path(), request.headers(), new byte[0], true)
                    .with("Authorization", scheme + Base64.getEncoder().encodeToString(token)));
        Optional<byte[]> next = token(answer);
        if (answer.status() == 200) {
          if (!context.established() && next.isPresent()) {
            context.step(next.get());
          }
          if (!context.established()) {
            throw new WsmanException("The service ended the logon before its end");
          }
          seal = channel.exists() ? null : new EncryptedMessages(protocol, context.protection());
          return null;
        }
        if (answer.status() != 401 || next.isEmpty() || context.established()) {
          return channel.exists() ? answer : statusOf(answer);
        }
        token = context.step(next.get());
      }
      throw new WsmanException("The service wants more than " + MOST_LEGS + " legs to log on");
    }

    /**
     * What is said in clear before the service has shown who it is tells a status and nothing else:
     * it never is the answer to a message.
     */
    private HttpAnswer statusOf(HttpAnswer answer) throws WsmanException {
      if (answer.status() / 100 == 2) {
        throw new WsmanException(
            "The answer to the logon (HTTP " + answer.status() + ") is none of the mechanism's");
      }
      return new HttpAnswer(answer.status(), answer.headers(), new byte[0]);
    }

    private Optional<byte[]> token(HttpAnswer answer) throws WsmanException {
      for (String challenge : answer.headers("WWW-Authenticate")) {
        if (challenge.regionMatches(true, 0, scheme, 0, scheme.length())) {
          try {
            return Optional.of(
                Base64.getDecoder().decode(challenge.substring(scheme.length()).strip()));
          } catch (IllegalArgumentException e) {
            throw new WsmanException("The service sends a challenge that is no base64", e);
          }
        }
      }
      return Optional.empty();
    }

    private HttpAnswer sealed(Connection connection, HttpRequest request)
        throws IOException, SecurityFailure {
      String type = request.headers().getOrDefault("Content-Type", "application/soap+xml");
      Message body = seal.close(new Message(type, request.body()));
      HttpRequest closed =
          new HttpRequest(request.path(), request.headers(), body.body(), request.repeatable())
              .with("Content-Type", body.contentType());
      HttpAnswer answer = connection.send(closed);
      // A status without a message is no answer: whoever stands between may send it, too.
      if (answer.body().length == 0 && answer.status() / 100 != 2 || answer.status() == 401) {
        return answer;
      }
      if (!EncryptedMessages.isSealed(answer.body(), answer.body().length)) {
        throw new WsmanException(
            "The answer (HTTP " + answer.status() + ") is not sealed, as the request was");
      }
      Message opened = seal.open(answer.body(), answer.body().length, MAX_MESSAGE);
      List<HttpAnswer.Header> headers = new ArrayList<>(answer.headers());
      headers.removeIf(header -> header.name().equalsIgnoreCase("Content-Type"));
      headers.add(new HttpAnswer.Header("Content-Type", opened.contentType()));
      return new HttpAnswer(answer.status(), headers, opened.body());
    }

    private void forget() {
      if (context != null) {
        context.close();
      }
      context = null;
      seal = null;
    }
  }
}
