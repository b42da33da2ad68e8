package io.windlass.wsman.api.filter;

import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.ClassSchema;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A query for what is associated with an object, or for the associations themselves. It has no
 * condition: the host follows the references of the association classes. Immutable.
 */
@ConsumerType
public interface AssociationStatement extends FilterStatement {
  /** What of the results is answered. */
  enum Answer {
    /** The results with all of their properties. */
    INSTANCES,
    /** The results with their keys only. */
    KEYS,
    /** The classes of the results, each once, as instances without values. */
    CLASSES,
    /** The classes that results may have by the declarations: the object names a class only. */
    DECLARATIONS
  }

  /** Where the associations begin; without a namespace it is in that of the request. */
  Target object();

  /** True for the associations, false for what is at their other ends. */
  boolean links();

  /** Only associations of this class, or of one derived from it. */
  Optional<String> associationClass();

  /** Only associations in which the object is the value of this reference. */
  Optional<String> role();

  /** Only results of this class, or of one derived from it. */
  Optional<String> resultClass();

  /** Only results that are the value of this reference. */
  Optional<String> resultRole();

  /** What of the results is answered. */
  Answer answer();

  /** True when associations of this class are looked at, as far as its qualifiers decide. */
  boolean takesAssociation(ClassSchema association);

  /** True when results of this class are wanted, as far as its qualifiers decide. */
  boolean takesResult(ClassSchema result);
}
