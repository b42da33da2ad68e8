package io.windlass.wmi.added;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.repository.ClassRepository;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

class MofBundlesTest {
  @TempDir Path content;
  private final ClassRepository classes = new ClassRepository();
  private final MofBundles bundles =
      new MofBundles(fake(BundleContext.class, Map.of()), new MofRepository(classes));

  /** Answers calls by the name of the method, others with null. */
  private <T> T fake(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                method.getName().equals("getEntry")
                    ? entry((String) arguments[0])
                    : answers.get(method.getName())));
  }

  private Object entry(String path) throws MalformedURLException {
    Path file = content.resolve(path);
    return Files.exists(file) ? file.toUri().toURL() : null;
  }

  private Bundle bundle(Map<String, String> headers) {
    return fake(
        Bundle.class, Map.of("getSymbolicName", "plugin", "getHeaders", new Hashtable<>(headers)));
  }

  @Test
  void theFilesOfAPlugInAreThereWhileItIs() throws Exception {
    Files.createDirectory(content.resolve("mof"));
    Files.writeString(content.resolve("mof/a.mof"), "#pragma include(\"b.inc\")\nclass A : B {};");
    Files.writeString(content.resolve("mof/b.inc"), "class B {};");
    Files.writeString(content.resolve("c.mof"), "class C {};");
    Files.writeString(content.resolve("bad.mof"), "class");
    Bundle plugin = bundle(Map.of(MofBundles.HEADER, "mof/a.mof , c.mof,bad.mof,none.mof"));
    List<String> names = bundles.addingBundle(plugin, null);
    assertEquals(List.of("plugin/mof/a.mof", "plugin/c.mof"), names);
    assertTrue(classes.find("root/default", "A").isPresent());
    assertTrue(classes.find("root/default", "C").isPresent());
    bundles.removedBundle(plugin, null, names);
    assertFalse(classes.find("root/default", "A").isPresent());
    bundles.close();
  }

  @Test
  void aBundleWithoutTheHeaderIsNotTracked() {
    assertNull(bundles.addingBundle(bundle(Map.of()), null));
  }
}
