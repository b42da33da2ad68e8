package io.windlass.wmi.linux.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Tree;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.Instance;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DependentServiceTest {
  private static final String SCRIPT =
      """
      #!/bin/sh
      ### BEGIN INIT INFO
      # Provides: %s
      # Required-Start: %s
      ### END INIT INFO
      """;

  private static final String SYSTEMCTL =
      """
      #!/bin/sh
      cat <<EOT
      Id=web.service
      Requires=system.slice db.service gone.service
      Wants=db.service network-online.target log.service
      LoadState=loaded

      Id=db.service
      Requires=sysinit.target
      BindsTo=
      Requisite=log.service
      LoadState=loaded

      Id=log.service
      LoadState=loaded

      Id=gone.service
      LoadState=not-found
      EOT
      """;

  @TempDir Path root;

  @Test
  void readsTheHeadersOfInitScripts() throws Exception {
    Tree tree =
        new Tree(root)
            .program("/etc/init.d/dbus", SCRIPT.formatted("dbus", "$remote_fs $syslog"))
            .program("/etc/init.d/mail", SCRIPT.formatted("smtp mail-transport", "dbus"))
            .program("/etc/init.d/web", SCRIPT.formatted("web", "dbus mail-transport missing"));
    assertEquals(
        Set.of("mail needs dbus", "web needs dbus", "web needs mail"),
        read(new SysvServices(tree.files())));
  }

  @Test
  void asksSystemd() throws Exception {
    new Tree(root).program("/systemctl", SYSTEMCTL);
    assertEquals(
        Set.of("web needs db", "web needs log", "db needs log"),
        read(new SystemdServices(new HostRoot(root), root.resolve("systemctl").toString())));
  }

  @Test
  void linksServicesOfThisHostThatExist() throws Exception {
    SysvServices services = new SysvServices(HostRoot.real());
    List<String> names = services.services().map(ServiceFacts::name).toList();
    for (ServiceDependency dependency : services.dependencies().toList()) {
      assertTrue(names.contains(dependency.dependent()), dependency::toString);
      assertTrue(names.contains(dependency.antecedent()), dependency::toString);
    }
  }

  private static Set<String> read(ServiceControl control) throws Exception {
    List<Instance> links = new DependentServiceSource(control).instances(Wanted.all()).toList();
    links.forEach(link -> assertEquals(3, link.get("TypeOfDependency")));
    Set<String> texts =
        links.stream()
            .map(link -> name(link, "Dependent") + " needs " + name(link, "Antecedent"))
            .collect(Collectors.toSet());
    assertEquals(texts.size(), links.size(), "none twice");
    return texts;
  }

  private static String name(Instance link, String role) {
    return ((Target) link.get(role)).selectors().get("Name");
  }
}
