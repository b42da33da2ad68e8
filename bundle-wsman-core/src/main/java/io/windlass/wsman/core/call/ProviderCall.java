package io.windlass.wsman.core.call;

import io.windlass.wsman.api.CancelReason;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call of a provider's code, from its place in the bulkhead to its answer. Whoever completes
 * the future first wins: the provider's thread, the deadline, or the provider's departure.
 */
final class ProviderCall<T> implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderCall.class);

  private final Bulkhead bulkhead;
  private final CallContext context;
  private final ClassLoader loader;
  private final Callable<T> task;
  private final Runnable onAbandoned;
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private final AtomicBoolean settled = new AtomicBoolean();
  private Thread thread;

  ProviderCall(
      Bulkhead bulkhead,
      CallContext context,
      ClassLoader loader,
      Callable<T> task,
      Runnable onAbandoned) {
    this.bulkhead = bulkhead;
    this.context = context;
    this.loader = loader;
    this.task = task;
    this.onAbandoned = onAbandoned;
  }

  CompletableFuture<T> answer() {
    return answer;
  }

  /** True when nobody waits any more; then {@code onAbandoned} has been run. */
  boolean isAbandonedBeforeStart() {
    if (!settled.get()) {
      return false;
    }
    onAbandoned.run();
    return true;
  }

  @Override
  public void run() {
    boolean inTime = false;
    long start = System.nanoTime();
    try {
      inTime = !isAbandonedBeforeStart() && runTask();
    } finally {
      bulkhead.finished(this, inTime, System.nanoTime() - start);
    }
  }

  private boolean runTask() {
    Thread current = Thread.currentThread();
    ClassLoader before = current.getContextClassLoader();
    current.setContextClassLoader(loader);
    setThread(current);
    T value = null;
    Throwable failure = null;
    try {
      value = task.call();
    } catch (Throwable e) {
      // Whatever a plug-in throws, a linkage or stack-overflow error too, costs only this request.
      failure = e;
    } finally {
      setThread(null);
      // An interrupt that came too late must not reach the next call on this thread.
      Thread.interrupted();
      current.setContextClassLoader(before);
    }
    if (!settled.compareAndSet(false, true)) {
      onAbandoned.run();
      return false;
    }
    if (failure == null) {
      answer.complete(value);
    } else {
      answer.completeExceptionally(fault(failure));
    }
    return true;
  }

  private Throwable fault(Throwable failure) {
    if (failure instanceof ResourceFault) {
      return failure;
    }
    boolean told = tell(failure);
    return new ResourceFault(
        FaultCode.INTERNAL_ERROR,
        "The provider failed. The log of the service has the cause under operation "
            + context.operationId()
            + ".",
        told ? failure : null);
  }

  /** Logs a failure; even looking at it runs the plug-in's code, which may fail again. */
  private boolean tell(Throwable failure) {
    try {
      LOG.warn("Operation {}: the provider failed", context.operationId(), failure);
      return true;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      LOG.warn(
          "Operation {}: the provider failed with a {} that cannot be described",
          context.operationId(),
          failure.getClass().getName());
      return false;
    }
  }

  /** The deadline has passed. */
  void expire() {
    ResourceFault fault =
        new ResourceFault(
            FaultCode.TIMED_OUT,
            "The operation did not end within the OperationTimeout. Allow more time, or ask for less.");
    abandon(fault, CancelReason.TIMEOUT);
  }

  /** The provider's service goes. */
  void providerStopping() {
    abandon(
        new ResourceFault(
            FaultCode.ENDPOINT_UNAVAILABLE, "The provider was removed while it worked on this."),
        CancelReason.PROVIDER_STOPPING);
  }

  /** Nobody waits any more, for a reason that the context knows. */
  void cancelled(CancelReason reason) {
    abandon(
        new ResourceFault(FaultCode.TIMED_OUT, "The operation was cancelled: " + reason), reason);
  }

  /** The bulkhead has no place for it. */
  void refused(ResourceFault fault) {
    if (settled.compareAndSet(false, true)) {
      answer.completeExceptionally(fault);
      onAbandoned.run();
    }
  }

  private void abandon(ResourceFault fault, CancelReason reason) {
    if (!settled.compareAndSet(false, true)) {
      return;
    }
    // All is noted before the answer goes out, so that whoever sees the fault also sees the rest.
    Runnable actions = context.cancel(reason);
    boolean waiting = bulkhead.withdraw(this);
    if (reason == CancelReason.TIMEOUT && isRunning()) {
      bulkhead.overran();
    }
    answer.completeExceptionally(fault);
    if (waiting) {
      onAbandoned.run();
    } else {
      bulkhead.elsewhere(
          () -> {
            actions.run();
            interrupt();
          });
    }
  }

  private synchronized boolean isRunning() {
    return thread != null;
  }

  private synchronized void setThread(Thread current) {
    thread = current;
  }

  private synchronized void interrupt() {
    if (thread != null) {
      thread.interrupt();
    }
  }
}
