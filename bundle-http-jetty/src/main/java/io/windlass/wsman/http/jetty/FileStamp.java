package io.windlass.wsman.http.jetty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/**
 * How files look from outside: two of them differ when a file was written, replaced, given other
 * rights, or came or went in between.
 */
record FileStamp(List<String> files) {
  /** How they look now. */
  static FileStamp of(List<Path> files) {
    return new FileStamp(files.stream().map(FileStamp::look).toList());
  }

  private static String look(Path file) {
    boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
    // The change time knows of rights too, and of a copy that keeps the old file's date.
    String what = unix ? "unix:ctime,lastModifiedTime,ino,size" : "lastModifiedTime,size";
    try {
      return new TreeMap<>(Files.readAttributes(file, what)).toString();
    } catch (IOException e) {
      return FileErrors.reason(e);
    }
  }
}
