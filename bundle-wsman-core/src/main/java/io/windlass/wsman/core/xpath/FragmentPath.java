package io.windlass.wsman.core.xpath;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.ClassSchema;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** The expression of a FragmentTransfer header (DSP0226 §7.7, Annex D). Immutable. */
public final class FragmentPath {
  private final String expression;
  private final List<Path> paths;

  private FragmentPath(String expression, List<Path> paths) {
    this.expression = expression;
    this.paths = paths;
  }

  /**
   * Parses an expression; cost is linear in its length, which is bounded.
   *
   * @param namespaceOf the namespace of a prefix where the expression stands, or null
   * @throws ResourceFault {@link FaultCode#INVALID_FRAGMENT_PATH} with the position of what is
   *     wrong or not understood
   */
  public static FragmentPath parse(String expression, Function<String, String> namespaceOf)
      throws ResourceFault {
    Objects.requireNonNull(namespaceOf, "namespaceOf");
    try {
      return new FragmentPath(expression, paths(expression, namespaceOf));
    } catch (XPathMistake e) {
      throw fault(e);
    }
  }

  private static List<Path> paths(String expression, Function<String, String> namespaceOf)
      throws XPathMistake {
    Expression parsed = Parser.parse(expression, namespaceOf);
    List<Path> paths;
    if (parsed instanceof Path path) {
      paths = List.of(path);
    } else if (parsed instanceof Expression.Union union) {
      paths = union.paths();
    } else {
      throw Lexer.refused(expression, 1, "it computes a value and selects no part of an instance");
    }
    for (Path path : paths) {
      if (path.text() != paths.get(0).text()) {
        throw Lexer.refused(expression, path.at(), "text() and elements cannot be mixed");
      }
    }
    return paths;
  }

  static ResourceFault fault(XPathMistake mistake) {
    return new ResourceFault(FaultCode.INVALID_FRAGMENT_PATH, mistake.getMessage(), mistake);
  }

  /**
   * Looks up the names in a class.
   *
   * @param namespaceUri the XML namespace of the class's instances
   * @throws ResourceFault {@link FaultCode#INVALID_FRAGMENT_PATH} for a name that the class does
   *     not have
   */
  public FragmentSelection bind(ClassSchema schema, String namespaceUri) throws ResourceFault {
    try {
      return new FragmentSelection(expression, paths, schema, namespaceUri);
    } catch (XPathMistake e) {
      throw fault(e);
    }
  }

  /**
   * The paths on an element that no class describes.
   *
   * @throws ResourceFault {@link FaultCode#INVALID_FRAGMENT_PATH} for what needs a class
   */
  public ElementSelection onElement() throws ResourceFault {
    try {
      return new ElementSelection(expression, paths);
    } catch (XPathMistake e) {
      throw fault(e);
    }
  }

  /** The expression as sent. */
  @Override
  public String toString() {
    return expression;
  }
}
