package io.windlass.wsman.api.security;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes every decision about who is let in and who may do what. Registered as a service; each one
 * that is registered is told. Called by several threads; must not block for long and never throws.
 */
@ConsumerType
public interface AuditLog {
  /** Writes a decision down. */
  void record(AuditEvent event);
}
