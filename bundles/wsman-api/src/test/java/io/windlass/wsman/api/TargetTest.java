package io.windlass.wsman.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TargetTest {
  @Test
  void namespaceAndClassComeFromTheMicrosoftUri() {
    Target target =
        Target.of(
            URI.create("http://schemas.microsoft.com/wbem/wsman/1/WMI/Root/CIMv2/Win32_Service"),
            Map.of("Name", "spooler"));
    assertEquals("root/cimv2", target.namespace());
    assertEquals("Win32_Service", target.className());
    assertEquals("spooler", target.selectors().get("NAME"));
  }

  @Test
  void theNamespaceSelectorIsNoKey() {
    Target target =
        Target.of(
            URI.create("http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_Fan"),
            Map.of("__cimnamespace", "root\\hardware", "DeviceID", "1"));
    assertEquals("root/hardware", target.namespace());
    assertEquals(Map.of("DeviceID", "1"), target.selectors());
  }

  @Test
  void otherUrisHaveNoNamespace() {
    Target target = Target.of(URI.create("urn:acme/fans/Fan"), Map.of());
    assertEquals("", target.namespace());
    assertEquals("Fan", target.className());
  }
}
