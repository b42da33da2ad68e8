package io.windlass.wsman.client;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.windlass.fuzz.Budget;

/** A document becomes elements that can be written and read again, or is refused. */
class AnswerXmlFuzz {
  @FuzzTest
  @DictionaryFile(resourcePath = "/io/windlass/fuzz/wsman.dict")
  void document(byte[] input) throws Exception {
    Budget.spend(500, () -> check(input));
  }

  private static void check(byte[] input) throws WsmanException {
    XmlElement element;
    try {
      element = XmlTree.read(input);
    } catch (WsmanException refused) {
      return;
    }
    faultOf(element);
    XmlElement again =
        XmlTree.read(element.toXml().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    if (!again.name().equals(element.name())
        || !again.text().equals(element.text())
        || again.children().size() != element.children().size()
        || !again.attributes().equals(element.attributes())) {
      throw new AssertionError(element.toXml() + " became " + again.toXml());
    }
    XmlTree.read(element.toPrettyXml().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static void faultOf(XmlElement element) {
    WsmanFault fault = WsmanFault.read(element);
    fault.wsmanCode();
    fault.subcodeName();
    fault.message();
  }
}
