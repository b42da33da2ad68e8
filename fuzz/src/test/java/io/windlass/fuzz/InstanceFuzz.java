package io.windlass.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.xml.SecureXml;
import io.windlass.wsman.xml.XmlBuffer;
import io.windlass.wsman.xml.XmlCursor;
import io.windlass.wsman.xml.cim.InstanceReader;
import io.windlass.wsman.xml.cim.InstanceTemplate;
import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLStreamException;

/** The body of a Put or Create: what is read can be written, and that can be read again. */
class InstanceFuzz {
  private static final InstanceReader READER =
      new InstanceReader(
          Everything.SCHEMA.properties(), FaultCode.INVALID_VALUES, FaultCode.INVALID_VALUES);
  private static final InstanceTemplate TEMPLATE =
      InstanceTemplate.of(Everything.SCHEMA, Everything.URI, InstanceTemplate.Profile.WINDOWS);

  @FuzzTest
  @DictionaryFile(resourcePath = "/io/windlass/fuzz/wsman.dict")
  void instance(byte[] input) throws Exception {
    Budget.spend(500, () -> check(input));
  }

  private static void check(byte[] input) {
    Instance instance;
    try {
      instance = read(input);
    } catch (ResourceFault | XMLStreamException refused) {
      return;
    }
    XmlBuffer out = new XmlBuffer(1024);
    TEMPLATE.write(instance, out);
    try {
      read(XmlBuffer.bytes(out.toString()));
    } catch (ResourceFault | XMLStreamException e) {
      throw new AssertionError("cannot read what was written: " + out, e);
    }
  }

  private static Instance read(byte[] xml) throws ResourceFault, XMLStreamException {
    XmlCursor cursor = new XmlCursor(SecureXml.reader(new ByteArrayInputStream(xml), "UTF-8"));
    if (!cursor.nextElement()) {
      throw new XMLStreamException("empty");
    }
    Instance instance = READER.read("Everything", cursor);
    cursor.finish();
    return instance;
  }
}
