package io.windlass.wsman.core.call;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.core.endpoint.RequestThread;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * What one provider may take of the host: so many calls at a time, so many waiting. A call that
 * outlived its deadline keeps its place until its thread really returns, so a provider that hangs
 * uses up its own places and nobody else's. Repeated overruns put it into quarantine.
 */
public final class Bulkhead {
  /** Calls of one provider at a time. */
  static final int RUNNING = 32;

  /** Calls of one provider that wait for a place. */
  static final int WAITING = 512;

  /** Overruns without a success in between after which a provider is left alone. */
  static final int OVERRUNS = 5;

  /** For how long it is left alone before one call may try again. */
  static final Duration QUARANTINE = Duration.ofSeconds(60);

  /** Threads of requests that calls of one provider may have at a time. */
  static final int LENT = 16;

  private final String name;
  private final Executor threads;
  private final Semaphore lendable;
  private final Clock clock;
  private final Set<ProviderCall<?>> waiting = new LinkedHashSet<>();
  private final Set<ProviderCall<?>> running = new HashSet<>();
  private final Promptness promptness = new Promptness();
  private int lent;
  private int overruns;
  private Instant quarantinedUntil = Instant.MIN;
  private boolean closed;

  /**
   * @param lendable the threads of requests that all providers together may have at a time
   */
  Bulkhead(String name, Executor threads, Semaphore lendable, Clock clock) {
    this.name = name;
    this.threads = threads;
    this.lendable = lendable;
    this.clock = clock;
  }

  /**
   * Gives a call a place, or lets it wait for one.
   *
   * @param thread the one that brought the request; a provider that is known to answer at once runs
   *     there
   */
  void submit(ProviderCall<?> call, RequestThread thread) throws ResourceFault {
    boolean here;
    synchronized (this) {
      if (closed) {
        throw new ResourceFault(
            FaultCode.INVALID_RESOURCE_URI, "The provider " + name + " is not there any more.");
      }
      refuseInQuarantine();
      if (running.size() >= RUNNING) {
        if (waiting.size() >= WAITING) {
          throw new ResourceFault(
              FaultCode.QUOTA_LIMIT,
              "The provider "
                  + name
                  + " has "
                  + RUNNING
                  + " operations under way and "
                  + WAITING
                  + " waiting. Try again later.");
        }
        waiting.add(call);
        return;
      }
      running.add(call);
      here = promptness.isProven() && lent < LENT && lendable.tryAcquire();
      if (here) {
        lent++;
      }
    }
    if (here) {
      if (thread.offer(() -> runLent(call))) {
        return;
      }
      giveBack();
    }
    threads.execute(call);
  }

  private void runLent(ProviderCall<?> call) {
    try {
      call.run();
    } finally {
      giveBack();
    }
  }

  private synchronized void giveBack() {
    lent--;
    lendable.release();
  }

  private void refuseInQuarantine() throws ResourceFault {
    if (clock.instant().isBefore(quarantinedUntil)) {
      throw new ResourceFault(
          FaultCode.ENDPOINT_UNAVAILABLE,
          "The provider " + name + " is in quarantine: " + quarantineReason());
    }
  }

  /** A call's thread has come back, after so many ns. */
  void finished(ProviderCall<?> call, boolean inTime, long nanos) {
    ProviderCall<?> next;
    synchronized (this) {
      running.remove(call);
      promptness.took(nanos);
      if (inTime) {
        overruns = 0;
        quarantinedUntil = Instant.MIN;
      }
      Iterator<ProviderCall<?>> queue = waiting.iterator();
      next = queue.hasNext() ? queue.next() : null;
      if (next != null) {
        queue.remove();
        running.add(next);
      }
    }
    if (next != null) {
      threads.execute(next);
    }
  }

  /** Runs something of a plug-in's that nobody waits for. */
  void elsewhere(Runnable task) {
    threads.execute(task);
  }

  /** Gives up the place of a call that waits; false when it does not. */
  synchronized boolean withdraw(ProviderCall<?> call) {
    return waiting.remove(call);
  }

  /** A call that is running has passed its deadline. */
  synchronized void overran() {
    overruns++;
    promptness.overran();
    if (overruns >= OVERRUNS) {
      quarantinedUntil = clock.instant().plus(QUARANTINE);
    }
  }

  /** True while new calls are refused because former ones did not return in time. */
  public synchronized boolean isQuarantined() {
    return clock.instant().isBefore(quarantinedUntil);
  }

  /** Why it is in quarantine. */
  public synchronized String quarantineReason() {
    return overruns
        + " operations in a row did not return by their deadline; it is tried again after "
        + quarantinedUntil
        + ".";
  }

  /** Ends everything that is under way, because the provider goes. */
  public void close() {
    List<ProviderCall<?>> all;
    synchronized (this) {
      closed = true;
      all = new ArrayList<>(running);
      all.addAll(waiting);
      waiting.clear();
    }
    all.forEach(ProviderCall::providerStopping);
  }
}
