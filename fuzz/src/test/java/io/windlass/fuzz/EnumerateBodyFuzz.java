package io.windlass.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.wql.WqlDialect;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.filter.FilterDialect;
import io.windlass.wsman.core.filter.FilterDialects;
import io.windlass.wsman.xml.Namespaces;
import io.windlass.wsman.xml.SecureXml;
import io.windlass.wsman.xml.XmlCursor;
import io.windlass.wsman.xml.enumeration.Enumerate;
import io.windlass.wsman.xml.enumeration.Pull;
import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLStreamException;

/** The body of an Enumerate with its filter, or of a Pull. */
class EnumerateBodyFuzz {
  private static final FilterDialects DIALECTS = new FilterDialects();

  static {
    DIALECTS.add(FilterDialect.WQL, new WqlDialect(new ClassRepository()));
    read("<e xmlns='" + Namespaces.ENUMERATION + "'/>");
  }

  private static void read(String warmUp) {
    try {
      check(warmUp.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    } catch (RuntimeException e) {
      throw new AssertionError(e);
    }
  }

  @FuzzTest
  @DictionaryFile(resourcePath = "/io/windlass/fuzz/wsman.dict")
  void body(byte[] input) throws Exception {
    Budget.spend(500, () -> check(input));
  }

  private static void check(byte[] input) {
    try {
      XmlCursor cursor = new XmlCursor(SecureXml.reader(new ByteArrayInputStream(input), "UTF-8"));
      if (!cursor.nextElement()) {
        return;
      }
      if (cursor.reader().getLocalName().equals("Pull")) {
        Pull.read(cursor);
        cursor.finish();
        return;
      }
      Enumerate body = Enumerate.read(cursor);
      cursor.finish();
      DIALECTS.parse(body);
    } catch (ResourceFault | XMLStreamException refused) {
      // as documented
    }
  }
}
