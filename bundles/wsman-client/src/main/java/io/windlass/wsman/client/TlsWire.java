package io.windlass.wsman.client;

import io.windlass.wsman.security.ChannelBinding;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A wire through TLS 1.2 or 1.3. */
final class TlsWire implements Wire {
  /** For so long after an answer nobody hangs up without a word. */
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Socket tcp;
  private final SSLSocket socket;
  private final InputStream in;
  private long used = System.nanoTime();

  private TlsWire(Socket tcp, SSLSocket socket) throws IOException {
    this.tcp = tcp;
    this.socket = socket;
    in = socket.getInputStream();
  }

  static TlsWire connect(String host, InetSocketAddress address, TlsOptions options, long deadline)
      throws IOException {
    Socket tcp = new Socket();
    try {
      tcp.connect(address, SocketWire.left(deadline));
      tcp.setTcpNoDelay(true);
    } catch (IOException failed) {
      tcp.close();
      throw failed;
    }
    return shakeHands(tcp, host, address.getPort(), options, deadline);
  }

  /** TLS with a service at the end of a tunnel; closes the tunnel when that fails. */
  static TlsWire over(SocketWire tunnel, Endpoint service, TlsOptions options, long deadline)
      throws IOException {
    return shakeHands(tunnel.socket(), service.host(), service.port(), options, deadline);
  }

  private static TlsWire shakeHands(
      Socket tcp, String host, int port, TlsOptions options, long deadline) throws IOException {
    try {
      TlsContext context = options.context();
      SSLSocket tls = (SSLSocket) context.sockets().createSocket(tcp, host, port, true);
      SSLParameters parameters = tls.getSSLParameters();
      parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
      if (context.checksName()) {
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
      }
      tls.setSSLParameters(parameters);
      tls.setSoTimeout(SocketWire.left(deadline));
      tls.startHandshake();
      return new TlsWire(tcp, tls);
    } catch (SSLException refused) {
      tcp.close();
      throw new TlsRefusedException(
          "No TLS with " + host + ":" + port + ": " + reason(refused), refused);
    } catch (IOException failed) {
      tcp.close();
      throw failed;
    }
  }

  private static String reason(SSLException refused) {
    Throwable deepest = refused;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
  }

  @Override
  public int read(byte[] into, int offset, int length, long deadline) throws IOException {
    socket.setSoTimeout(SocketWire.left(deadline));
    int count = in.read(into, offset, length);
    used = System.nanoTime();
    return count;
  }

  @Override
  public void write(byte[] octets, long deadline) throws IOException {
    try {
      socket.getOutputStream().write(octets);
    } catch (SocketException gone) {
      // Who does not like a certificate says so before it hangs up.
      socket.setSoTimeout(1000);
      try {
        in.read(new byte[1]);
      } catch (SocketTimeoutException silent) {
        gone.addSuppressed(silent);
      }
      throw gone;
    }
  }

  @Override
  public boolean stale() {
    try {
      if (tcp.getInputStream().available() == 0 && System.nanoTime() - used < FRESH_NANOS) {
        // Asking TLS costs the millisecond that it waits.
        return false;
      }
      socket.setSoTimeout(1);
      in.read(new byte[1]);
      return true;
    } catch (SocketTimeoutException silent) {
      return false;
    } catch (IOException gone) {
      return true;
    }
  }

  @Override
  public ChannelBinding channelBinding() {
    try {
      return ChannelBinding.of((X509Certificate) socket.getSession().getPeerCertificates()[0]);
    } catch (SSLException | GeneralSecurityException e) {
      throw new IllegalStateException("a TLS service without a certificate that can be named", e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // nothing is left to save
    }
  }

  @Override
  public void abort() {
    try {
      // Closing TLS would wait for whoever writes.
      tcp.close();
    } catch (IOException alreadyGone) {
      // nothing is left to save
    }
  }
}
