package io.windlass.wmi.wql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pattern of CQL's basic LIKE (DSP0202): {@code .} any character, {@code *} the character before
 * it any number of times, {@code \} takes the next one as it is. Letters compare without case, as
 * everywhere in these queries.
 */
final class CqlPattern implements TextPattern {
  private static final int MAX_LENGTH = 4096;
  private static final int ANY = -1;

  private final List<Element> elements;

  /** A character, or any, and whether it may be there any number of times. */
  private record Element(int wanted, boolean repeated) {
    boolean takes(char c) {
      return wanted == ANY || fold(c) == wanted;
    }
  }

  private CqlPattern(List<Element> elements) {
    this.elements = List.copyOf(elements);
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException with the reason when it is none
   */
  static CqlPattern of(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a pattern has at most " + MAX_LENGTH + " characters");
    }
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '*') {
        Element last = elements.isEmpty() ? null : elements.remove(elements.size() - 1);
        if (last == null || last.repeated()) {
          throw new IllegalArgumentException("a * in a pattern needs a character before it");
        }
        elements.add(new Element(last.wanted(), true));
        continue;
      }
      if (c == '\\' && ++i == text.length()) {
        throw new IllegalArgumentException("a \\ in a pattern needs a character behind it");
      }
      elements.add(new Element(c == '.' ? ANY : fold(text.charAt(i)), false));
    }
    return new CqlPattern(elements);
  }

  private static int fold(char c) {
    return Character.toLowerCase(Character.toUpperCase(c));
  }

  /** Keeps all places of the pattern that the text so far may have led to. */
  @Override
  public boolean matches(String text) {
    int end = elements.size();
    boolean[] places = new boolean[end + 1];
    places[0] = true;
    skipRepeated(places);
    for (int i = 0; i < text.length(); i++) {
      if (Thread.currentThread().isInterrupted()) {
        // Nobody waits any more: whoever asked looks at the interrupt before he goes on.
        return false;
      }
      boolean[] next = new boolean[end + 1];
      for (int place = 0; place < end; place++) {
        if (places[place] && elements.get(place).takes(text.charAt(i))) {
          next[elements.get(place).repeated() ? place : place + 1] = true;
        }
      }
      skipRepeated(next);
      places = next;
    }
    return places[end];
  }

  private void skipRepeated(boolean[] places) {
    for (int place = 0; place < elements.size(); place++) {
      if (places[place] && elements.get(place).repeated()) {
        places[place + 1] = true;
      }
    }
  }

  @Override
  public Optional<String> wql() {
    return Optional.empty();
  }
}
