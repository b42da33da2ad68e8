package io.windlass.wsman.http.jetty;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;

/** An authority that tells by OCSP, on loopback, which certificates it has revoked. */
final class OcspResponder implements AutoCloseable {
  final AtomicInteger asked = new AtomicInteger();
  private final TestPki.Identity authority;
  private final HttpServer server;
  private volatile CertificateStatus status = CertificateStatus.GOOD;
  private volatile TestPki.Identity signer;

  OcspResponder(TestPki.Identity authority) throws IOException {
    this.authority = authority;
    this.signer = authority;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  void revoke() {
    status = new RevokedStatus(new Date(), CRLReason.keyCompromise);
  }

  void forget() {
    status = new UnknownStatus();
  }

  /** Somebody else signs the answers. */
  void signBy(TestPki.Identity other) {
    signer = other;
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    try (exchange) {
      OCSPReq request = new OCSPReq(request(exchange));
      X509CertificateHolder holder = new JcaX509CertificateHolder(authority.certificate());
      BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(new RespID(holder.getSubject()));
      Instant now = Instant.now();
      for (Req each : request.getRequestList()) {
        builder.addResponse(
            each.getCertID(),
            status,
            Date.from(now.minus(Duration.ofMinutes(1))),
            Date.from(now.plus(Duration.ofHours(1))));
      }
      byte[] body =
          new OCSPRespBuilder()
              .build(
                  OCSPRespBuilder.SUCCESSFUL,
                  builder.build(
                      TestPki.signer(signer.key()),
                      new X509CertificateHolder[] {holder},
                      Date.from(now)))
              .getEncoded();
      exchange.getResponseHeaders().set("Content-Type", "application/ocsp-response");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  /** Short ones come in the path. */
  private static byte[] request(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("POST")) {
      return exchange.getRequestBody().readAllBytes();
    }
    URI uri = exchange.getRequestURI();
    String path = uri.getRawPath();
    String text =
        URLDecoder.decode(path.substring(path.lastIndexOf('/') + 1), StandardCharsets.UTF_8);
    return Base64.getDecoder().decode(text);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
