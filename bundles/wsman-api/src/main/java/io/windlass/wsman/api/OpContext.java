package io.windlass.wsman.api;

import io.windlass.wsman.api.security.Caller;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** One operation as a provider sees it. Safe for use by several threads. */
@ProviderType
public interface OpContext {
  /** Names this operation in the log and in internal faults. */
  String operationId();

  /** The authenticated caller, already authorised for this operation. */
  Caller caller();

  /** Shorthand for {@code caller().isInRole(role)}. */
  default boolean callerInRole(String role) {
    return caller().isInRole(role);
  }

  /** {@code wsman:Locale} of the request, else the host's default. */
  Locale locale();

  /** When the host stops waiting: min(OperationTimeout, limit of the service). */
  Instant deadline();

  /** True as soon as nobody waits for the answer any more. */
  boolean cancelled();

  /**
   * Registers an action that is run once when the operation is cancelled, before its thread is
   * interrupted; at once when it is cancelled already. The action must not block.
   */
  void onCancel(Consumer<CancelReason> action);

  /**
   * The first {@code wsman:Option} of that name (without case); an empty option is {@code "true"}.
   */
  Optional<String> option(String name);
}
