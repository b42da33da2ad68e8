package io.windlass.wmi.linux.host;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.security.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who may change instances: administrators, whatever the security descriptors say. */
public final class Writing {
  private static final Logger LOG = LoggerFactory.getLogger(Writing.class);

  private Writing() {}

  /**
   * Lets administrators pass, and logs that they change something.
   *
   * @throws ResourceFault {@link FaultCode#ACCESS_DENIED} for everybody else
   */
  public static void check(OpContext context, String className) throws ResourceFault {
    String caller = LogText.of(context.caller().getName());
    if (!context.callerInRole(Caller.ADMINISTRATORS)) {
      LOG.warn("{} may not change {}: not in role {}", caller, className, Caller.ADMINISTRATORS);
      throw new ResourceFault(
          FaultCode.ACCESS_DENIED, "Only administrators may change " + className + ".");
    }
    LOG.info("{} changes {}", caller, className);
  }
}
