package io.windlass.wsman.core.endpoint;

/**
 * The thread that brought a request, lent for work that is over at once: it saves the change to
 * another thread and back. What runs there may turn out to take long after all, so only a transport
 * that can spare some of its threads lends them.
 */
@FunctionalInterface
public interface RequestThread {
  /**
   * Takes a task that the thread runs as soon as {@link WsmanEndpoint#handle} has returned and the
   * transport listens to its stage, after those that it took before.
   *
   * @return false when it cannot: asked from another thread, or when it has gone on
   */
  boolean offer(Runnable task);
}
