package io.windlass.wsman.core.enumeration;

import io.windlass.wsman.api.InstanceSource;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.filter.Filter;
import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.core.registry.ProviderEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One open enumeration. Whoever holds its {@link Lease} is alone with it: the cursor and the
 * instances that were read from it but not yet delivered are touched by nobody else.
 */
public final class Enumeration {
  private final String id;
  private final Caller caller;
  private final ProviderEntry entry;
  private final InstanceSource source;
  private final ItemWriter writer;
  private final Optional<Filter> filter;
  private final Duration idleTimeout;
  private final Instant expires;
  private final AtomicBoolean leased = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final List<Instance> pending = new ArrayList<>();
  private boolean finished;
  private volatile boolean broken;
  private volatile Instant lastUse;
  private volatile Future<?> expiry;

  Enumeration(Setup setup, InstanceSource source, String id, Instant now) {
    this.id = id;
    this.caller = setup.caller();
    this.entry = setup.entry();
    this.source = source;
    this.writer = setup.writer();
    this.filter = setup.filter();
    this.idleTimeout = setup.idleTimeout();
    this.expires = setup.expires().orElse(Instant.MAX);
    this.lastUse = now;
  }

  /**
   * What an enumeration is made of, but for its cursor.
   *
   * @param expires when it ends whether it is used or not
   * @param maxOpen how many the caller may have open
   */
  public record Setup(
      Caller caller,
      ProviderEntry entry,
      ItemWriter writer,
      Optional<Filter> filter,
      Duration idleTimeout,
      Optional<Instant> expires,
      int maxOpen) {}

  /** The right to be alone with the enumeration; returned once, however often it is asked to. */
  public final class Lease {
    private final AtomicBoolean returned = new AtomicBoolean();

    private Lease() {}

    /** Gives the enumeration free for the next request. */
    public void release() {
      if (returned.compareAndSet(false, true)) {
        leased.set(false);
      }
    }
  }

  /** The lease, or empty while another request has it. */
  Optional<Lease> lease(Instant now) {
    if (!leased.compareAndSet(false, true)) {
      return Optional.empty();
    }
    lastUse = now;
    return Optional.of(new Lease());
  }

  /** Who opened it. */
  Caller caller() {
    return caller;
  }

  /** {@code wsen:EnumerationContext}: cannot be guessed. */
  public String id() {
    return id;
  }

  /** The provider whose cursor it is. */
  public ProviderEntry entry() {
    return entry;
  }

  InstanceSource source() {
    return source;
  }

  ItemWriter writer() {
    return writer;
  }

  Optional<Filter> filter() {
    return filter;
  }

  /** Only who opened an enumeration may use it. */
  boolean belongsTo(Caller other) {
    return caller.equals(other);
  }

  /** How long until it expires when nobody uses it; zero or less when it has. */
  Duration timeLeft(Instant now) {
    Instant idle = lastUse.plus(idleTimeout);
    Duration left = Duration.between(now, idle.isBefore(expires) ? idle : expires);
    // Not while a request is at work on it: that one has a deadline of its own.
    return leased.get() && left.isNegative() ? idleTimeout : left;
  }

  void touch(Instant now) {
    lastUse = now;
  }

  /** Instances that were read and not yet delivered; for the holder of the lease. */
  List<Instance> pending() {
    return pending;
  }

  /** True when the cursor threw, so that nobody knows where it stands. */
  boolean isBroken() {
    return broken;
  }

  void breakOff() {
    broken = true;
  }

  void mend() {
    broken = false;
  }

  boolean isFinished() {
    return finished;
  }

  void finish() {
    finished = true;
  }

  /** Names the timer's task that looks for expiry; it holds on to the enumeration until it ends. */
  void watchedBy(Future<?> task) {
    expiry = task;
    if (closed.get()) {
      task.cancel(false);
    }
  }

  /** True for the one who may close the cursor. */
  boolean tryClose() {
    boolean first = closed.compareAndSet(false, true);
    Future<?> task = expiry;
    if (first && task != null) {
      task.cancel(false);
    }
    return first;
  }
}
