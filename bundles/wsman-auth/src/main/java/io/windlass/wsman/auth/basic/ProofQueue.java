package io.windlass.wsman.auth.basic;

import io.windlass.wsman.auth.users.PasswordHash;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Runs password hashes: a few at once, because each takes a core and megabytes, with a short queue
 * that nobody waits in for long. The same credentials from several connections are proved once.
 */
final class ProofQueue implements AutoCloseable {
  /** What a proof came to. */
  enum Outcome {
    RIGHT,
    WRONG,
    BUSY
  }

  /** Credentials and the hash that they are held against: after a change it is another one. */
  record Claim(CredentialMac.Key credentials, PasswordHash hash) {}

  private static final int THREADS = 2;
  private static final int QUEUE = 32;
  private static final long MAX_WAIT = TimeUnit.SECONDS.toNanos(5);

  private final class Task implements Runnable {
    private final Claim claim;
    private final BooleanSupplier proof;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final long queued = System.nanoTime();

    Task(Claim claim, BooleanSupplier proof) {
      this.claim = claim;
      this.proof = proof;
    }

    @Override
    public void run() {
      if (System.nanoTime() - queued > MAX_WAIT) {
        finish(Outcome.BUSY);
        return;
      }
      boolean right = false;
      try {
        right = proof.getAsBoolean();
      } finally {
        finish(right ? Outcome.RIGHT : Outcome.WRONG);
      }
    }

    void finish(Outcome result) {
      running.remove(claim, this);
      outcome.complete(result);
    }
  }

  private final ConcurrentMap<Claim, Task> running = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor executor;

  ProofQueue() {
    AtomicInteger number = new AtomicInteger();
    executor =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE),
            task -> {
              Thread thread = new Thread(task, "wsman-logon-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    executor.allowCoreThreadTimeOut(true);
  }

  /** Proves, or joins a proof of the same claim that is under way. */
  CompletionStage<Outcome> prove(Claim claim, BooleanSupplier proof) {
    Task fresh = new Task(claim, proof);
    Task earlier = running.putIfAbsent(claim, fresh);
    if (earlier != null) {
      return earlier.outcome;
    }
    try {
      executor.execute(fresh);
    } catch (RejectedExecutionException e) {
      fresh.finish(Outcome.BUSY);
    }
    return fresh.outcome;
  }

  /** Whoever still waits hears BUSY. */
  @Override
  public void close() {
    for (Runnable left : executor.shutdownNow()) {
      if (left instanceof Task task) {
        task.finish(Outcome.BUSY);
      }
    }
  }
}
