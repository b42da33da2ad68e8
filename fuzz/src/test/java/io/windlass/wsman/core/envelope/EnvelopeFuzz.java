package io.windlass.wsman.core.envelope;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.windlass.fuzz.Budget;
import io.windlass.wsman.api.ResourceFault;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * The first line is the Content-Type, the rest the message. Headers are read, the body to its end,
 * or it is refused.
 */
class EnvelopeFuzz {
  @FuzzTest
  @DictionaryFile(resourcePath = "/io/windlass/fuzz/wsman.dict")
  void envelope(byte[] input) throws Exception {
    int line = 0;
    while (line < input.length && input[line] != '\n') {
      line++;
    }
    String type = new String(input, 0, line, StandardCharsets.ISO_8859_1);
    byte[] body = Arrays.copyOfRange(input, Math.min(line + 1, input.length), input.length);
    Budget.spend(500, () -> read(body, type.isEmpty() ? Optional.empty() : Optional.of(type)));
  }

  private static void read(byte[] body, Optional<String> type) {
    try {
      Envelope envelope = Envelope.read(body, type, partial -> {});
      envelope.cursor().finish();
    } catch (ResourceFault e) {
      if (e.getMessage() == null || e.getMessage().isBlank()) {
        throw new AssertionError("a fault without a reason", e);
      }
    } catch (XMLStreamException e) {
      Envelope.malformed(e);
    }
  }
}
