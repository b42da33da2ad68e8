package io.windlass.wsman.auth.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.security.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineSidTest {
  @TempDir Path directory;

  private void add(String name, String... roles) throws IOException {
    UserRecord user = new UserRecord(name, Set.of(roles), PasswordHash.unmatchable());
    new UserFile(directory)
        .update(
            users -> {
              users.put(name, user);
              return users;
            });
  }

  private int rid(String name) throws IOException {
    return new UserFile(directory).read().users().get(name).rid();
  }

  @Test
  void numbersAreGivenOnceAndNeverAgain() throws Exception {
    add("ann");
    add("bob");
    assertEquals(1000, rid("ann"));
    assertEquals(1001, rid("bob"));
    new UserFile(directory)
        .update(
            users -> {
              users.remove("bob");
              return users;
            });
    add("bob");
    assertEquals(1002, rid("bob"));
    assertEquals(1000, rid("ann"));
  }

  @Test
  void itIsMadeOnceAndKept() throws Exception {
    add("ann");
    UserRecord ann = new UserFile(directory).read().users().get("ann");
    String sid = MachineSid.of(directory).of(ann);
    assertTrue(sid.matches("S-1-5-21-\\d+-\\d+-\\d+-1000"), sid);
    assertEquals(sid, MachineSid.of(directory).of(ann));
    Files.writeString(directory.resolve("machine.sid"), "S-1-1-0");
    assertThrows(IOException.class, () -> MachineSid.of(directory));
  }

  @Test
  void whoLogsOnHasItsOwnIdentifierFirstAndThoseOfLocalAccounts() throws Exception {
    add("root", Caller.ADMINISTRATORS);
    Accounts accounts = new Accounts(directory, System::nanoTime);
    UserRecord root = accounts.users().current().find("root");
    List<String> sids = new ArrayList<>(accounts.caller(root, "Negotiate", "S-1-5-64-10").sids());
    assertEquals(MachineSid.of(directory).of(root), sids.get(0));
    assertEquals(List.of("S-1-5-113", "S-1-5-114", "S-1-5-64-10"), sids.subList(1, 4));
  }
}
