package io.windlass.wsman.core.enumeration;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.InstanceSource;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.core.call.Async;
import io.windlass.wsman.core.call.CallContext;
import io.windlass.wsman.core.call.ProviderCalls;
import io.windlass.wsman.core.endpoint.RequestThread;
import io.windlass.wsman.core.limits.UserOperations;
import io.windlass.wsman.core.registry.ProviderEntry;
import io.windlass.wsman.xml.XmlBuffer;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** The enumerations that are open (DSP0226 §8). Safe for several threads. */
public final class Enumerations {
  /** Open at a time, whoever opened them. */
  static final int MAX_OPEN = 10_000;

  private static final RequestThread NOBODYS = task -> false;
  private static final Duration CLOSING = Duration.ofSeconds(10);

  private final ProviderCalls calls;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final UserOperations openOfUsers = new UserOperations();
  private final Map<String, Enumeration> open = new ConcurrentHashMap<>();

  /** Enumerations whose cursors run by these calls. */
  public Enumerations(ProviderCalls calls) {
    this.calls = calls;
    this.clock = calls.clock();
  }

  /** How many are open. */
  public int size() {
    return open.size();
  }

  /** Opens a provider's cursor. */
  @FunctionalInterface
  public interface Opener {
    /** Called on the provider's thread. */
    InstanceSource open() throws ResourceFault, InterruptedException;
  }

  /** An enumeration and its first page. */
  public record Opened(Enumeration enumeration, Page page) {}

  /**
   * Opens an enumeration and fills its first page, unless the limits are null.
   *
   * @param out where the items go
   */
  public CompletionStage<Opened> open(
      Enumeration.Setup setup,
      Opener opener,
      PageLimits first,
      CallContext context,
      XmlBuffer out) {
    AtomicReference<Enumeration> made = new AtomicReference<>();
    Callable<Opened> task =
        () -> {
          InstanceSource source = opener.open();
          if (source == null) {
            throw new ResourceFault(FaultCode.INTERNAL_ERROR, "The provider opened no cursor.");
          }
          Enumeration enumeration = new Enumeration(setup, source, newId(), clock.instant());
          made.set(enumeration);
          Page page =
              first == null
                  ? Page.of(0, false)
                  : new PageFiller(enumeration, clock).fill(first, context, out);
          return new Opened(enumeration, page);
        };
    CompletionStage<Opened> called =
        calls
            .call(
                setup.entry().bulkhead(),
                context,
                setup.entry().provider(),
                task,
                () -> discard(made.get()))
            .whenComplete(
                (opened, failure) -> {
                  if (failure != null && !context.cancelled()) {
                    discard(made.get());
                  }
                });
    return Async.map(called, opened -> keep(opened, setup, context.thread()));
  }

  private Opened keep(Opened opened, Enumeration.Setup setup, RequestThread thread)
      throws ResourceFault {
    Enumeration enumeration = opened.enumeration();
    new PageFiller(enumeration, clock).commit(opened.page());
    if (opened.page().last()) {
      close(enumeration, thread);
      return opened;
    }
    try {
      requireRoom();
      openOfUsers.enter(setup.caller(), setup.maxOpen());
    } catch (ResourceFault e) {
      close(enumeration, thread);
      throw e;
    }
    open.put(enumeration.id(), enumeration);
    expireLater(enumeration);
    return opened;
  }

  /** Only what stays open needs a place: whoever gets all at once is never refused. */
  private void requireRoom() throws ResourceFault {
    if (open.size() >= MAX_OPEN) {
      throw new ResourceFault(
          FaultCode.QUOTA_LIMIT,
          MAX_OPEN
              + " enumerations are open, which is the limit. Release some, or try again later.");
    }
  }

  private void discard(Enumeration enumeration) {
    if (enumeration != null) {
      close(enumeration, NOBODYS);
    }
  }

