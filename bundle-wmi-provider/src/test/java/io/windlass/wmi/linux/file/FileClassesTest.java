package io.windlass.wmi.linux.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Tree;
import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.source.Wanted;
import io.windlass.wmi.wql.WqlDialect;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.filter.Filter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileClassesTest {
  @TempDir Path root;
  private Tree tree;

  @BeforeEach
  void writeAHost() throws Exception {
    tree =
        new Tree(root)
            .write("/proc/self/mounts", "/dev/sda2 / ext4 rw 0 0\n/dev/sda3 /home xfs rw 0 0\n")
            .write("/home/ann/notes.old.txt", "hello")
            .write("/home/ann/.profile", "")
            .write("/home/ann/README", "x")
            .directory("/home/ann/mail")
            .link("/home/ann/lost", "nowhere")
            .link("/home/ann/box", "mail");
    Files.setLastModifiedTime(
        tree.path("/home/ann/notes.old.txt"), FileTime.fromMillis(Tree.NOW.toEpochMilli()));
  }

  @Test
  void tellsOfAFileByItsName() {
    Instance file = file("/home/ann/notes.old.txt").orElseThrow();
    assertEquals("/home/ann/notes.old.txt", file.get("Name"));
    assertEquals("/home", file.get("Drive"));
    assertEquals("xfs", file.get("FSName"));
    assertEquals("/home/ann/", file.get("Path"));
    assertEquals("notes.old", file.get("FileName"));
    assertEquals("txt", file.get("Extension"));
    assertEquals("txt File", file.get("FileType"));
    assertEquals(5L, file.get("FileSize"));
    assertEquals("20260301133456.789000+060", file.get("LastModified").toString());
    assertEquals(false, file.get("Hidden"));
    assertEquals(true, file.get("Readable"));
    assertEquals("box", file.get("CSName"));
    assertNull(file.get("CreationDate"));
  }

  @Test
  void tellsHiddenFilesAndBrokenLinks() {
    Instance hidden = file("/home/ann/.profile").orElseThrow();
    assertEquals(true, hidden.get("Hidden"));
    assertEquals(".profile", hidden.get("FileName"));
    assertEquals("", hidden.get("Extension"));
    assertEquals("Broken Link", file("/home/ann/lost").orElseThrow().get("FileType"));
  }

  @Test
  void tellsDirectoriesFromFiles() {
    FileSource directories = FileSource.directories(tree.host());
    Instance mail = directories.find(Map.of("Name", "/home/ann/mail"), Wanted.all()).orElseThrow();
    assertEquals("mail", mail.get("FileName"));
    assertEquals("File Folder", mail.get("FileType"));
    assertNull(mail.get("FileSize"));
    Instance top = directories.find(Map.of("Name", "/"), Wanted.all()).orElseThrow();
    assertEquals("", top.get("FileName"));
    assertEquals("/", top.get("Drive"));
    assertTrue(directories.find(Map.of("Name", "/home/ann/README"), Wanted.all()).isEmpty());
    assertTrue(file("/home/ann/mail").isEmpty());
  }

  @Test
  void knowsEveryFileByOneNameOnly() {
    for (String name :
        List.of(
            "",
            "home/ann/README",
            "/home/ann/../ann/README",
            "/home//ann/README",
            "/home/ann/README/",
            "/home/./ann/README",
            "/home/ann/\0",
            "/none",
            "C:\\boot.ini")) {
      assertTrue(file(name).isEmpty(), name);
    }
  }

  private Optional<Instance> file(String name) {
    return FileSource.files(tree.host()).find(Map.of("Name", name), Wanted.all());
  }

  @Test
  void listsADirectory() throws Exception {
    assertEquals(
        List.of(
            "/home/ann/.profile", "/home/ann/README", "/home/ann/lost", "/home/ann/notes.old.txt"),
        names(FileSource.files(tree.host()), "CIM_DataFile", "Path = '/home/ann/'"));
    assertEquals(
        List.of("/home/ann/box", "/home/ann/mail"),
        names(FileSource.directories(tree.host()), "Win32_Directory", "Path = '/home/ann/'"));
    assertEquals(
        List.of("/home/ann/notes.old.txt"),
        names(
            FileSource.files(tree.host()),
            "CIM_DataFile",
            "Drive = '/home' AND Path = '/home/ann/' AND FileName = 'Notes.Old' AND Extension='txt'"));
    assertEquals(
        List.of(), names(FileSource.files(tree.host()), "CIM_DataFile", "Path = '/home/ann'"));
  }

  @Test
  void scansNoDisk() throws Exception {
    FileSource files = FileSource.files(tree.host());
    assertTrue(files.isTooLargeToList(Wanted.all()));
    ResourceFault fault =
        assertThrows(ResourceFault.class, () -> names(files, "CIM_DataFile", "FileSize > 7"));
    assertEquals(FaultCode.FILTERING_REQUIRED, fault.code());
  }

  @Test
  void findsAFileOfThisHost() {
    Instance passwd =
        FileSource.files(Host.real())
            .find(Map.of("Name", "/etc/passwd"), Wanted.all())
            .orElseThrow();
    assertEquals(Path.of("/etc/passwd").toFile().length(), passwd.get("FileSize"));
  }

  private static List<Object> names(FileSource source, String className, String condition)
      throws Exception {
    ClassRepository repository = new ClassRepository();
    ClassSchema schema = repository.find("", className).orElseThrow();
    Filter filter =
        new WqlDialect(repository)
            .parse("SELECT * FROM " + className + " WHERE " + condition)
            .bind(schema)
            .orElseThrow();
    return source
        .instances(Wanted.all().where(filter.conjuncts()))
        .filter(filter::matches)
        .map(file -> file.get("Name"))
        .toList();
  }
}
