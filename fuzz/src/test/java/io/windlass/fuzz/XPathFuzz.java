package io.windlass.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.CimDateTime;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.filter.Filter;
import io.windlass.wsman.core.xpath.FragmentPath;
import io.windlass.wsman.core.xpath.FragmentSelection;
import io.windlass.wsman.core.xpath.XPathFilter;
import io.windlass.wsman.xml.SecureXml;
import io.windlass.wsman.xml.XmlBuffer;
import io.windlass.wsman.xml.cim.InstanceTemplate;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An expression as a filter and as the path of a fragment: read and applied, or refused. */
class XPathFuzz {
  private static final InstanceTemplate WHOLE =
      InstanceTemplate.of(Everything.SCHEMA, Everything.URI, InstanceTemplate.Profile.WINDOWS);
  private static final Instance INNER =
      Instance.of("Inner").set("A", "1").set("B", List.of("x", "y")).build();
  private static final Instance INSTANCE =
      Instance.of("Everything")
          .set("Id", "1")
          .set("String", "some text")
          .set("Strings", Collections.nCopies(100, "a<b"))
          .set("Uint32", 7L)
          .set("Sint32s", List.of(1, 2, 3, -4))
          .set("Real64", 1.5)
          .set("Boolean", true)
          .set("Datetime", CimDateTime.parse("20260101000000.000000+000"))
          .set("Reference", Target.ofClass("root/x", "Other", Map.of("K", "1")))
          .set("Embedded", INNER)
          .set("Embeddeds", List.of(INNER, INNER))
          .build();

  @FuzzTest
  @DictionaryFile(resourcePath = "/io/windlass/fuzz/xpath.dict")
  void expression(byte[] input) throws Exception {
    String text = new String(input, StandardCharsets.UTF_8);
    Budget.spend(
        1000,
        () -> {
          filter(text);
          fragment(text);
        });
  }

  private static String namespaceOf(String prefix) {
    return prefix.equals("p") ? Everything.URI : null;
  }

  private static void filter(String text) {
    try {
      Filter filter =
          XPathFilter.parse(text, XPathFuzz::namespaceOf).bind(Everything.SCHEMA, Everything.URI);
      filter.matches(INSTANCE);
      filter.properties();
      filter.conjuncts();
    } catch (ResourceFault refused) {
      require(FaultCode.CANNOT_PROCESS_FILTER, refused);
    }
  }

  private static void fragment(String text) {
    FragmentSelection path;
    try {
      path =
          FragmentPath.parse(text, XPathFuzz::namespaceOf).bind(Everything.SCHEMA, Everything.URI);
    } catch (ResourceFault refused) {
      require(FaultCode.INVALID_FRAGMENT_PATH, refused);
      return;
    }
    XmlBuffer out = new XmlBuffer(256);
    try {
      path.write(INSTANCE, WHOLE, out);
      read(out);
    } catch (ResourceFault | XMLStreamException e) {
      throw new AssertionError("cannot read what was written: " + out, e);
    }
    try {
      path.remove(INSTANCE);
    } catch (ResourceFault refused) {
      // nothing, or more than a fragment, was selected
    }
  }

  private static void read(XmlBuffer out) throws XMLStreamException {
    String wrapped = "<x xmlns:w='urn:w' xmlns:xsi='urn:xsi'>" + out + "</x>";
    XMLStreamReader reader =
        SecureXml.reader(new ByteArrayInputStream(XmlBuffer.bytes(wrapped)), "UTF-8");
    while (reader.hasNext()) {
      reader.next();
    }
  }

  private static void require(FaultCode code, ResourceFault refused) {
    if (refused.code() != code || refused.getMessage().isBlank()) {
      throw new AssertionError("refused in another way: " + refused.code(), refused);
    }
  }
}
