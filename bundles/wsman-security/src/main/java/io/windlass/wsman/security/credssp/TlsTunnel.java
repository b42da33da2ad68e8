package io.windlass.wsman.security.credssp;

import io.windlass.wsman.security.SecurityFailure;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * TLS whose records somebody else carries: octets in, octets out. For one thread at a time; after a
 * failure of no use any more.
 */
final class TlsTunnel {
  private static final int MAX_WAITING = 64 * 1024;

  private final SSLEngine engine;
  private final ByteArrayOutputStream plain = new ByteArrayOutputStream();
  private byte[] waiting = new byte[0];

  TlsTunnel(SSLEngine engine) {
    this.engine = engine;
  }

  /** True once both ends have agreed on keys. */
  boolean established() {
    HandshakeStatus status = engine.getHandshakeStatus();
    return status == HandshakeStatus.NOT_HANDSHAKING
        && !engine.getSession().getCipherSuite().endsWith("NULL_NULL");
  }

  /** The octets at the end of a record that say nothing: tag, and in TLS 1.3 the type. */
  int trailer() {
    return engine.getSession().getProtocol().equals("TLSv1.3") ? 17 : 16;
  }

  /**
   * Takes records of the peer.
   *
   * @return what TLS itself has to answer; what the peer said is got by {@link #said}
   */
  byte[] receive(byte[] records) throws SecurityFailure {
    try {
      ByteBuffer in = append(records);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteBuffer said = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
      boolean more = true;
      while (more) {
        more = false;
        switch (engine.getHandshakeStatus()) {
          case NEED_TASK -> {
            engine.getDelegatedTask().run();
            more = true;
          }
          case NEED_WRAP -> more = wrap(ByteBuffer.allocate(0), out);
          default -> more = in.hasRemaining() && unwrap(in, said);
        }
      }
      waiting = Arrays.copyOfRange(in.array(), in.position(), in.limit());
      return out.toByteArray();
    } catch (SSLException | RuntimeException e) {
      // The platform's TLS fails in every way at messages that make no sense to it.
      throw failed(e);
    }
  }

  private ByteBuffer append(byte[] records) throws SecurityFailure {
    if (waiting.length + records.length > MAX_WAITING && waiting.length > 0) {
      throw new SecurityFailure(
          SecurityFailure.Kind.MALFORMED, "A TLS record of CredSSP has no end");
    }
    byte[] all = Arrays.copyOf(waiting, waiting.length + records.length);
    System.arraycopy(records, 0, all, waiting.length, records.length);
    return ByteBuffer.wrap(all);
  }

  private boolean unwrap(ByteBuffer in, ByteBuffer out) throws SSLException, SecurityFailure {
    SSLEngineResult result = engine.unwrap(in, out.clear());
    plain.write(out.array(), 0, out.position());
    if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
      throw new SecurityFailure(
          SecurityFailure.Kind.POLICY, "The client of CredSSP has ended its TLS");
    }
    return result.getStatus() == SSLEngineResult.Status.OK
        && (result.bytesConsumed() > 0 || result.bytesProduced() > 0);
  }

  private boolean wrap(ByteBuffer in, ByteArrayOutputStream out) throws SSLException {
    ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    SSLEngineResult result = engine.wrap(in, record);
    out.write(record.array(), 0, record.position());
    return result.getStatus() == SSLEngineResult.Status.OK;
  }

  /** What the peer has said so far and nobody has asked for. */
  byte[] said() {
    byte[] all = plain.toByteArray();
    plain.reset();
    return all;
  }

  /** Records with a message. */
  byte[] send(byte[] message) throws SecurityFailure {
    try {
      ByteBuffer in = ByteBuffer.wrap(message);
      ByteArrayOutputStream out = new ByteArrayOutputStream(message.length + 64);
      do {
        if (!wrap(in, out)) {
          throw new SecurityFailure(SecurityFailure.Kind.TAMPERED, "TLS of CredSSP is closed");
        }
      } while (in.hasRemaining());
      return out.toByteArray();
    } catch (SSLException e) {
      throw failed(e);
    }
  }

  /** True when a record is not whole yet. */
  boolean waits() {
    return waiting.length > 0;
  }

  private static SecurityFailure failed(Exception e) {
    return new SecurityFailure(
        SecurityFailure.Kind.TAMPERED, "TLS of CredSSP fails: " + e.getMessage(), e);
  }
}
