package io.windlass.wmi.mof;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.windlass.fuzz.Budget;
import io.windlass.wmi.repository.ClassRepository;
import java.io.ByteArrayInputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;

/**
 * A file is parsed, is the same when it is printed, and is bound; or refused with the place of the
 * mistake. It may include itself.
 */
class MofFuzz {
  private static final String FILE = "in.mof";
  private static final ClassRepository REPOSITORY = new ClassRepository();

  @FuzzTest
  @DictionaryFile(resourcePath = "/io/windlass/fuzz/mof.dict")
  void mof(byte[] input) throws Exception {
    MofFiles files =
        path -> {
          if (!path.equals(FILE)) {
            throw new NoSuchFileException(path);
          }
          return new ByteArrayInputStream(input);
        };
    Budget.spend(1000, () -> check(files));
  }

  private static void check(MofFiles files) throws MofException {
    List<MofElement> elements;
    try {
      elements = MofLoader.load(files, FILE);
    } catch (MofException e) {
      requirePlace(e);
      return;
    }
    String printed = MofPrinter.print(elements);
    if (!MofParser.parse("printed", printed).equals(elements)) {
      throw new AssertionError("says something else when it is printed: " + printed);
    }
    try {
      Compilation bound = MofBinder.bind(elements, REPOSITORY::findOwn, "root/cimv2");
      bound.classes().forEach(each -> each.properties().forEach(p -> each.qualifiers(p.name())));
      bound.instances().forEach(StaticInstance::identity);
    } catch (MofException e) {
      requirePlace(e);
    }
  }

  private static void requirePlace(MofException refused) {
    if (!refused.getMessage().startsWith(FILE + ":" + refused.place().line() + ":")) {
      throw new AssertionError("refused without the place", refused);
    }
  }
}
