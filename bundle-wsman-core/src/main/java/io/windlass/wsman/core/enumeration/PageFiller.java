package io.windlass.wsman.core.enumeration;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.xml.XmlBuffer;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Fills a page from a cursor, on the provider's thread. Instances stay pending until {@link
 * #commit}: a page that comes too late for its request is delivered by the next one, and nothing is
 * lost.
 */
final class PageFiller {
  private static final int CHUNK = 256;

  private final Enumeration enumeration;
  private final Clock clock;

  PageFiller(Enumeration enumeration, Clock clock) {
    this.enumeration = enumeration;
    this.clock = clock;
  }

  /** Appends items to the buffer within the limits. */
  Page fill(PageLimits limits, OpContext context, XmlBuffer out)
      throws ResourceFault, InterruptedException {
    List<Instance> pending = enumeration.pending();
    int written = 0;
    while (true) {
      while (written < pending.size()) {
        if (written == limits.maxElements() || !write(pending.get(written), limits, out, written)) {
          return Page.of(written, false);
        }
        written++;
      }
      if (enumeration.isFinished()) {
        return Page.of(written, true);
      }
      if (written > 0 && !clock.instant().isBefore(limits.until())) {
        return Page.of(written, false);
      }
      CompletionStage<?> ready = enumeration.source().ready(context);
      if (ready != null && !ready.toCompletableFuture().isDone()) {
        return written > 0 ? Page.of(written, false) : Page.waiting(ready);
      }
      // A full page reads one more, so that the last item can come with the end of the sequence.
      look(Math.max(1, Math.min(limits.maxElements() - written, CHUNK)), context);
    }
  }

  private boolean write(Instance instance, PageLimits limits, XmlBuffer out, int written)
      throws ResourceFault {
    int mark = out.size();
    enumeration.writer().write(instance, out);
    if (out.size() <= limits.maxBytes()) {
      return true;
    }
    int size = out.size() - mark;
    out.truncate(mark);
    if (written == 0) {
      throw new ResourceFault(
          limits.tooLarge(),
          "The next item alone has "
              + size
              + " octets and does not fit into "
              + (limits.tooLarge() == FaultCode.MAX_ENVELOPE_SIZE
                  ? "the envelope. Ask again with a larger MaxEnvelopeSize."
                  : "the envelope that MaxEnvelopeSizekb of the service allows."));
    }
    return false;
  }

  /** Reads from the cursor. */
  private void look(int max, OpContext context) throws ResourceFault, InterruptedException {
    // Broken until it returns: whatever it throws, it cannot be asked again.
    enumeration.breakOff();
    List<Instance> next = enumeration.source().next(max, context);
    enumeration.mend();
    if (next == null || next.size() > max) {
      throw new ResourceFault(
          FaultCode.INTERNAL_ERROR,
          "The provider answered a request for "
              + max
              + " instances with "
              + (next == null ? "null" : next.size())
              + ".");
    }
    if (next.isEmpty()) {
      enumeration.finish();
      return;
    }
    for (Instance instance : next) {
      if (instance == null) {
        throw new ResourceFault(FaultCode.INTERNAL_ERROR, "The provider returned a null instance.");
      }
      if (enumeration.accepts(instance)) {
        enumeration.pending().add(instance);
      }
    }
    if (context.cancelled()) {
      throw new InterruptedException("cancelled while reading instances");
    }
  }

  /** Forgets what a page delivered. */
  void commit(Page page) {
    enumeration.pending().subList(0, page.delivered()).clear();
    enumeration.touch(clock.instant());
  }
}
