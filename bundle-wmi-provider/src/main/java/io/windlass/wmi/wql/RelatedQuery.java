package io.windlass.wmi.wql;

import io.windlass.wmi.wql.WqlStatement.Related;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.filter.AssociationStatement;
import io.windlass.wsman.api.filter.Filter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code ASSOCIATORS OF} and {@code REFERENCES OF} as the host follows them. */
record RelatedQuery(Related query) implements AssociationStatement {
  @Override
  public Target object() {
    return Target.ofClass("", query.path().className(), query.path().keys());
  }

  @Override
  public boolean links() {
    return !query.associators();
  }

  @Override
  public Optional<String> associationClass() {
    return restriction("AssocClass");
  }

  @Override
  public Optional<String> role() {
    return restriction("Role");
  }

  @Override
  public Optional<String> resultClass() {
    return restriction("ResultClass");
  }

  @Override
  public Optional<String> resultRole() {
    return restriction("ResultRole");
  }

  private Optional<String> restriction(String keyword) {
    return Optional.ofNullable(query.restrictions().get(keyword));
  }

  @Override
  public Answer answer() {
    if (query.restrictions().containsKey("SchemaOnly")) {
      return Answer.DECLARATIONS;
    }
    if (query.restrictions().containsKey("ClassDefsOnly")) {
      return Answer.CLASSES;
    }
    return query.restrictions().containsKey("KeysOnly") ? Answer.KEYS : Answer.INSTANCES;
  }

  @Override
  public boolean takesAssociation(ClassSchema association) {
    // What REFERENCES OF answers are the associations themselves.
    return has(association, restriction("RequiredAssocQualifier"))
        && (!links() || has(association, restriction("RequiredQualifier")));
  }

  @Override
  public boolean takesResult(ClassSchema result) {
    return links() || has(result, restriction("RequiredQualifier"));
  }

  /** Of qualifiers a schema knows what it says by other means; classes with values have these. */
  private static boolean has(ClassSchema schema, Optional<String> qualifier) {
    if (qualifier.isEmpty()) {
      return true;
    }
    return switch (qualifier.get().toLowerCase(Locale.ROOT)) {
      case "association" -> schema.isAssociation();
      case "singleton" -> schema.isSingleton();
      case "abstract" -> schema.isAbstract();
      case "dynamic", "provider", "locale", "uuid" -> !schema.isAbstract();
      default -> false;
    };
  }

  @Override
  public String className() {
    return query.path().className();
  }

  @Override
  public List<String> projection() {
    return List.of();
  }

  @Override
  public Optional<Filter> bind(ClassSchema schema) {
    return Optional.empty();
  }
}
