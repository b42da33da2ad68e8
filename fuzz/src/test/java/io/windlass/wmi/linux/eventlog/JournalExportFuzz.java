package io.windlass.wmi.linux.eventlog;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.windlass.fuzz.Budget;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;

/** What journalctl writes; the messages in it are anybody's. */
class JournalExportFuzz {
  @FuzzTest
  void entries(byte[] input) throws Exception {
    Budget.spend(
        200,
        () -> {
          JournalExport entries = new JournalExport(new ByteArrayInputStream(input));
          try {
            entries.forEachRemaining(entry -> {});
          } catch (UncheckedIOException e) {
            // the documented end of what is none
          }
        });
  }
}
