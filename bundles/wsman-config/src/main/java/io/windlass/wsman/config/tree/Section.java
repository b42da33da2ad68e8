package io.windlass.wsman.config.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * An element of the configuration tree that holds others, in the order of the schema. Immutable.
 *
 * @param path from the root, {@code Service/Auth}; empty for the root
 * @param name the element's name
 * @param members a {@link Setting} or a section each
 */
public record Section(String path, String name, List<Object> members) {
  /** Copies the list. */
  public Section {
    members = List.copyOf(members);
  }

  /** The settings here and below. */
  public List<Setting> settings() {
    List<Setting> all = new ArrayList<>();
    for (Object member : members) {
      if (member instanceof Section section) {
        all.addAll(section.settings());
      } else {
        all.add((Setting) member);
      }
    }
    return all;
  }

  /** The sections here and below, this one first. */
  public List<Section> sections() {
    List<Section> all = new ArrayList<>();
    all.add(this);
    for (Object member : members) {
      if (member instanceof Section section) {
        all.addAll(section.sections());
      }
    }
    return all;
  }
}
