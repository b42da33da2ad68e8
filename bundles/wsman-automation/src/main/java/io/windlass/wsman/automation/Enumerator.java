package io.windlass.wsman.automation;

import io.windlass.wsman.client.WsmanException;

/** The items of an enumeration, one after the other. Closing it tells the service. */
public final class Enumerator implements AutoCloseable {
  private final LastError error = new LastError("Enumerator");
  private final io.windlass.wsman.client.Enumerator items;
  private boolean closed;

  Enumerator(io.windlass.wsman.client.Enumerator items) {
    this.items = items;
  }

  /** True when there is no further item; may ask the service. */
  public boolean getAtEndOfStream() {
    return closed || !error.watch(items::hasNext);
  }

  /**
   * The next item as XML: an object, its endpoint reference, or both in {@code wsman:Item}, as the
   * flags of Enumerate say.
   */
  public String ReadItem() {
    if (getAtEndOfStream()) {
      throw error.failed(
          LastError.NO_MORE_ITEMS, new WsmanException("There are no more items to be read"));
    }
    return error.watch(() -> items.next().toXml());
  }

  /** The failure of the last call as XML; empty when it worked. */
  public String getError() {
    return error.xml();
  }

  /** True when all items were read; asks nobody. */
  boolean isOver() {
    return closed || items.isReady() && getAtEndOfStream();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      items.close();
    }
  }
}
