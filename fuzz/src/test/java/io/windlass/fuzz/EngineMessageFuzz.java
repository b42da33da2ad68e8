package io.windlass.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.windlass.wsman.testkit.Envelopes;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A well-formed message with foreign parts. The first octet is the operation; then come, with a
 * vertical tab between them, the end of the resource URI, headers, and the body. The last operation
 * goes to the raw tier, with the first part as its action.
 */
class EngineMessageFuzz {
  private static final String TRANSFER = "http://schemas.xmlsoap.org/ws/2004/09/transfer/";
  private static final String ENUMERATION = "http://schemas.xmlsoap.org/ws/2004/09/enumeration/";
  private static final String[] ACTIONS = {
    TRANSFER + "Get",
    TRANSFER + "Put",
    TRANSFER + "Create",
    TRANSFER + "Delete",
    ENUMERATION + "Enumerate",
    ENUMERATION + "Pull",
    ENUMERATION + "Release",
    Everything.URI + "/Do"
  };
  private static final Engine ENGINE = new Engine();

  @FuzzTest
  @DictionaryFile(resourcePath = "/io/windlass/fuzz/wsman.dict")
  void message(byte[] input) throws Exception {
    if (input.length == 0) {
      return;
    }
    String[] parts =
        new String(input, 1, input.length - 1, StandardCharsets.UTF_8).split("\u000b", 3);
    int operation = (input[0] & 0x7F) % (ACTIONS.length + 1);
    boolean raw = operation == ACTIONS.length;
    String message =
        Envelopes.request(
            raw ? parts[0] : ACTIONS[operation],
            raw ? RawEcho.URI : Everything.URI + parts[0],
            Map.of(),
            parts.length > 1 ? parts[1] : "",
            parts.length > 2 ? parts[2] : "");
    ENGINE.exchange(message.getBytes(StandardCharsets.UTF_8), "application/soap+xml;charset=UTF-8");
  }
}
