package io.windlass.wsman.config.resource;

import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.XmlReply;
import io.windlass.wsman.config.tree.ConfigTree;
import io.windlass.wsman.config.tree.Section;
import io.windlass.wsman.config.tree.Setting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The tree of settings, or a section of it (MS-WSMV §3.1.4.1.29). */
final class SectionPart implements Part {
  private final Section section;
  private final Values values;

  SectionPart(Section section, Values values) {
    this.section = section;
    this.values = values;
  }

  @Override
  public XmlReply get(Target target) throws ResourceFault, IOException {
    Refusals.requireSelectors(target, List.of());
    Map<String, String> now = new LinkedHashMap<>();
    Set<String> fixed = new HashSet<>();
    for (Setting setting : section.settings()) {
      now.put(setting.path(), values.now(setting));
      if (values.isFixed(setting)) {
        fixed.add(setting.path());
      }
    }
    return new SectionXml(uri(), section, now, fixed);
  }

  private String uri() {
    return section.path().isEmpty()
        ? ConfigTree.URI
        : ConfigTree.URI + "/" + section.path().toLowerCase(Locale.ROOT);
  }

  @Override
  public XmlReply put(Target target, ConfigElement body) throws ResourceFault, IOException {
    Refusals.requireSelectors(target, List.of());
    Map<Setting, String> changed = new LinkedHashMap<>();
    requireNamespace(body);
    read(section, body, changed);
    Map<String, Map<String, String>> changes = new LinkedHashMap<>();
    for (Map.Entry<Setting, String> change : changed.entrySet()) {
      Setting setting = change.getKey();
      changes
          .computeIfAbsent(setting.pid(), pid -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER))
          .put(setting.key(), change.getValue());
    }
    if (!changes.isEmpty()) {
      values.configurations().change(changes);
    }
    return get(target);
  }

  @Override
  public void restore(Target target) throws IOException {
    Map<String, Map<String, String>> changes = new LinkedHashMap<>();
    for (Setting setting : section.settings()) {
      if (values.configurations().values(setting.pid()).containsKey(setting.key())) {
        changes
            .computeIfAbsent(setting.pid(), pid -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER))
            .put(setting.key(), null);
      }
    }
    if (!changes.isEmpty()) {
      values.configurations().change(changes);
    }
  }

  /** Everything is checked before anything is changed. */
  private void read(Section here, ConfigElement element, Map<Setting, String> changed)
      throws ResourceFault, IOException {
    List<String> known = new ArrayList<>();
    for (Object member : here.members()) {
      known.add(member instanceof Section below ? below.name() : ((Setting) member).name());
    }
    element.require(here.name(), known);
    Set<String> seen = new HashSet<>();
    for (ConfigElement child : element.children()) {
      requireNamespace(child);
      if (!seen.add(child.name().toLowerCase(Locale.ROOT))) {
        throw Refusals.schema(child.name() + " stands twice");
      }
      for (Object member : here.members()) {
        if (member instanceof Section below && below.name().equalsIgnoreCase(child.name())) {
          read(below, child, changed);
        } else if (member instanceof Setting setting
            && setting.name().equalsIgnoreCase(child.name())) {
          read(setting, child, changed);
        }
      }
    }
  }

  /** That of the root, or of the section (MS-WSMV and Windows differ). */
  private static void requireNamespace(ConfigElement element) throws ResourceFault {
    if (!element.namespace().startsWith(ConfigTree.URI)) {
      throw Refusals.schema(
          element.name()
              + " is in the namespace \""
              + element.namespace()
              + "\", not in "
              + ConfigTree.URI);
    }
  }

  private void read(Setting setting, ConfigElement element, Map<Setting, String> changed)
      throws ResourceFault, IOException {
    if (!element.children().isEmpty()) {
      throw Refusals.schema(setting.path() + " has elements where a value is expected");
    }
    String value =
        element.isNil()
            ? setting.usual()
            : Refusals.checked(setting.path(), element.text(), setting.check());
    if (value.equals(values.now(setting))) {
      return;
    }
    if (values.isFixed(setting)) {
      throw Refusals.policy(setting.path());
    }
    switch (setting.access()) {
      case DEPRECATED -> throw Refusals.deprecated(setting.path());
      case READ_ONLY -> throw Refusals.readOnly(setting.path());
      default -> changed.put(setting, value);
    }
  }
}
