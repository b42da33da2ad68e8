package io.windlass.wsman.config.resource;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.XmlInstance;
import io.windlass.wsman.api.XmlReply;
import java.io.IOException;
import java.util.List;

/** One resource below {@code winrm/config}. What a part does not do it refuses. */
interface Part {
  /** The element. */
  XmlReply get(Target target) throws ResourceFault, IOException;

  /** Changes it, and shows it as it is then. */
  default XmlReply put(Target target, ConfigElement body) throws ResourceFault, IOException {
    throw cannot(target, "Put");
  }

  /** Makes one; its address. */
  default Target create(Target target, ConfigElement body) throws ResourceFault, IOException {
    throw cannot(target, "Create");
  }

  /** Takes one away. */
  default void delete(Target target) throws ResourceFault, IOException {
    throw cannot(target, "Delete");
  }

  /** All of them. */
  default List<XmlInstance> enumerate(Target target, OpContext context)
      throws ResourceFault, IOException {
    throw cannot(target, "Enumerate");
  }

  /** Makes everything what it was when nobody had configured anything. */
  default void restore(Target target) throws ResourceFault, IOException {
    throw cannot(target, "Restore");
  }

  private static ResourceFault cannot(Target target, String operation) {
    return new ResourceFault(
        FaultCode.ACTION_MISMATCH,
        "The resource " + target.resourceUri() + " does not do " + operation + ".");
  }
}
