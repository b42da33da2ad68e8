package io.windlass.wsman.http.jetty;

import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.auth.AuthResult;
import io.windlass.wsman.auth.AuthSession;
import io.windlass.wsman.auth.HttpAuthScheme;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Finds out who sends a request. Whoever is not positively known is nobody. */
final class Authentication {
  private static final CompletionStage<AuthResult> REFUSED =
      CompletableFuture.completedStage(AuthResult.refused());

  private final Supplier<List<HttpAuthScheme>> schemes;

  /**
   * @param schemes those that there are now, the most preferred first
   */
  Authentication(Supplier<List<HttpAuthScheme>> schemes) {
    this.schemes = schemes;
  }

  /** Examines the request's head. The stage completes on any thread. */
  CompletionStage<AuthResult> authenticate(Request request, ConnectionState connection) {
    if (connection.listener().kind() == ListenerFacts.Kind.LOCAL) {
      Optional<Caller> peer = connection.peer();
      return peer.isPresent()
          ? CompletableFuture.completedStage(AuthResult.accepted(peer.get()))
          : REFUSED;
    }
    connection.look(request);
    List<String> headers = request.getHeaders().getValuesList(HttpHeader.AUTHORIZATION);
    if (headers.isEmpty()) {
      return withoutCredentials(connection);
    }
    // Two of them would leave open who it is.
    return headers.size() == 1
        ? withCredentials(headers.get(0), connection)
        : refused("It has " + headers.size() + " Authorization headers: send one.");
  }

  /** Whoever is known by one scheme is not refused because another one does not know him. */
  private CompletionStage<AuthResult> withoutCredentials(ConnectionState connection) {
    CompletionStage<AuthResult> refusal = null;
    for (HttpAuthScheme scheme : schemes.get()) {
      AuthSession session =
          scheme.knowsByConnection(connection)
              ? connection.session(scheme)
              : connection.opened(scheme);
      if (session != null) {
        AuthResult known = session.withoutCredentials();
        if (known.kind() == AuthResult.Kind.ACCEPTED) {
          connection.speaks(scheme, session);
          return CompletableFuture.completedStage(known);
        }
        if (known.fresh() && refusal == null) {
          connection.speaks(scheme, session);
          refusal = CompletableFuture.completedStage(known);
        }
      }
    }
    return refusal == null ? REFUSED : refusal;
  }

  private CompletionStage<AuthResult> withCredentials(String header, ConnectionState connection) {
    int blank = header.indexOf(' ');
    String name = blank < 0 ? header : header.substring(0, blank);
    for (HttpAuthScheme scheme : schemes.get()) {
      if (scheme.answersTo(name) && scheme.accepts(connection)) {
        String credentials = blank < 0 ? "" : header.substring(blank + 1).strip();
        AuthSession session = connection.session(scheme);
        connection.speaks(scheme, session);
        return session.authenticate(credentials);
      }
    }
    return refused("Its Authorization is of a scheme that is not offered there.");
  }

  private static CompletionStage<AuthResult> refused(String reason) {
    return CompletableFuture.completedStage(AuthResult.refused("", reason));
  }

  /** The security profiles that are offered on a connection (DSP0226 §C.3). */
  List<String> profiles(ConnectionState connection) {
    if (connection.listener().kind() == ListenerFacts.Kind.LOCAL) {
      return List.of();
    }
    return schemes.get().stream()
        .filter(
            scheme ->
                scheme.challenge(connection).isPresent() || scheme.knowsByConnection(connection))
        .flatMap(scheme -> scheme.securityProfile(connection).stream())
        .distinct()
        .toList();
  }

  /** Answers a request that was not accepted. */
  void refuse(
      AuthResult result,
      Request request,
      ConnectionState connection,
      Response response,
      Callback callback) {
    switch (result.kind()) {
      case CONTINUE -> {
        response.getHeaders().add(HttpHeader.WWW_AUTHENTICATE, result.token().orElseThrow());
        Answer.send(request, response, callback, HttpStatus.UNAUTHORIZED_401, "");
      }
      case BUSY -> {
        response.getHeaders().put(HttpHeader.RETRY_AFTER, "2");
        Answer.send(
            request,
            response,
            callback,
            HttpStatus.SERVICE_UNAVAILABLE_503,
            "Too many logons at once; try again soon.");
      }
      default -> challenge(request, connection, response, callback);
    }
  }

  private void challenge(
      Request request, ConnectionState connection, Response response, Callback callback) {
    if (connection.listener().kind() == ListenerFacts.Kind.LOCAL) {
      Answer.send(
          request,
          response,
          callback,
          HttpStatus.FORBIDDEN_403,
          "Only the user that runs this service, and root, may use its local socket.");
      return;
    }
    StringBuilder reasons = new StringBuilder();
    for (HttpAuthScheme scheme : schemes.get()) {
      Optional<String> offer = scheme.challenge(connection);
      if (offer.isPresent()) {
        response.getHeaders().add(HttpHeader.WWW_AUTHENTICATE, offer.get());
      } else {
        String reason = scheme.whyNotOffered(connection);
        reasons.append(reasons.isEmpty() || reason.isEmpty() ? "" : " ").append(reason);
      }
    }
    if (response.getHeaders().contains(HttpHeader.WWW_AUTHENTICATE)) {
      Answer.send(request, response, callback, HttpStatus.UNAUTHORIZED_401, "");
    } else {
      Answer.send(
          request,
          response,
          callback,
          HttpStatus.FORBIDDEN_403,
          reasons.isEmpty()
              ? "No authentication scheme is available."
              : "No authentication scheme is offered here. " + reasons);
    }
  }
}
