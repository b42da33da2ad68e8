package io.windlass.wsman.core.xpath;

/**
 * An expression that is wrong, names something that is not there, or is more than is understood
 * here; the message says where and why. Which fault it is depends on where the expression stood.
 */
final class XPathMistake extends Exception {
  private static final long serialVersionUID = 1L;

  XPathMistake(String message) {
    super(message);
  }
}
