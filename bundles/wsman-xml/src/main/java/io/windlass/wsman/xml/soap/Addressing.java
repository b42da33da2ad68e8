package io.windlass.wsman.xml.soap;

import io.windlass.wsman.xml.Namespaces;

/** The two versions of WS-Addressing that clients send; an answer speaks the one of its request. */
public enum Addressing {
  /** August 2004, as DSP0226 asks. */
  SUBMISSION(Namespaces.ADDRESSING, Namespaces.ADDRESSING + "/role/anonymous"),
  /** WS-Addressing 1.0. */
  RECOMMENDATION(Namespaces.ADDRESSING_10, Namespaces.ADDRESSING_10 + "/anonymous");

  private final String namespace;
  private final String anonymous;

  Addressing(String namespace, String anonymous) {
    this.namespace = namespace;
    this.anonymous = anonymous;
  }

  /** The namespace. */
  public String namespace() {
    return namespace;
  }

  /** The anonymous address. */
  public String anonymous() {
    return anonymous;
  }

  /** True for the anonymous address of either version. */
  public static boolean isAnonymous(String address) {
    return SUBMISSION.anonymous.equals(address) || RECOMMENDATION.anonymous.equals(address);
  }

  /** The version of a namespace, or null. */
  public static Addressing of(String namespace) {
    if (Namespaces.ADDRESSING.equals(namespace)) {
      return SUBMISSION;
    }
    return Namespaces.ADDRESSING_10.equals(namespace) ? RECOMMENDATION : null;
  }
}
