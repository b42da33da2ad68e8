package io.windlass.wmi.added;

import io.windlass.wmi.mof.MofElement;
import io.windlass.wmi.mof.MofException;
import io.windlass.wmi.mof.MofFiles;
import io.windlass.wmi.mof.MofLoader;
import io.windlass.wmi.mof.NamespacePath;
import io.windlass.wmi.repository.ClassRepository;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The command {@code windlass mofcomp}: puts files where a service takes them from, whether or not
 * it runs. Needs no framework. Exit codes: 0 done, 1 a file is refused, 2 wrong usage.
 */
public final class MofCommand {
  private static final String USAGE =
      """
      usage: mofcomp [-N:NAMESPACE] [-check] FILE... --base DIR
      -N:NAMESPACE   where the file says none (else root\\default)
      -check         only looks whether the files are MOF""";

  private static final int DONE = 0;
  private static final int REFUSED = 1;
  private static final int WRONG_USAGE = 2;

  private final PrintStream out;
  private final PrintStream err;

  private MofCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** A wrong call; the message says what is wrong with it. */
  private static final class UsageException extends Exception {
    UsageException(String message) {
      super(message);
    }
  }

  /** The command line, taken apart. */
  private record Line(String namespace, boolean check, Path base, List<Path> files) {}

  /** Ends the JVM with the exit code. */
  public static void main(String[] args) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    System.exit(run(args, out, err));
  }

  static int run(String[] args, PrintStream out, PrintStream err) {
    MofCommand command = new MofCommand(out, err);
    try {
      Line line = parse(args);
      Map<String, List<MofElement>> read = command.read(line);
      if (line.check()) {
        return DONE;
      }
      return command.place(line, read);
    } catch (UsageException wrong) {
      err.println("mofcomp: " + wrong.getMessage());
      err.println(USAGE);
      return WRONG_USAGE;
    } catch (MofException refused) {
      err.println(refused.getMessage());
      return REFUSED;
    } catch (IOException failed) {
      err.println("mofcomp: the file cannot be put in place: " + failed);
      return REFUSED;
    }
  }

  private static Line parse(String[] args) throws UsageException {
    String namespace = NamespacePath.DEFAULT;
    boolean check = false;
    Path base = null;
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < args.length; i++) {
      String argument = args[i];
      String lower = argument.toLowerCase(Locale.ROOT);
      if (lower.startsWith("-n:")) {
        namespace =
            NamespacePath.normalise(argument.substring(3))
                .orElseThrow(() -> new UsageException(argument + " names no namespace"));
      } else if (lower.equals("-check")) {
        check = true;
      } else if (argument.equals("--base") && i + 1 < args.length) {
        base = path(args[++i]);
      } else if (argument.startsWith("-")) {
        throw new UsageException(argument + " is no switch of mofcomp");
      } else {
        files.add(path(argument));
      }
    }
    if (files.isEmpty()) {
      throw new UsageException("expected a file");
    }
    if (base == null && !check) {
      throw new UsageException("expected --base DIR");
    }
    return new Line(namespace, check, base, files);
  }

  private static Path path(String text) throws UsageException {
    try {
      return Path.of(text).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw new UsageException(text + " is no name of a file");
    }
  }

  /** The elements by the name that the file gets. */
  private Map<String, List<MofElement>> read(Line line) throws MofException, UsageException {
    Map<String, List<MofElement>> read = new LinkedHashMap<>();
    for (Path file : line.files()) {
      if (file.getFileName() == null) {
        throw new UsageException(file + " is no file");
      }
      String name = file.getFileName().toString();
      List<MofElement> elements = MofLoader.load(MofFiles.below(file.getParent()), name);
      if (read.put(MofDirectory.nameFor(name), elements) != null) {
        throw new UsageException("two files are called " + name);
      }
      out.println(file + ": " + elements.size() + " elements, the syntax is right");
    }
    return read;
  }

  /** All files or none: each is bound with the others and with what is there. */
  private int place(Line line, Map<String, List<MofElement>> read)
      throws IOException, MofException {
    MofDirectory directory = new MofDirectory(line.base().resolve("mof"));
    MofRepository repository = new MofRepository(new ClassRepository());
    for (MofUnit present : directory.units()) {
      if (!read.containsKey(present.name())) {
        repository.put(present);
      }
    }
    Map<String, List<MofElement>> placed = new LinkedHashMap<>();
    read.forEach(
        (name, elements) -> {
          List<MofElement> all = MofDirectory.inNamespace(line.namespace(), elements);
          placed.put(name, all);
          repository.put(new MofUnit(name, all));
        });
    for (String name : placed.keySet()) {
      Optional<MofException> problem = Optional.ofNullable(repository.problems().get(name));
      if (problem.isPresent()) {
        throw problem.get();
      }
      repository.warnings(name).forEach(err::println);
    }
    for (Map.Entry<String, List<MofElement>> file : placed.entrySet()) {
      Path target = directory.write(file.getKey(), file.getValue());
      out.println(target + ": in place; a service that runs uses it within a second");
    }
    return DONE;
  }
}
