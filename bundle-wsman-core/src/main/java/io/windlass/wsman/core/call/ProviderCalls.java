package io.windlass.wsman.core.call;

import io.windlass.wsman.api.CancelReason;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs the code of providers: the only place that starts threads for it. */
public final class ProviderCalls implements AutoCloseable {
  /**
   * Threads of requests that providers may have at a time. When each of them hangs, so many of the
   * transport's are gone and no more: it has to have several times as many.
   */
  private static final int LENT = 64;

  private final ThreadPoolExecutor threads;
  private final ScheduledThreadPoolExecutor timer;
  private final Deadlines deadlines;
  private final Clock clock;
  private final Semaphore lendable = new Semaphore(LENT);

  /** Threads are started when they are needed and go when they are idle. */
  public ProviderCalls(Clock clock) {
    this.clock = clock;
    this.threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            named("wsman-provider-"));
    this.timer = new ScheduledThreadPoolExecutor(1, named("wsman-timer-"));
    timer.setRemoveOnCancelPolicy(true);
    timer.setKeepAliveTime(30, TimeUnit.SECONDS);
    this.deadlines = new Deadlines(timer);
  }

  private static ThreadFactory named(String prefix) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, prefix + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** The clock by which deadlines are read. */
  public Clock clock() {
    return clock;
  }

  /** A bulkhead for one provider. */
  public Bulkhead bulkhead(String providerName) {
    return new Bulkhead(providerName, threads, lendable, clock);
  }

  /** As the long form, for a task that leaves nothing behind. */
  public <T> CompletionStage<T> call(
      Bulkhead bulkhead, CallContext context, Object provider, Callable<T> task) {
    return call(bulkhead, context, provider, task, () -> {});
  }

  /**
   * Runs a task in a provider's bulkhead until the context's deadline.
   *
   * @param provider whose class loader is the thread's context class loader meanwhile
   * @param onAbandoned run on the provider's thread, or where its place was given up, when the
   *     task's result came too late for anybody to take it
   * @return a stage that completes by the deadline, on the thread that ran the provider or on the
   *     timer's
   */
  public <T> CompletionStage<T> call(
      Bulkhead bulkhead,
      CallContext context,
      Object provider,
      Callable<T> task,
      Runnable onAbandoned) {
    ProviderCall<T> call =
        new ProviderCall<>(
            bulkhead, context, provider.getClass().getClassLoader(), task, onAbandoned);
    Runnable expire = call::expire;
    deadlines.add(expire, remaining(context));
    call.answer().whenComplete((value, failure) -> deadlines.remove(expire));
    context.onCancel(call::cancelled);
    try {
      bulkhead.submit(call, context.thread());
    } catch (ResourceFault e) {
      call.refused(e);
    }
    return call.answer();
  }

  /** Tells an operation that nobody waits for it any more. */
  public void cancel(CallContext context, CancelReason reason) {
    threads.execute(context.cancel(reason));
  }

  /** Waits for somebody else's stage until the deadline, without a thread. */
  public <T> CompletionStage<T> await(CompletionStage<T> stage, CallContext context) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    ResourceFault late =
        new ResourceFault(FaultCode.TIMED_OUT, "Nothing happened within the OperationTimeout.");
    context.onCancel(reason -> answer.completeExceptionally(late));
    Runnable expire = () -> cancel(context, CancelReason.TIMEOUT);
    deadlines.add(expire, remaining(context));
    stage.whenComplete(
        (value, failure) -> {
          if (failure == null) {
            answer.complete(value);
          } else {
            answer.completeExceptionally(failure);
          }
        });
    answer.whenComplete((value, failure) -> deadlines.remove(expire));
    return answer;
  }

  /** Runs something later on the timer's thread; it must not block. */
  public Future<?> later(Duration delay, Runnable action) {
    return timer.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private long remaining(CallContext context) {
    return Math.max(0, Duration.between(Instant.now(clock), context.deadline()).toMillis());
  }

  /** Interrupts everything that still runs. */
  @Override
  public void close() {
    timer.shutdownNow();
    threads.shutdownNow();
  }
}
