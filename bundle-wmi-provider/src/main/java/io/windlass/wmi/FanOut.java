package io.windlass.wmi;

import io.windlass.wsman.api.InstanceSource;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.Instance;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

/**
 * A cursor over several sources, in their order. While one is read, the next ones are begun ahead
 * by threads that are free: a chunk of each at most, so that little is held and no thread waits.
 */
final class FanOut implements InstanceSource {
  private static final int PAGE = 256;
  private static final int AHEAD = 4;

  private final Deque<BranchCursor> branches;
  private final Executor helpers;
  private final Map<BranchCursor, FutureTask<List<Instance>>> begun = new HashMap<>();

  /**
   * @param helpers run what is read ahead; they may refuse
   */
  FanOut(List<BranchCursor> branches, Executor helpers) {
    this.branches = new ArrayDeque<>(branches);
    this.helpers = helpers;
  }

  @Override
  public List<Instance> next(int max, OpContext context)
      throws ResourceFault, InterruptedException {
    List<Instance> page = new ArrayList<>();
    while (page.isEmpty() && !branches.isEmpty()) {
      begin();
      BranchCursor first = branches.peek();
      FutureTask<List<Instance>> ahead = begun.get(first);
      if (ahead == null) {
        page.addAll(first.chunk(Math.min(max, PAGE), context::cancelled));
      } else {
        take(ahead, max, page);
      }
      if (first.ended() && !begun.containsKey(first)) {
        branches.remove(first);
      }
    }
    return page;
  }

  /** Begins those that come next. */
  private void begin() {
    Iterator<BranchCursor> each = branches.iterator();
    each.next();
    for (int i = 0; i < AHEAD && each.hasNext(); i++) {
      BranchCursor next = each.next();
      if (!begun.containsKey(next)) {
        FutureTask<List<Instance>> task = new FutureTask<>(() -> next.chunk(PAGE, () -> false));
        try {
          helpers.execute(task);
        } catch (RejectedExecutionException busy) {
          return;
        }
        begun.put(next, task);
      }
    }
  }

  /** What was read ahead; the rest of it waits for the next page. */
  private void take(FutureTask<List<Instance>> ahead, int max, List<Instance> page)
      throws ResourceFault, InterruptedException {
    List<Instance> chunk;
    try {
      chunk = ahead.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ResourceFault fault) {
        throw fault;
      }
      if (e.getCause() instanceof InterruptedException) {
        throw new InterruptedException("nobody waits for this page any more");
      }
      throw new IllegalStateException(e.getCause());
    }
    int count = Math.min(max, chunk.size());
    page.addAll(chunk.subList(0, count));
    if (count == chunk.size()) {
      begun.remove(branches.peek());
    } else {
      List<Instance> rest = List.copyOf(chunk.subList(count, chunk.size()));
      FutureTask<List<Instance>> later = new FutureTask<>(() -> rest);
      later.run();
      begun.put(branches.peek(), later);
    }
  }

  @Override
  public void close() {
    branches.forEach(BranchCursor::close);
    begun.values().forEach(task -> task.cancel(true));
    begun.clear();
  }
}
