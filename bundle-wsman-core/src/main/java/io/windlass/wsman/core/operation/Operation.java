package io.windlass.wsman.core.operation;

import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.security.Right;
import io.windlass.wsman.xml.XmlBuffer;
import java.util.concurrent.CompletionStage;
import javax.xml.stream.XMLStreamException;

/** One action of WS-Management. */
public interface Operation {
  /** What a caller must be allowed to do. */
  Right right();

  /** True when the operation changes something, so that a lost answer matters. */
  default boolean writes() {
    return right() != Right.READ;
  }

  /** True when the operation can be done on a fragment of the resource (DSP0226 §7.7). */
  default boolean doesFragments() {
    return false;
  }

  /**
   * Reads the body and does what it asks.
   *
   * @return the answer, begun with {@link OperationRequest#reply} and ended by the pipeline
   */
  CompletionStage<XmlBuffer> run(OperationRequest request) throws ResourceFault, XMLStreamException;
}
