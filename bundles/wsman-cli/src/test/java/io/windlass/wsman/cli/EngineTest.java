package io.windlass.wsman.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.example.provider.FanProvider;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.Gettable;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.testkit.WsmanHost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command against the real engine: what the client writes is what the service reads. */
class EngineTest {
  @TempDir Path base;
  private WsmanHost engine;
  private FakeHost host;
  private FakeTerminal terminal;

  @BeforeEach
  void start() throws IOException {
    engine = new WsmanHost();
    engine.add(new FanProvider(), "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/example");
    host = FakeHost.envelopes(engine::exchange);
    terminal = new FakeTerminal(base);
  }

  @AfterEach
  void stop() throws IOException {
    host.close();
    engine.close();
  }

  @Test
  void identifies() {
    assertEquals(0, terminal.winrm("id", host.remote()), terminal.errors());
    assertTrue(terminal.output().startsWith("IdentifyResponse\n    ProtocolVersion = http://"));
  }

  @Test
  void enumeratesObjectsAndReferences() {
    assertEquals(
        0, terminal.winrm("e", "wmi/root/example/Example_Fan", host.remote()), terminal.errors());
    assertEquals(
        """
        Example_Fan
            DesiredSpeed = 4200
            DeviceID = fan0
            Name = Chassis fan0

        Example_Fan
            DesiredSpeed = 3900
            DeviceID = fan1
            Name = Chassis fan1
        """,
        terminal.output());
    FakeTerminal second = new FakeTerminal(base);
    assertEquals(
        0,
        second.winrm("e", "wmi/root/example/Example_Fan", "-returnType:epr", host.remote()),
        second.errors());
    assertTrue(second.output().contains("DeviceID = fan1\n"), second.output());
  }

  @Test
  void changesAPropertyAndReportsAnUnknownInstance() {
    String fan = "wmi/root/example/Example_Fan?DeviceID=fan0";
    assertEquals(
        0, terminal.winrm("set", fan, "@{DesiredSpeed=5000}", host.remote()), terminal.errors());
    assertEquals(0, terminal.winrm("get", fan, host.remote()), terminal.errors());
    assertTrue(
        terminal
            .output()
            .endsWith(
                "Example_Fan\n    DesiredSpeed = 5000\n    DeviceID = fan0\n    Name = Chassis fan0\n"),
        terminal.output());
    assertEquals(
        1, terminal.winrm("get", "wmi/root/example/Example_Fan?DeviceID=fan9", host.remote()));
    assertTrue(
        terminal.errors().startsWith("WSManFault\n    Message = There is no fan fan9."),
        terminal.errors());
    assertTrue(terminal.errors().contains("Error number:  -21441"), terminal.errors());
  }

  @Test
  void filtersBySelector() {
    assertEquals(
        0,
        terminal.winrm(
            "e",
            "wmi/root/example/Example_Fan",
            "-dialect:selector",
            "-filter:{DeviceID=\"fan1\"}",
            host.remote()),
        terminal.errors());
    assertTrue(
        terminal.output().startsWith("Example_Fan\n    DesiredSpeed = 3900\n"), terminal.output());
  }

  /** A resource that refuses everything, with one code after the other. */
  private static final class Refusing implements Gettable {
    private FaultCode code;

    @Override
    public Collection<ClassSchema> schemas() {
      return List.of(
          ClassSchema.of("root/refusing", "Refused").key("Name", CimType.STRING).build());
    }

    @Override
    public Instance get(Target target, OpContext context) throws ResourceFault {
      throw new ResourceFault(code, "No.");
    }
  }

  @Test
  void everyCodeThatTheServiceSendsHasItsText() throws IOException, UsageException {
    Refusing refusing = new Refusing();
    engine.add(refusing, "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/refusing");
    for (FaultCode code : FaultCode.values()) {
      refusing.code = code;
      FakeTerminal refused = new FakeTerminal(base);
      assertEquals(1, refused.winrm("get", "wmi/root/refusing/Refused?Name=x", host.remote()));
      Matcher number = Pattern.compile("Error number:  (-?\\d+) 0x").matcher(refused.errors());
      assertTrue(number.find(), code + ": " + refused.errors());
      long value = Long.parseLong(number.group(1)) & 0xFFFFFFFFL;
      String meaning = ErrorCodes.meaning(value);
      assertTrue(
          meaning.length() > 25 && meaning.endsWith("."), code + " " + value + ": " + meaning);
      assertTrue(ErrorCodes.describe(number.group(1)).startsWith(meaning + "\n\n"), meaning);
    }
  }
}
