package io.windlass.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.xml.SecureXml;
import io.windlass.wsman.xml.XmlBuffer;
import io.windlass.wsman.xml.XmlCursor;
import io.windlass.wsman.xml.cim.EndpointReference;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** A resource URI, or an endpoint reference: read, written and read again, it is the same. */
class TargetFuzz {
  @FuzzTest
  @DictionaryFile(resourcePath = "/io/windlass/fuzz/wsman.dict")
  void address(byte[] input) throws Exception {
    Budget.spend(200, () -> check(input));
  }

  private static void check(byte[] input) {
    try {
      Target target =
          input.length > 0 && input[0] == '<'
              ? read(input)
              : Target.of(
                  new URI(new String(input, StandardCharsets.UTF_8)),
                  Map.of("__cimnamespace", "root\\fuzz", "Id", "1"));
      again(target);
    } catch (URISyntaxException | XMLStreamException | ResourceFault refused) {
      // as documented
    }
  }

  private static void again(Target target) {
    if (!target.resourceUri().toString().chars().allMatch(TargetFuzz::isSendable)) {
      return;
    }
    XmlBuffer out = new XmlBuffer(1024).raw("<e>");
    EndpointReference.writeContent(target, out);
    out.raw("</e>");
    try {
      Target read = read(XmlBuffer.bytes(out.toString()));
      if (!read.className().equals(target.className())
          || !read.namespace().equals(target.namespace())
          || !read.resourceUri().equals(target.resourceUri())) {
        throw new AssertionError(target + " became " + read);
      }
    } catch (XMLStreamException | ResourceFault e) {
      throw new AssertionError("cannot read what was written: " + out, e);
    }
  }

  /** XML has no way to say the others, so they never come in either. */
  private static boolean isSendable(int c) {
    return c < 0xFFFE && !Character.isSurrogate((char) c);
  }

  private static Target read(byte[] xml) throws XMLStreamException, ResourceFault {
    XmlCursor cursor = new XmlCursor(SecureXml.reader(new ByteArrayInputStream(xml), "UTF-8"));
    if (!cursor.nextElement()) {
      throw new XMLStreamException("empty");
    }
    return EndpointReference.readContent(cursor);
  }
}