  private String newId() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    ByteBuffer view = ByteBuffer.wrap(bytes);
    return "uuid:" + new UUID(view.getLong(), view.getLong());
  }

  private void expireLater(Enumeration enumeration) {
    Duration left = enumeration.timeLeft(clock.instant());
    if (left.isNegative() || left.isZero()) {
      remove(enumeration);
    } else if (open.containsKey(enumeration.id())) {
      enumeration.watchedBy(calls.later(left.plusMillis(1), () -> expireLater(enumeration)));
    }
  }

  /**
   * The enumeration of a context.
   *
   * @throws ResourceFault when there is none, or it is somebody else's: the answer is the same
   */
  public Enumeration find(String id, Caller caller) throws ResourceFault {
    Enumeration enumeration = open.get(id);
    if (enumeration == null || !enumeration.belongsTo(caller)) {
      throw unknown();
    }
    return enumeration;
  }

  private static ResourceFault unknown() {
    return new ResourceFault(
        FaultCode.INVALID_ENUMERATION_CONTEXT,
        "The enumeration context is not known: it was released, has ended or has expired.");
  }

  /** Fills the next page; the stage completes by the context's deadline. */
  public CompletionStage<Page> next(
      Enumeration enumeration, PageLimits limits, CallContext context, XmlBuffer out)
      throws ResourceFault {
    Enumeration.Lease lease =
        enumeration
            .lease(clock.instant())
            .orElseThrow(
                () ->
                    new ResourceFault(
                        FaultCode.PULL_IN_PROGRESS,
                        "Another Pull on this enumeration is still under way."));
    return fill(enumeration, lease, limits, context, out);
  }

  private CompletionStage<Page> fill(
      Enumeration enumeration,
      Enumeration.Lease lease,
      PageLimits limits,
      CallContext context,
      XmlBuffer out) {
    PageFiller filler = new PageFiller(enumeration, clock);
    ProviderEntry entry = enumeration.entry();
    return calls
        .call(
            entry.bulkhead(),
            context,
            entry.provider(),
            () -> filler.fill(limits, context, out),
            lease::release)
        .whenComplete((page, failure) -> settle(enumeration, lease, context, page))
        .thenCompose(
            page ->
                page.ready() == null
                    ? CompletableFuture.completedFuture(page)
                    : whenReady(enumeration, lease, limits, context, out, page));
  }

  private CompletionStage<Page> whenReady(
      Enumeration enumeration,
      Enumeration.Lease lease,
      PageLimits limits,
      CallContext context,
      XmlBuffer out,
      Page page) {
    return calls
        .await(page.ready(), context)
        .whenComplete(
            (value, failure) -> {
              if (failure != null) {
                lease.release();
              }
            })
        .thenCompose(value -> fill(enumeration, lease, limits, context, out));
  }

  /** What follows from a page, or from the lack of one. */
  private void settle(
      Enumeration enumeration, Enumeration.Lease lease, CallContext context, Page page) {
    if (page != null) {
      if (page.ready() == null) {
        new PageFiller(enumeration, clock).commit(page);
        lease.release();
        if (page.last()) {
          remove(enumeration, context.thread());
        }
      }
    } else if (!context.cancelled()) {
      // The cursor's state is known only when it was the envelope that was too small.
      lease.release();
      if (enumeration.isBroken()) {
        remove(enumeration);
      }
    }
  }

  /** Sets another end; empty for none but that of disuse. */
  public void renew(Enumeration enumeration, Optional<Instant> until) {
    enumeration.renew(until, clock.instant());
    expireLater(enumeration);
  }

  /** How long an enumeration is kept from now on, when nobody uses it. */
  public Duration timeLeft(Enumeration enumeration) {
    Duration left = enumeration.timeLeft(clock.instant());
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Ends an enumeration at its caller's wish. */
  public void release(Enumeration enumeration) throws ResourceFault {
    if (!remove(enumeration)) {
      throw unknown();
    }
  }

  /** Ends the enumerations of a provider that goes. */
  public void closeAll(ProviderEntry entry) {
    open.values().stream().filter(each -> each.entry() == entry).forEach(this::remove);
  }

  private boolean remove(Enumeration enumeration) {
    return remove(enumeration, NOBODYS);
  }

  private boolean remove(Enumeration enumeration, RequestThread thread) {
    boolean removed = open.remove(enumeration.id(), enumeration);
    if (removed) {
      openOfUsers.leave(enumeration.caller());
      close(enumeration, thread);
    }
    return removed;
  }

  /** Closing is the provider's code too, and has its place and its deadline. */
  private void close(Enumeration enumeration, RequestThread thread) {
    if (!enumeration.tryClose()) {
      return;
    }
    CallContext context =
        new CallContext(
            enumeration.caller(), Locale.ROOT, clock.instant().plus(CLOSING), Map.of(), thread);
    calls.call(
        enumeration.entry().bulkhead(),
        context,
        enumeration.entry().provider(),
        () -> {
          enumeration.source().close();
          return Optional.empty();
        });
  }
}
