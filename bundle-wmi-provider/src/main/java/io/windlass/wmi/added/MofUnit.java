package io.windlass.wmi.added;

import io.windlass.wmi.mof.MofElement;
import java.util.List;

/**
 * What comes and goes as a whole: a file with what it includes.
 *
 * @param name by which it is replaced and removed
 * @param elements none of them a {@code #pragma include}
 */
public record MofUnit(String name, List<MofElement> elements) {
  /** Copies the list. */
  public MofUnit {
    elements = List.copyOf(elements);
  }
}
