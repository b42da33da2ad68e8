package io.windlass.wsman.security.sddl;

/** The descriptor of the service as a whole, while nobody has set one. */
public final class RootDescriptor {
  /** Whoever has shown who he is may read, administrators may do everything (decision 4). */
  public static final String DEFAULT =
      "O:NSG:BAD:P(A;;GA;;;BA)(A;;GR;;;AU)S:P(AU;FA;GA;;;WD)(AU;SA;GWGX;;;WD)";

  private RootDescriptor() {}
}
