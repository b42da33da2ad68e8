package io.windlass.wmi.linux.storage;

import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.storage.MountTable.Mount;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Asks file systems for their size. A file server that does not answer keeps the thread that asks,
 * whatever is done to it: so network and FUSE file systems are asked by a thread of their own, one
 * per mount point, and nobody asks again before it came back. Safe for use by several threads.
 */
public final class SpaceProbe {
  private final Function<Mount, Optional<Space>> question;
  private final Duration patience;
  private final Map<String, Pending> open = new ConcurrentHashMap<>();

  /**
   * A probe with a question.
   *
   * @param question may block
   * @param patience how long a remote file system may take
   */
  public SpaceProbe(Function<Mount, Optional<Space>> question, Duration patience) {
    this.question = question;
    this.patience = patience;
  }

  /** Asks the file systems below a root by statvfs(3); remote ones have a second. */
  public static SpaceProbe of(HostRoot files) {
    return new SpaceProbe(mount -> ask(files, mount), Duration.ofSeconds(1));
  }

  private static Optional<Space> ask(HostRoot files, Mount mount) {
    try {
      File place = files.path(mount.point()).toFile();
      long size = place.getTotalSpace();
      return size > 0 ? Optional.of(new Space(size, place.getUsableSpace())) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty(); // a name that the locale of this process cannot express
    }
  }

  /** The size; empty when it is unknown, or does not come in time. */
  public Optional<Space> space(Mount mount) {
    return mount.mayHang() ? askAside(mount) : question.apply(mount);
  }

  /** A question on its way, and when it was asked. */
  private record Pending(CompletableFuture<Optional<Space>> answer, long askedAt) {}

  private Optional<Space> askAside(Mount mount) {
    Pending mine = new Pending(new CompletableFuture<>(), System.nanoTime());
    Pending earlier = open.putIfAbsent(mount.point(), mine);
    if (earlier == null) {
      Thread asker = new Thread(() -> answer(mount, mine), "wmi-space-of-" + mount.point());
      asker.setDaemon(true);
      asker.start();
    }
    Pending asked = earlier == null ? mine : earlier;
    long left = patience.toNanos() - (System.nanoTime() - asked.askedAt());
    try {
      return asked.answer().get(Math.max(left, 0), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private void answer(Mount mount, Pending pending) {
    try {
      pending.answer().complete(question.apply(mount));
    } catch (RuntimeException e) {
      pending.answer().completeExceptionally(e);
    } finally {
      open.remove(mount.point(), pending);
    }
  }
}
