package io.windlass.wsman.core.call;

import io.windlass.wsman.api.CancelReason;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.core.endpoint.RequestThread;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The context of one operation; {@link ProviderCalls} may cancel it. */
public final class CallContext implements OpContext {
  private static final Logger LOG = LoggerFactory.getLogger(CallContext.class);

  private final String operationId;
  private final Caller caller;
  private final Locale locale;
  private final Instant deadline;
  private final Map<String, String> options;
  private final RequestThread thread;
  private final Object lock = new Object();
  private List<Consumer<CancelReason>> actions = List.of();
  private volatile CancelReason reason;

  /**
   * @param options by name without case
   * @param thread the one that brought the request
   */
  public CallContext(
      Caller caller,
      Locale locale,
      Instant deadline,
      Map<String, String> options,
      RequestThread thread) {
    this.operationId = Long.toHexString(ThreadLocalRandom.current().nextLong());
    this.caller = caller;
    this.locale = locale;
    this.deadline = deadline;
    this.options = options;
    this.thread = thread;
  }

  /** The context of what the service does of its own accord, when no request waits for it. */
  public CallContext(Caller caller, Instant deadline) {
    this(caller, Locale.ROOT, deadline, Map.of(), task -> false);
  }

  /** The thread that brought the request, for what is over at once. */
  public RequestThread thread() {
    return thread;
  }

  /**
   * Marks the operation as cancelled; only the first reason counts.
   *
   * @return the actions that were registered for this case. They are code of plug-ins: to be run
   *     where nobody waits for them
   */
  Runnable cancel(CancelReason why) {
    List<Consumer<CancelReason>> due;
    synchronized (lock) {
      if (reason != null) {
        return () -> {};
      }
      reason = why;
      due = actions;
      actions = List.of();
    }
    return () -> due.forEach(action -> run(action, why));
  }

  private void run(Consumer<CancelReason> action, CancelReason why) {
    try {
      action.accept(why);
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("Operation {}: an onCancel action failed", operationId, e);
    }
  }

  /** Why the operation was cancelled. */
  public Optional<CancelReason> cancelReason() {
    return Optional.ofNullable(reason);
  }

  @Override
  public String operationId() {
    return operationId;
  }

  @Override
  public Caller caller() {
    return caller;
  }

  @Override
  public Locale locale() {
    return locale;
  }

  @Override
  public Instant deadline() {
    return deadline;
  }

  @Override
  public boolean cancelled() {
    return reason != null;
  }

  @Override
  public void onCancel(Consumer<CancelReason> action) {
    synchronized (lock) {
      if (reason == null) {
        if (actions.isEmpty()) {
          actions = new ArrayList<>(2);
        }
        actions.add(action);
        return;
      }
    }
    run(action, reason);
  }

  @Override
  public Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }
}
