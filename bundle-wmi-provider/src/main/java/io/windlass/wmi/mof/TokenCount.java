package io.windlass.wmi.mof;

/** How many tokens one compilation has used; for one thread. */
final class TokenCount {
  private int used;

  void add(Place at) throws MofException {
    if (++used > Limits.TOKENS) {
      throw new MofException(at, "at most " + Limits.TOKENS + " words and signs are read");
    }
  }
}
