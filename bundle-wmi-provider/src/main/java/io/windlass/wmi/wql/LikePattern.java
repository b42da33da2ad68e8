package io.windlass.wmi.wql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pattern of LIKE: {@code %} any text, {@code _} any character, {@code [abc]} one of a set,
 * {@code [a-f]} or {@code [a=f]} one of a range, {@code [^…]} any other character. Letters compare
 * without case. The cost of a match is bounded by pattern length × text length.
 */
final class LikePattern implements TextPattern {
  private static final int MAX_LENGTH = 4096;
  private static final int STEPS = 1 << 16;
  private static final CharacterTest ANY_RUN = c -> true;
  private static final CharacterTest ANY_ONE = c -> true;

  /** What may stand at one place; {@link #ANY_RUN} is compared by identity. */
  @FunctionalInterface
  private interface CharacterTest {
    boolean test(char c);
  }

  private final String text;
  private final CharacterTest[] elements;

  private LikePattern(String text, List<CharacterTest> elements) {
    this.text = text;
    this.elements = elements.toArray(new CharacterTest[0]);
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException with the reason when it is none
   */
  static LikePattern of(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a pattern has at most " + MAX_LENGTH + " characters");
    }
    List<CharacterTest> elements = new ArrayList<>(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '%' -> {
          if (elements.isEmpty() || elements.get(elements.size() - 1) != ANY_RUN) {
            elements.add(ANY_RUN);
          }
        }
        case '_' -> elements.add(ANY_ONE);
        case '[' -> {
          int end = endOfSet(text, i);
          elements.add(set(text.substring(i + 1, end)));
          i = end;
        }
        default -> elements.add(exactly(c));
      }
    }
    return new LikePattern(text, elements);
  }

  private static int endOfSet(String text, int open) {
    int first = text.startsWith("[^", open) ? open + 2 : open + 1;
    int end = text.indexOf(']', first + 1);
    if (end < 0) {
      throw new IllegalArgumentException(
          "the [ in the pattern lacks its ] (a [ itself is written [[])");
    }
    return end;
  }

  private static CharacterTest exactly(char wanted) {
    char folded = fold(wanted);
    return c -> c == wanted || fold(c) == folded;
  }

  private static CharacterTest set(String members) {
    boolean negated = members.startsWith("^");
    int start = negated ? 1 : 0;
    StringBuilder bounds = new StringBuilder();
    for (int i = start; i < members.length(); i++) {
      char low = members.charAt(i);
      boolean range =
          i + 2 < members.length()
              && (members.charAt(i + 1) == '-' || members.charAt(i + 1) == '=');
      bounds.append(low).append(range ? members.charAt(i + 2) : low);
      i += range ? 2 : 0;
    }
    String pairs = bounds.toString();
    return c -> within(pairs, c) != negated;
  }

  private static boolean within(String pairs, char c) {
    char upper = Character.toUpperCase(c);
    char lower = Character.toLowerCase(c);
    for (int i = 0; i < pairs.length(); i += 2) {
      char low = pairs.charAt(i);
      char high = pairs.charAt(i + 1);
      if (c >= low && c <= high || upper >= low && upper <= high || lower >= low && lower <= high) {
        return true;
      }
    }
    return false;
  }

  private static char fold(char c) {
    return Character.toLowerCase(Character.toUpperCase(c));
  }

  @Override
  public boolean matches(String candidate) {
    int at = 0;
    int element = 0;
    int afterRun = -1;
    int retryAt = 0;
    int steps = 0;
    while (at < candidate.length()) {
      if (++steps % STEPS == 0 && Thread.currentThread().isInterrupted()) {
        // Nobody waits any more: whoever asked looks at the interrupt before he goes on.
        return false;
      }
      if (element < elements.length && elements[element] == ANY_RUN) {
        afterRun = ++element;
        retryAt = at;
      } else if (element < elements.length && elements[element].test(candidate.charAt(at))) {
        element++;
        at++;
      } else if (afterRun >= 0) {
        // only the last % can still stretch: what stood before it matched as early as possible
        element = afterRun;
        at = ++retryAt;
      } else {
        return false;
      }
      if (afterRun == elements.length) {
        return true;
      }
    }
    while (element < elements.length && elements[element] == ANY_RUN) {
      element++;
    }
    return element == elements.length;
  }

  @Override
  public Optional<String> wql() {
    return Optional.of(text);
  }

  /** The pattern as written. */
  @Override
  public String toString() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LikePattern that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
