package io.windlass.wsman.client;

import io.windlass.wsman.security.ChannelBinding;
import java.io.Closeable;
import java.io.IOException;

/** A connected stream of octets with deadlines; used by one thread at a time. */
interface Wire extends Closeable {
  /**
   * Reads at least one octet.
   *
   * @param deadline in terms of {@link System#nanoTime()}
   * @return how many, or -1 at the end
   * @throws java.net.SocketTimeoutException when the deadline passes
   */
  int read(byte[] into, int offset, int length, long deadline) throws IOException;

  /** Writes everything before the deadline. */
  void write(byte[] octets, long deadline) throws IOException;

  /** True when the peer has hung up, or talks out of turn, while nothing was asked. */
  boolean stale();

  /** The name of the TLS channel; {@link ChannelBinding#NONE} without TLS. */
  default ChannelBinding channelBinding() {
    return ChannelBinding.NONE;
  }

  /** Closes it while another thread reads or writes, which then fails. */
  default void abort() {
    close();
  }

  @Override
  void close();
}
