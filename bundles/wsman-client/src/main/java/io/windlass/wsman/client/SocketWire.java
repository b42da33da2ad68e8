package io.windlass.wsman.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** A wire in clear over a socket that TLS will take over: to a proxy, until the tunnel stands. */
final class SocketWire implements Wire {
  private final Socket socket;

  private SocketWire(Socket socket) {
    this.socket = socket;
  }

  static SocketWire connect(InetSocketAddress address, long deadline) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(address, left(deadline));
      socket.setTcpNoDelay(true);
      return new SocketWire(socket);
    } catch (IOException failed) {
      socket.close();
      throw failed;
    }
  }

  Socket socket() {
    return socket;
  }

  @Override
  public int read(byte[] into, int offset, int length, long deadline) throws IOException {
    socket.setSoTimeout(left(deadline));
    return socket.getInputStream().read(into, offset, length);
  }

  @Override
  public void write(byte[] octets, long deadline) throws IOException {
    socket.getOutputStream().write(octets);
  }

  @Override
  public boolean stale() {
    return socket.isClosed();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // nothing is left to save
    }
  }

  /** Milliseconds until then. */
  static int left(long deadline) throws SocketTimeoutException {
    long left = (deadline - System.nanoTime()) / 1_000_000;
    if (left <= 0) {
      throw new SocketTimeoutException("time is up");
    }
    return (int) Math.min(left, Integer.MAX_VALUE);
  }
}
