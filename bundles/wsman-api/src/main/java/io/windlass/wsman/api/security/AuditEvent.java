package io.windlass.wsman.api.security;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One decision about a caller, as facts under names. Immutable. Holds no secret; values come from
 * clients and may hold any character.
 */
@ProviderType
public final class AuditEvent {
  /** What was decided about. */
  public enum Kind {
    /** Who somebody is. */
    LOGON,
    /** Whether somebody may do something. */
    ACCESS
  }

  /** The names of facts. */
  public enum Fact {
    /** The listener that was asked. */
    LISTENER,
    /** The address of the client. */
    SOURCE,
    /** How the client shows who it is: {@code Basic}, {@code Negotiate/NTLM}, … */
    MECHANISM,
    /** The name of the user, as claimed or as proved. */
    USER,
    /** What the client said about the TLS channel: {@code matched}, {@code absent}, … */
    BINDING,
    /** {@code tls}, {@code sealed}, or {@code clear}: what protects the messages. */
    PROTECTION,
    /** The resource URI. */
    RESOURCE,
    /** The action URI. */
    ACTION,
    /** Why, in words for an operator, with the next step for a refusal. */
    REASON
  }

  private final Kind kind;
  private final boolean allowed;
  private final Map<Fact, String> facts;

  private AuditEvent(Kind kind, boolean allowed, Map<Fact, String> facts) {
    this.kind = kind;
    this.allowed = allowed;
    this.facts = facts;
  }

  /** A decision without further facts. */
  public static AuditEvent of(Kind kind, boolean allowed) {
    return new AuditEvent(Objects.requireNonNull(kind, "kind"), allowed, Map.of());
  }

  /** The same with a fact more; an empty value is left out. */
  public AuditEvent with(Fact fact, String value) {
    if (value.isEmpty()) {
      return this;
    }
    Map<Fact, String> more = new LinkedHashMap<>(facts);
    more.put(Objects.requireNonNull(fact, "fact"), value);
    return new AuditEvent(kind, allowed, Collections.unmodifiableMap(more));
  }

  /** What was decided about. */
  public Kind kind() {
    return kind;
  }

  /** True when the answer was yes. */
  public boolean allowed() {
    return allowed;
  }

  /** What is known, in the order in which it was told. */
  public Map<Fact, String> facts() {
    return facts;
  }

  @Override
  public String toString() {
    return kind + (allowed ? " allowed " : " refused ") + facts;
  }
}
