package io.windlass.wsman.config.resource;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.windlass.fuzz.Budget;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.config.tree.ConfigTree;
import io.windlass.wsman.config.tree.Setting;
import io.windlass.wsman.xml.PlainXmlReader;
import io.windlass.wsman.xml.SecureXml;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Bodies of Put and Create, and every value in them, against the rules of every setting. */
class ConfigBodyFuzz {
  @FuzzTest
  void bodies(byte[] input) throws Exception {
    Budget.spend(500, () -> check(input));
  }

  private static void check(byte[] input) {
    ConfigElement body;
    try {
      XMLStreamReader reader =
          new PlainXmlReader(SecureXml.reader(new ByteArrayInputStream(input), "UTF-8"));
      reader.nextTag();
      body = ConfigElement.read(reader);
    } catch (XMLStreamException | ResourceFault refused) {
      values(new String(input, StandardCharsets.ISO_8859_1));
      return;
    }
    values(body.text());
    try {
      new ListenerRules(java.util.Optional::empty).read(body);
    } catch (ResourceFault refused) {
      values(refused.getMessage());
    }
  }

  /** What is in its usual spelling stays so. */
  private static void values(String text) {
    for (Setting setting : ConfigTree.get().settings()) {
      try {
        String canonical = setting.check().canonical(text);
        if (!canonical.equals(setting.check().canonical(canonical))) {
          throw new AssertionError(setting.path() + " has no usual spelling of " + text);
        }
      } catch (IllegalArgumentException refused) {
        continue;
      }
    }
    ListenerRules.spelt(ListenerRules.spelt(text));
  }
}
