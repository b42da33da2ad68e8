package io.windlass.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any octets as a message: the engine answers with an envelope. */
class EngineBytesFuzz {
  private static final Engine ENGINE = new Engine();

  @FuzzTest
  @DictionaryFile(resourcePath = "/io/windlass/fuzz/wsman.dict")
  void octets(byte[] input) throws Exception {
    ENGINE.exchange(input, input.length % 3 == 0 ? "application/soap+xml;charset=UTF-8" : null);
  }
}
