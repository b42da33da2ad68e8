package io.windlass.wsman.client;

import io.windlass.wsman.client.ProxySettings.Proxy;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Has a proxy connect to a service (CONNECT, RFC 9110 §9.3.6). */
final class ProxyTunnel {
  private static final int MAX_REFUSAL = 64 * 1024;

  private final Proxy proxy;
  private final String service;
  private final Door door;

  /** Connects to the proxy. */
  interface Door {
    Wire open() throws IOException;
  }

  /**
   * @param service {@code host:port}
   */
  ProxyTunnel(Proxy proxy, String service, Door door) {
    this.proxy = proxy;
    this.service = service;
    this.door = door;
  }

  /**
   * The wire to the service.
   *
   * @throws NotReachableException when the proxy refuses
   */
  Wire open(long deadline) throws IOException {
    String authorization = proxy.user().isEmpty() || proxy.digest() ? "" : basic(proxy);
    Wire wire = door.open();
    boolean through = false;
    try {
      HttpReader reader = new HttpReader(wire, MAX_REFUSAL);
      HttpAnswer answer = ask(wire, reader, authorization, deadline);
      if (answer.status() == 407 && proxy.digest()) {
        DigestChallenge challenge = DigestChallenge.strongest(answer.headers("Proxy-Authenticate"));
        if (challenge != null) {
          if (reader.closes()) {
            wire.close();
            wire = door.open();
            reader = new HttpReader(wire, MAX_REFUSAL);
          }
          DigestSigner signer =
              new DigestSigner(challenge, DigestSigner.credentials(proxy.user(), proxy.password()));
          answer = ask(wire, reader, signer.header("CONNECT", service), deadline);
        }
      }
      check(answer, reader);
      through = true;
      return wire;
    } catch (SocketTimeoutException silent) {
      throw new NotReachableException(
          "The proxy " + proxy + " does not answer in time when asked for " + service, silent);
    } finally {
      if (!through) {
        wire.close();
      }
    }
  }

  private HttpAnswer ask(Wire wire, HttpReader reader, String authorization, long deadline)
      throws IOException {
    StringBuilder head = new StringBuilder("CONNECT ").append(service);
    head.append(" HTTP/1.1\r\nHost: ").append(service).append("\r\nUser-Agent: Windlass\r\n");
    if (!authorization.isEmpty()) {
      head.append("Proxy-Authorization: ").append(authorization).append("\r\n");
    }
    try {
      wire.write(HttpReader.ascii(head.append("\r\n").toString()), deadline);
      return reader.readTunnel(deadline);
    } catch (SocketTimeoutException silent) {
      throw silent;
    } catch (IOException broken) {
      throw new NotReachableException(
          "The proxy "
              + proxy
              + " gives no usable answer when asked for "
              + service
              + ": "
              + broken.getMessage(),
          broken);
    }
  }

  private void check(HttpAnswer answer, HttpReader reader) throws WsmanException {
    int status = answer.status();
    if (status / 100 == 2) {
      if (reader.hasLeftover()) {
        throw new NotReachableException(
            "The proxy " + proxy + " sends something before the service was asked", null);
      }
      return;
    }
    String reason =
        status == 407
            ? (proxy.user().isEmpty()
                    ? "it wants to know who you are"
                    : "it refused the user " + proxy.user())
                + ", and offers "
                + AnswerStatus.offers(answer, "Proxy-Authenticate")
            : "HTTP " + status + "; it may not let everybody through to that port";
    throw new NotReachableException(
        "The proxy " + proxy + " does not connect to " + service + ": " + reason, null);
  }

  /** The value of Proxy-Authorization by Basic. */
  static String basic(Proxy proxy) {
    byte[] pair = (proxy.user() + ":" + proxy.password()).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }
}
