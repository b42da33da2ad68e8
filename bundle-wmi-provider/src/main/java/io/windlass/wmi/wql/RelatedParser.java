package io.windlass.wmi.wql;

import io.windlass.wmi.wql.WqlStatement.Related;
import io.windlass.wsman.api.ResourceFault;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Parses ASSOCIATORS OF and REFERENCES OF, from the word OF on. */
final class RelatedParser {
  private static final List<String> FLAGS = List.of("ClassDefsOnly", "KeysOnly", "SchemaOnly");
  private static final List<String> OF_REFERENCES =
      List.of("RequiredQualifier", "ResultClass", "Role");
  private static final List<String> OF_ASSOCIATORS =
      List.of(
          "AssocClass",
          "RequiredAssocQualifier",
          "RequiredQualifier",
          "ResultClass",
          "ResultRole",
          "Role");

  private final TokenStream tokens;

  RelatedParser(TokenStream tokens) {
    this.tokens = tokens;
  }

  Related associators() throws ResourceFault {
    return parse(true, OF_ASSOCIATORS);
  }

  Related references() throws ResourceFault {
    return parse(false, OF_REFERENCES);
  }

  private Related parse(boolean associators, List<String> keywords) throws ResourceFault {
    tokens.expectWord("OF");
    tokens.expectSymbol("{");
    ObjectPath path = ObjectPath.read(tokens);
    tokens.expectSymbol("}");
    Map<String, String> restrictions = new TreeMap<>();
    if (tokens.takeWord("WHERE")) {
      do {
        restriction(keywords, restrictions);
      } while (tokens.peek().kind() != Token.Kind.END);
    }
    return new Related(associators, path, Collections.unmodifiableMap(restrictions));
  }

  private void restriction(List<String> keywords, Map<String, String> restrictions)
      throws ResourceFault {
    Token token = tokens.peek();
    String flag = find(FLAGS, token);
    String keyword = find(keywords, token);
    if (flag == null && keyword == null) {
      throw tokens.expected(
          "one of "
              + String.join(", ", keywords)
              + ", "
              + String.join(", ", FLAGS)
              + " (separated by blanks, no AND)");
    }
    tokens.next();
    String value = "";
    if (keyword != null) {
      tokens.expectSymbol("=");
      value = tokens.expectName("a name");
    }
    if (restrictions.put(flag == null ? keyword : flag, value) != null) {
      throw tokens.error(token.at(), token.shown() + " is given twice");
    }
    if (restrictions.containsKey("ClassDefsOnly") && restrictions.containsKey("ResultClass")) {
      throw tokens.error(token.at(), "ClassDefsOnly and ResultClass exclude each other");
    }
  }

  private static String find(List<String> words, Token token) {
    return words.stream().filter(token::isWord).findFirst().orElse(null);
  }
}
