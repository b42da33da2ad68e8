package io.windlass.wsman.core.enumeration;

import java.util.concurrent.CompletionStage;

/**
 * What a page came to.
 *
 * @param delivered how many of the pending instances it holds
 * @param last true when nothing follows
 * @param ready not null when there was nothing yet: completes when there may be
 */
public record Page(int delivered, boolean last, CompletionStage<?> ready) {
  static Page of(int delivered, boolean last) {
    return new Page(delivered, last, null);
  }

  static Page waiting(CompletionStage<?> ready) {
    return new Page(0, false, ready);
  }
}
