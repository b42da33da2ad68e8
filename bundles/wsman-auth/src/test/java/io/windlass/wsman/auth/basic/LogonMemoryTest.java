package io.windlass.wsman.auth.basic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.auth.users.LogonBrake;
import io.windlass.wsman.auth.users.PasswordHash;
import io.windlass.wsman.auth.users.UserFile;
import io.windlass.wsman.auth.users.UserRecord;
import io.windlass.wsman.auth.users.UserStore;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogonMemoryTest {
  private final AtomicLong clock = new AtomicLong();
  private final CredentialMac macs = new CredentialMac();

  @Test
  void forgetsLogonsInTimeAndNeverHoldsTooMany(@TempDir Path directory) {
    UserStore.Snapshot users =
        new UserStore(new UserFile(directory), problem -> {}, System::nanoTime).current();
    UserRecord bob = new UserRecord("bob", Set.of(), PasswordHash.unmatchable());
    Caller caller = Caller.of("bob", "Basic", Set.of());
    LogonCache cache = new LogonCache(3, 100, clock::get);
    cache.put(macs.of("a"), users, bob, caller);
    assertNotNull(cache.find(macs.of("a"), users));
    assertNull(cache.find(macs.of("b"), users));
    clock.addAndGet(101);
    assertNull(cache.find(macs.of("a"), users));
    for (int i = 0; i < 10; i++) {
      cache.put(macs.of("x" + i), users, bob, caller);
    }
    int held = 0;
    for (int i = 0; i < 10; i++) {
      held += cache.find(macs.of("x" + i), users) == null ? 0 : 1;
    }
    assertTrue(held <= 3, "held " + held);
    assertNotNull(cache.find(macs.of("x9"), users));
  }

  @Test
  void namesCredentialsDifferentlyInEachProcess() {
    assertEquals(macs.of("a"), macs.of("a"));
    assertFalse(macs.of("a").equals(macs.of("b")));
    assertFalse(macs.of("a").equals(new CredentialMac().of("a")));
  }

  @Test
  void holdsAGuesserLongerEachTimeUpToAMinute() {
    LogonBrake brake = new LogonBrake(clock::get);
    for (int i = 0; i < 4; i++) {
      assertEquals(0, brake.failed("bob", "here"));
    }
    assertFalse(brake.holds("bob", "here"));
    assertEquals(1, brake.failed("BOB", "here"));
    assertTrue(brake.holds("bob", "here"));
    assertFalse(brake.holds("bob", "there"));
    clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
    assertFalse(brake.holds("bob", "here"));
    assertEquals(2, brake.failed("bob", "here"));
    for (int i = 0; i < 100; i++) {
      assertTrue(brake.failed("bob", "here") <= 60);
    }
    clock.addAndGet(TimeUnit.MINUTES.toNanos(16));
    assertEquals(0, brake.failed("bob", "here"));
    brake.succeeded("bob", "here");
    assertFalse(brake.holds("bob", "here"));
  }
}
