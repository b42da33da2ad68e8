package io.windlass.wsman.client;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.windlass.fuzz.Budget;
import java.io.IOException;

/**
 * Any octets as the answer of a service: an element, nothing, or a failure that says what it is.
 */
class AnswerFuzz {
  private static final int MAX_BODY = 1 << 16;
  private static final Endpoint ENDPOINT = Endpoint.tcp(false, "host", 5985, "/wsman");

  @FuzzTest
  @DictionaryFile(resourcePath = "/io/windlass/fuzz/http.dict")
  @DictionaryFile(resourcePath = "/io/windlass/fuzz/wsman.dict")
  void answer(byte[] input) throws Exception {
    Budget.spend(500, () -> check(input));
  }

  private static void check(byte[] input) {
    HttpReader reader = new HttpReader(new Octets(input), MAX_BODY);
    try {
      do {
        reader.reset();
        HttpAnswer answer = reader.read(Long.MAX_VALUE);
        if (answer.body().length > MAX_BODY) {
          throw new AssertionError("a body of " + answer.body().length);
        }
        AnswerStatus.check(answer, ENDPOINT, "user");
        AnswerEnvelope.read(answer.body(), "uuid:1");
      } while (!reader.closes());
    } catch (WsmanException expected) {
      if (expected.getMessage() == null) {
        throw new AssertionError("a failure without words", expected);
      }
    } catch (IOException e) {
      throw new AssertionError("not the documented exception", e);
    }
  }

  /** A peer that sends these octets, a few at a time, and hangs up. */
  private static final class Octets implements Wire {
    private static final int PIECE = 100;
    private final byte[] octets;
    private int at;

    Octets(byte[] octets) {
      this.octets = octets;
    }

    @Override
    public int read(byte[] into, int offset, int length, long deadline) {
      int count = Math.min(Math.min(PIECE, length), octets.length - at);
      System.arraycopy(octets, at, into, offset, count);
      at += count;
      return count == 0 ? -1 : count;
    }

    @Override
    public void write(byte[] sent, long deadline) {
      throw new UnsupportedOperationException("nothing is sent here");
    }

    @Override
    public boolean stale() {
      return at < octets.length;
    }

    @Override
    public void close() {
      at = octets.length;
    }
  }
}
