package io.windlass.wsman.config.resource;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.config.tree.Check;
import java.io.IOException;
import java.util.List;

/** The faults of the configuration, with the numbers that clients look for (wsmerror.h). */
final class Refusals {
  private static final long BASE = 2_150_858_752L;
  private static final long LISTENER_ADDRESS_INVALID = BASE + 137;
  private static final long POLICY_CONTROLLED = BASE + 138;
  private static final long READ_ONLY = BASE + 319;
  private static final long DEPRECATED = BASE + 430;

  private Refusals() {}

  /** The body is not what the schema of the configuration allows. */
  static ResourceFault schema(String problem) {
    return new ResourceFault(
        FaultCode.SCHEMA_VALIDATION_ERROR, "The configuration was not changed: " + problem + ".");
  }

  /** A value in its usual spelling, or the refusal that names it. */
  static String checked(String name, String text, Check check) throws ResourceFault {
    try {
      return check.canonical(text);
    } catch (IllegalArgumentException e) {
      throw schema(name + " = " + text + " " + e.getMessage());
    }
  }

  /** A policy fixes the value. */
  static ResourceFault policy(String what) {
    return ResourceFault.numbered(
        FaultCode.INTERNAL_ERROR,
        POLICY_CONTROLLED,
        "The configuration was not changed: "
            + what
            + " is fixed by policy. Change the policy, or take the value out of it.");
  }

  /** The value only shows what is so. */
  static ResourceFault readOnly(String what) {
    return ResourceFault.numbered(
        FaultCode.INTERNAL_ERROR,
        READ_ONLY,
        "The configuration was not changed: " + what + " cannot be set.");
  }

  /** The value has no effect any more. */
  static ResourceFault deprecated(String what) {
    return ResourceFault.numbered(
        FaultCode.INTERNAL_ERROR,
        DEPRECATED,
        "The configuration was not changed: "
            + what
            + " has no effect any more and cannot be set. The limits of users and of plug-ins are"
            + " MaxConcurrentOperationsPerUser and the Quotas of winrm/config/plugin.");
  }

  /** A listener cannot have that address. */
  static ResourceFault address(String problem) {
    return ResourceFault.numbered(
        FaultCode.INTERNAL_ERROR, LISTENER_ADDRESS_INVALID, "No listener was made: " + problem);
  }

  /** Another number that clients know. */
  static ResourceFault numbered(int offset, String reason) {
    return ResourceFault.numbered(FaultCode.INTERNAL_ERROR, BASE + offset, reason);
  }

  /** There is nothing with these selectors. */
  static ResourceFault notFound(Target target) {
    return new ResourceFault(
        FaultCode.NOT_FOUND,
        "There is no " + target.className() + " with the selectors " + target.selectors() + ".");
  }

  /** The disk, or Configuration Admin, refuses. */
  static ResourceFault disk(IOException e) {
    return new ResourceFault(
        FaultCode.INTERNAL_ERROR, "The configuration was not changed: " + e.getMessage() + ".", e);
  }

  /** Whoever may change the configuration may do everything, so no grant below that is enough. */
  static void requireAdministrator(OpContext context) throws ResourceFault {
    if (!context.callerInRole(Caller.ADMINISTRATORS)) {
      throw new ResourceFault(
          FaultCode.ACCESS_DENIED,
          "Access is denied: only members of "
              + Caller.ADMINISTRATORS
              + " may change the configuration, and "
              + context.caller().getName()
              + " is none.");
    }
  }

  /** A selector that must be there, and no other than the known ones. */
  static void requireSelectors(Target target, List<String> names) throws ResourceFault {
    for (String given : target.selectors().keySet()) {
      if (names.stream().noneMatch(given::equalsIgnoreCase)) {
        throw new ResourceFault(
            FaultCode.UNEXPECTED_SELECTORS,
            target.className() + " has no selector " + given + "; it has " + names + ".");
      }
    }
    for (String name : names) {
      if (!target.selectors().containsKey(name)) {
        throw new ResourceFault(
            FaultCode.INSUFFICIENT_SELECTORS,
            "The selector " + name + " is missing; needed are " + names + ".");
      }
    }
  }
}
