package io.windlass.wsman.cli;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.windlass.fuzz.Budget;
import io.windlass.wsman.client.WsmanException;
import io.windlass.wsman.client.WsmanFault;
import io.windlass.wsman.client.XmlElement;
import io.windlass.wsman.client.XmlTree;
import java.util.Optional;
import javax.xml.namespace.QName;

/** What a service says is shown as text: nothing of it steers the terminal. */
class OutputFuzz {
  @FuzzTest
  @DictionaryFile(resourcePath = "/io/windlass/fuzz/wsman.dict")
  void output(byte[] input) throws Exception {
    Budget.spend(500, () -> check(input));
  }

  private static void check(byte[] input) {
    XmlElement element;
    try {
      element = XmlTree.read(input);
    } catch (WsmanException refused) {
      return;
    }
    requireHarmless(TextFormat.format(element));
    QName name = new QName(element.text());
    Optional<XmlElement> detail = element.children().stream().findFirst();
    requireHarmless(
        FaultFormat.format(
            new WsmanFault(name, name, element.text(), element.text(), detail.orElse(null))));
  }

  private static void requireHarmless(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\n' && c != '\t' || c >= 0x7f && c <= 0x9f) {
        throw new AssertionError("prints U+" + Integer.toHexString(c));
      }
    }
  }
}
