package io.windlass.wmi.linux.host;

import java.util.function.Supplier;

/**
 * A value that is read when it is first looked at, and once. For one thread.
 *
 * @param <T> the type of the value
 */
public final class Lazy<T> implements Supplier<T> {
  private Supplier<T> source;
  private T value;

  /** A value that comes from there. */
  public Lazy(Supplier<T> source) {
    this.source = source;
  }

  @Override
  public T get() {
    if (source != null) {
      value = source.get();
      source = null;
    }
    return value;
  }
}
