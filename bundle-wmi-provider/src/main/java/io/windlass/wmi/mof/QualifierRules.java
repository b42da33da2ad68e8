package io.windlass.wmi.mof;

import io.windlass.wmi.mof.MofElement.QualifierDeclaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is declared about qualifiers. One that is not declared may stand anywhere, as with mofcomp;
 * of one that is, scope and type are held.
 */
final class QualifierRules {
  private static final String ANY = "any";
  private static final String RESTRICTED = "restricted";
  private static final String NOT_TO_SUBCLASS = "nottosubclass";

  private final Map<String, QualifierDeclaration> declared = new HashMap<>();

  /** The same declaration may stand twice, another one of the same name not. */
  void declare(QualifierDeclaration declaration) throws MofException {
    QualifierDeclaration before = declared.put(lower(declaration.name()), declaration);
    if (before != null && !before.equals(declaration)) {
      throw new MofException(
          declaration.at(),
          "the qualifier " + declaration.name() + " is declared otherwise at " + before.at());
    }
    if (declaration.value().isPresent()) {
      check(declaration, declaration.value().get());
    }
  }

  /** Holds names, scopes and types of the qualifiers of one thing. */
  void check(List<Qualifier> qualifiers, List<String> scopes) throws MofException {
    Map<String, Place> seen = new HashMap<>();
    for (Qualifier qualifier : qualifiers) {
      Place before = seen.put(lower(qualifier.name()), qualifier.at());
      if (before != null) {
        throw new MofException(
            qualifier.at(), "the qualifier " + qualifier.name() + " stands here already");
      }
      QualifierDeclaration declaration = declared.get(lower(qualifier.name()));
      if (declaration != null) {
        check(qualifier, declaration, scopes);
      }
    }
  }

  private static void check(
      Qualifier qualifier, QualifierDeclaration declaration, List<String> scopes)
      throws MofException {
    boolean allowed =
        declaration.scopes().isEmpty()
            || declaration.scopes().stream()
                .anyMatch(each -> each.equalsIgnoreCase(ANY) || scopes.contains(lower(each)));
    if (!allowed) {
      throw new MofException(
          qualifier.at(),
          "the qualifier "
              + qualifier.name()
              + " stands on "
              + String.join(", ", declaration.scopes())
              + " only, not on "
              + scopes.get(0));
    }
    if (qualifier.value().isPresent()) {
      check(declaration, qualifier.value().get());
    }
  }

  private static void check(QualifierDeclaration declaration, MofValue value) throws MofException {
    if (!(value instanceof MofValue.Null)) {
      Constants.read(declaration.type(), value, "the qualifier " + declaration.name());
    }
  }

  /** What a subclass or an overriding member has: its own, and what is handed down to it. */
  static List<Qualifier> inherit(List<Qualifier> own, List<Qualifier> inherited) {
    List<Qualifier> all = new ArrayList<>(own);
    for (Qualifier qualifier : inherited) {
      if (isHandedDown(qualifier) && Qualifier.find(own, qualifier.name()).isEmpty()) {
        all.add(qualifier);
      }
    }
    return all;
  }

  /** {@code Abstract} is restricted by definition (DSP0004 §5.6.3.1). */
  private static boolean isHandedDown(Qualifier qualifier) {
    return !qualifier.name().equalsIgnoreCase("abstract")
        && qualifier.flavors().stream()
            .map(QualifierRules::lower)
            .noneMatch(flavor -> flavor.equals(RESTRICTED) || flavor.equals(NOT_TO_SUBCLASS));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
