package io.windlass.wmi.linux;

import io.windlass.wsman.api.CancelReason;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.security.Caller;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * An operation of somebody.
 *
 * @param caller who
 * @param deadline until when
 */
public record FakeContext(Caller caller, Instant deadline) implements OpContext {
  /** An operation of an administrator, with time enough. */
  public static FakeContext administrator() {
    return of(Set.of(Caller.ADMINISTRATORS));
  }

  /** An operation of somebody else. */
  public static FakeContext user() {
    return of(Set.of("users"));
  }

  private static FakeContext of(Set<String> roles) {
    return new FakeContext(Caller.of("tester", "Local", roles), Instant.now().plusSeconds(60));
  }

  @Override
  public String operationId() {
    return "test";
  }

  @Override
  public Locale locale() {
    return Locale.ROOT;
  }

  @Override
  public boolean cancelled() {
    return false;
  }

  @Override
  public void onCancel(Consumer<CancelReason> action) {
    // never cancelled
  }

  @Override
  public Optional<String> option(String name) {
    return Optional.empty();
  }
}
