package io.windlass.wmi;

import io.windlass.wsman.api.CancelReason;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.security.Caller;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** An operation of an administrator that can be cancelled. */
final class TestContext implements OpContext {
  private boolean cancelled;

  void cancel() {
    cancelled = true;
  }

  @Override
  public String operationId() {
    return "test";
  }

  @Override
  public Caller caller() {
    return Caller.of("admin", "Local", Set.of(Caller.ADMINISTRATORS));
  }

  @Override
  public Locale locale() {
    return Locale.ROOT;
  }

  @Override
  public Instant deadline() {
    return Instant.MAX;
  }

  @Override
  public boolean cancelled() {
    return cancelled;
  }

  @Override
  public void onCancel(Consumer<CancelReason> action) {
    // nothing in these tests waits
  }

  @Override
  public Optional<String> option(String name) {
    return Optional.empty();
  }
}
