package io.windlass.wsman.core.association;

import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.filter.AssociationStatement;
import io.windlass.wsman.api.filter.AssociationStatement.Answer;
import io.windlass.wsman.xml.enumeration.AssociationFilter;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is asked of associations, in whichever dialect. Immutable.
 *
 * @param answer what of the results is answered
 * @param associations the association classes that are looked at
 * @param results the classes of results that are wanted
 */
public record AssociationTerms(
    AssociationFilter filter,
    Answer answer,
    Predicate<ClassSchema> associations,
    Predicate<ClassSchema> results) {

  /** Those of an association filter (DSP0227 §8.2). */
  public static AssociationTerms of(AssociationFilter filter) {
    return new AssociationTerms(filter, Answer.INSTANCES, any -> true, any -> true);
  }

  /** Those of a query. */
  public static AssociationTerms of(AssociationStatement query) {
    return new AssociationTerms(
        new AssociationFilter(
            query.links(),
            query.object(),
            query.associationClass(),
            query.role(),
            query.resultClass(),
            query.resultRole(),
            List.of()),
        query.answer(),
        query::takesAssociation,
        query::takesResult);
  }
}
