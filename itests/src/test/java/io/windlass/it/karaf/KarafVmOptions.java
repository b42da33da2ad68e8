package io.windlass.it.karaf;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

/** What Karaf's own start script tells a JVM that has modules. */
final class KarafVmOptions {
  private static final List<String> OPENS =
      List.of(
          "java.base/java.security",
          "java.base/java.net",
          "java.base/java.lang",
          "java.base/java.util",
          "java.naming/javax.naming.spi",
          "java.rmi/sun.rmi.transport.tcp",
          "java.base/java.io",
          "java.base/java.lang.reflect",
          "java.base/java.text",
          "java.base/java.time",
          "java.desktop/java.awt.font");

  private static final List<String> EXPORTS =
      List.of(
          "java.base/org.apache.karaf.specs.locator",
          "java.base/sun.net.www.protocol.file",
          "java.base/sun.net.www.protocol.ftp",
          "java.base/sun.net.www.protocol.http",
          "java.base/sun.net.www.protocol.https",
          "java.base/sun.net.www.protocol.jar",
          "java.base/sun.net.www.content.text",
          "jdk.xml.dom/org.w3c.dom.html",
          "jdk.naming.rmi/com.sun.jndi.url.rmi",
          "java.rmi/sun.rmi.registry");

  private KarafVmOptions() {}

  static List<String> of(String karafVersion) {
    List<String> options = new ArrayList<>();
    for (String module : List.of("java.base", "java.xml")) {
      String jar = module.equals("java.base") ? "locator" : "java.xml";
      options.add("--patch-module");
      options.add(
          module + "=lib/endorsed/org.apache.karaf.specs." + jar + "-" + karafVersion + ".jar");
    }
    for (String packages : OPENS) {
      options.add("--add-opens");
      options.add(packages + "=ALL-UNNAMED");
    }
    for (String packages : EXPORTS) {
      options.add("--add-exports=" + packages + "=ALL-UNNAMED");
    }
    options.add("--add-reads=java.xml=java.logging");
    options.add("-classpath");
    options.add("lib/jdk9plus/*" + File.pathSeparator + "lib/boot/*");
    return options;
  }
}
