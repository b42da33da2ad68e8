package io.windlass.wmi.linux.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandLinesTest {
  @Test
  void joinsArgumentsWithBlanks() {
    assertEquals(Optional.of("ls -l /tmp"), CommandLines.join("ls\0-l\0/tmp\0"));
  }

  @Test
  void quotesArgumentsThatHoldBlanksOrQuotesOrNothing() {
    assertEquals(
        Optional.of("sh -c \"echo \\\"a b\\\"\" \"\" x"),
        CommandLines.join("sh\0-c\0echo \"a b\"\0\0x\0"));
  }

  @Test
  void leavesATitleAsItIs() {
    assertEquals(
        Optional.of("nginx: master process"), CommandLines.join("nginx: master process\0\0\0\0"));
  }

  @Test
  void hasNoneForAThreadOfTheKernel() {
    assertEquals(Optional.empty(), CommandLines.join(""));
    assertEquals(Optional.empty(), CommandLines.join("\0\0"));
  }
}
