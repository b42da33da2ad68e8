package io.windlass.wmi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.windlass.wmi.linux.file.FileSource;
import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventReaderTest {
  private final ClassRepository repository = new ClassRepository();

  @Test
  void leavesOutOfASuperclassWhatIsTooLargeToList() throws Exception {
    Instance service = Instance.of("Win32_Service").set("Name", "ssh").build();
    Sources sources =
        new Sources(
            repository,
            List.of(FileSource.files(Host.real()), new ListedSource("Win32_Service", service)));
    EventReader reader = new EventReader(sources);
    assertEquals(List.of(service), reader.all(schema("CIM_LogicalElement")));
    ResourceFault fault =
        assertThrows(ResourceFault.class, () -> reader.all(schema("CIM_DataFile")));
    assertEquals(FaultCode.FILTERING_REQUIRED, fault.code());
  }

  private ClassSchema schema(String name) {
    return repository.find("", name).orElseThrow();
  }
}
