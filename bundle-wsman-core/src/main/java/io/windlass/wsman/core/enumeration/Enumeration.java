package io.windlass.wsman.core.enumeration;

import io.windlass.wsman.api.InstanceSource;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.core.registry.ProviderEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

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
  private final Predicate<Instance> accepts;
  private final Duration idleTimeout;
  private final String resourceUri;
  private final AtomicBoolean leased = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final List<Instance> pending = new ArrayList<>();
  private boolean finished;
  private volatile boolean broken;
  private volatile Instant expires;
  private volatile Instant lastUse;
  private volatile Future<?> expiry;

  Enumeration(Setup setup, InstanceSource source, String id, Instant now) {
    this.id = id;
    this.caller = setup.caller();
    this.entry = setup.entry();
    this.source = source;
    this.writer = setup.writer();
    this.accepts = setup.accepts();
    this.idleTimeout = setup.idleTimeout();
    this.resourceUri = setup.resourceUri();
    this.expires = setup.expires().orElse(Instant.MAX);
    this.lastUse = now;
  }

  /**
   * What an enumeration is made of, but for its cursor.
   *
   * @param resourceUri what the Enumerate was addressed to; so must be what follows
   * @param accepts which of the provider's instances are items
   * @param expires when it ends whether it is used or not
   * @param maxOpen how many the caller may have open
   */
  public record Setup(
      Caller caller,
      ProviderEntry entry,
      String resourceUri,
      ItemWriter writer,
      Predicate<Instance> accepts,
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

  boolean accepts(Instance instance) {
    return accepts.test(instance);
  }

  /** True for the resource URI that the Enumerate was addressed to. */
  public boolean isOf(String uri) {
    return resourceUri.equalsIgnoreCase(uri);
  }

  /** When it ends whether it is used or not; it may be in use until then. */
  void renew(Optional<Instant> until, Instant now) {
    expires = until.orElse(Instant.MAX);
    lastUse = now;
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
    Future<?> before = expiry;
    expiry = task;
    if (before != null) {
      before.cancel(false);
    }
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
