package io.windlass.wsman.core.operation;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import io.windlass.wsman.xml.cim.CimText;

/** A Put whose body holds another key than its selectors is a rename (DSP0226 R7.4-7). */
final class Renames {
  private Renames() {}

  /**
   * True when a Put would change a key.
   *
   * @throws ResourceFault when it would, and the class does not let it
   */
  static boolean asked(Property key, Target target, Instance sent) throws ResourceFault {
    Object value = sent.get(key.name());
    String selector = target.selectors().get(key.name());
    // A Put is no place to move the ends of an association; what is not told does not change.
    if (value == null || selector == null || isSame(key, value, selector)) {
      return false;
    }
    if (!key.isWritable()) {
      throw new ResourceFault(
          FaultCode.RENAME_FAILURE,
          "The body has another "
              + key.name()
              + " than the selectors, and the key "
              + key.name()
              + " of "
              + sent.className()
              + " cannot be changed.");
    }
    return true;
  }

  private static boolean isSame(Property key, Object value, String selector) {
    String wanted = CimText.key(key.type(), value);
    return wanted.equalsIgnoreCase(CimText.key(key.type(), CimText.parse(key.type(), selector)));
  }
}
