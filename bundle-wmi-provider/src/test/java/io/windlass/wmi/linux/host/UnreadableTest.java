package io.windlass.wmi.linux.host;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class UnreadableTest {
  @Test
  void aKindOfFileIsToldOnce() {
    assertTrue(Unreadable.note("/test/1/io"));
    assertFalse(Unreadable.note("/test/2345/io"));
    assertTrue(Unreadable.note("/test/1/exe"));
  }
}
