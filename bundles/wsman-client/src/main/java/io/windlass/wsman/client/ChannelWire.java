package io.windlass.wsman.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * A wire in clear over TCP or a Unix domain socket. A channel, because only channels know Unix
 * domain sockets; with a selector, because a blocking channel has no read time-out.
 */
final class ChannelWire implements Wire {
  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;

  private ChannelWire(SocketChannel channel, Selector selector) throws IOException {
    this.channel = channel;
    this.selector = selector;
    channel.configureBlocking(false);
    key = channel.register(selector, 0);
  }

  static ChannelWire connect(SocketAddress address, long deadline) throws IOException {
    SocketChannel channel =
        address instanceof UnixDomainSocketAddress
            ? SocketChannel.open(StandardProtocolFamily.UNIX)
            : SocketChannel.open();
    Selector selector = null;
    try {
      if (!(address instanceof UnixDomainSocketAddress)) {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      }
      selector = Selector.open();
      ChannelWire wire = new ChannelWire(channel, selector);
      if (!channel.connect(address)) {
        while (!channel.finishConnect()) {
          wire.await(SelectionKey.OP_CONNECT, deadline);
        }
      }
      return wire;
    } catch (ClosedByInterruptException interrupted) {
      selector.close();
      throw interrupted();
    } catch (IOException | RuntimeException failed) {
      channel.close();
      if (selector != null) {
        selector.close();
      }
      throw failed;
    }
  }

  @Override
  public int read(byte[] into, int offset, int length, long deadline) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(into, offset, length);
    try {
      int count = channel.read(buffer);
      while (count == 0) {
        await(SelectionKey.OP_READ, deadline);
        count = channel.read(buffer);
      }
      return count;
    } catch (ClosedByInterruptException interrupted) {
      throw interrupted();
    }
  }

  @Override
  public void write(byte[] octets, long deadline) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    try {
      while (buffer.hasRemaining()) {
        if (channel.write(buffer) == 0) {
          await(SelectionKey.OP_WRITE, deadline);
        }
      }
    } catch (ClosedByInterruptException interrupted) {
      throw interrupted();
    }
  }

  private void await(int operation, long deadline) throws IOException {
    long left = (deadline - System.nanoTime()) / 1_000_000;
    if (left <= 0) {
      throw new SocketTimeoutException("time is up");
    }
    try {
      key.interestOps(operation);
      selector.select(left);
      selector.selectedKeys().clear();
    } catch (ClosedSelectorException | CancelledKeyException closed) {
      AsynchronousCloseException elsewhere = new AsynchronousCloseException();
      elsewhere.initCause(closed);
      throw elsewhere;
    }
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted();
    }
  }

  private static InterruptedIOException interrupted() {
    return new InterruptedIOException("interrupted");
  }

  @Override
  public boolean stale() {
    try {
      return channel.read(ByteBuffer.allocate(1)) != 0;
    } catch (IOException gone) {
      return true;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
      selector.close();
    } catch (IOException alreadyGone) {
      // nothing is left to save
    }
  }
}
