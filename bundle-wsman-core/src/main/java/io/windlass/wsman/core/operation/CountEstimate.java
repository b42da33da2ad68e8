package io.windlass.wsman.core.operation;

import io.windlass.wsman.xml.Namespaces;
import io.windlass.wsman.xml.XmlBuffer;

/** The header that answers RequestTotalItemsCountEstimate (DSP0226 §8.6). */
final class CountEstimate {
  private static final byte[] UNKNOWN =
      XmlBuffer.bytes(
          "<w:TotalItemsCountEstimate xmlns:xsi=\"" + Namespaces.XSI + "\" xsi:nil=\"true\"/>");

  private CountEstimate() {}

  /** Null when nobody asked. Cursors do not know how much is ahead, and the answer says so. */
  static byte[] header(OperationRequest request) {
    return request.headers().countEstimate() ? UNKNOWN : null;
  }
}
