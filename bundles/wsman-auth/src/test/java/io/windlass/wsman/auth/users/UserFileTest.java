package io.windlass.wsman.auth.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserFileTest {
  private static final PasswordHash HASH = PasswordHash.unmatchable();

  @TempDir Path temp;
  private UserFile file;

  @BeforeEach
  void locate() {
    file = new UserFile(temp.resolve("data"));
  }

  private void add(String name, String... roles) throws IOException {
    file.update(
        users -> {
          users.put(UserRecord.key(name), new UserRecord(name, Set.of(roles), HASH));
          return users;
        });
  }

  @Test
  void holdsNobodyWhereThereIsNoFile() throws Exception {
    assertTrue(file.read().users().isEmpty());
  }

  @Test
  void givesBackWhatWasWritten() throws Exception {
    add("Jörg", "administrators", "operators");
    add("bob");
    UserRecord user = file.read().users().get("jörg");
    assertEquals("Jörg", user.name());
    assertEquals(Set.of("administrators", "operators"), user.roles());
    assertTrue(user.sameAccount(new UserRecord("Jörg", user.roles(), HASH).withRid(1000)));
    assertEquals(Set.of(), file.read().users().get("bob").roles());
  }

  @Test
  void isPrivateAndRefusedWhenItIsNot() throws Exception {
    add("bob");
    assertEquals("rw-------", mode(file.path()));
    assertEquals("rwx------", mode(file.path().getParent()));
    Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r-----"));
    IOException refusal = assertThrows(IOException.class, file::read);
    assertTrue(refusal.getMessage().contains("chmod 600"), refusal.getMessage());
  }

  @Test
  void isRefusedWhenItIsALink() throws Exception {
    add("bob");
    Path elsewhere = temp.resolve("elsewhere");
    Files.move(file.path(), elsewhere);
    Files.createSymbolicLink(file.path(), elsewhere);
    assertThrows(IOException.class, file::read);
  }

  @Test
  void losesNoChangeOfSeveralWriters() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(4);
    List<Future<?>> done = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String name = "user" + i;
      done.add(
          writers.submit(
              () -> {
                add(name);
                return null;
              }));
    }
    for (Future<?> each : done) {
      each.get();
    }
    writers.shutdown();
    assertEquals(20, file.read().users().size());
    try (var left = Files.list(file.path().getParent())) {
      assertEquals(2, left.count(), "only the file and its lock");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bob",
        "bob:",
        "bob::$argon2id$v=19$m=19456,t=2,p=1$AAAA$AAAA",
        "bob::$argon2i$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAA",
        "bob::$argon2id$v=19$m=9999999,t=2,p=1$AAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAA",
        "bob::$argon2id$v=19$m=19456,t=999,p=1$AAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAA",
        "bob::$argon2id$v=19$m=19456,t=2,p=0$AAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAA",
        "::$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAA",
        "bob:a,a:$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void namesTheLineThatIsNoAccountAndKeepsIt(String line) throws Exception {
    add("good");
    Files.writeString(file.path(), Files.readString(file.path()) + line + "\n");
    UserFile.Content content = file.read();
    assertEquals(Set.of("good"), content.users().keySet());
    assertTrue(content.problems().get(0).contains("line 4"), content.problems().toString());
    assertThrows(IOException.class, () -> add("other"));
    assertTrue(Files.readString(file.path()).contains(line));
  }

  @Test
  void survivesMutatedFiles() throws Exception {
    add("good", "administrators");
    byte[] good = Files.readAllBytes(file.path());
    Random random = new Random(11);
    for (int i = 0; i < 500; i++) {
      byte[] bad = good.clone();
      for (int change = 0; change < 1 + random.nextInt(5); change++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      Files.write(file.path(), bad);
      try {
        assertNotNull(file.read());
      } catch (IOException notText) {
        assertTrue(notText.getMessage().contains("UTF-8"), notText.getMessage());
      }
    }
  }

  @Test
  void storeSeesAChangeAtOnceAndComplainsOnce() throws Exception {
    List<String> complaints = new ArrayList<>();
    UserStore store = new UserStore(file, complaints::add, System::nanoTime);
    assertNull(store.current().find("bob"));
    add("bob");
    UserStore.Snapshot seen = store.current();
    assertNotNull(seen.find("BOB"));
    assertSame(seen, store.current());
    add("eve");
    assertNotSame(seen, store.current());
    Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-rw----"));
    assertNull(store.current().find("bob"));
    assertNull(store.current().find("bob"));
    assertEquals(1, complaints.size(), complaints.toString());
    Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-------"));
    assertNotNull(store.current().find("bob"));
    Files.delete(file.path());
    assertNull(store.current().find("bob"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a:b", "a\nb", "a\u001bb", " a", "a ", "#a", "-a", "a\u0085"})
  void refusesNames(String name) {
    assertThrows(IllegalArgumentException.class, () -> UserRecord.requireName(name));
  }

  @Test
  void hashMatchesItsPasswordOnly() {
    PasswordHash hash = PasswordHash.parse(PasswordHash.of("sécret").encoded());
    assertTrue(hash.matches("sécret"));
    assertFalse(hash.matches("secret"));
    assertFalse(hash.matches(""));
  }

  /** Computed with the reference implementation's command, argon2 0~20171227 of Debian. */
  @Test
  void hashAgreesWithOthers() {
    assertTrue(PasswordHash.parse(KNOWN).matches("password"));
  }

  private static final String KNOWN =
      "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQxMjM0$sk6uiFhuoD7BI8ZqF6FHDm5xoEyXz+XR61iomFJjszY";

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
