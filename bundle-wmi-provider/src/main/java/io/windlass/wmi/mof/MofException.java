package io.windlass.wmi.mof;

/** Text that is not MOF, or MOF that cannot be. The message starts with the place. */
public final class MofException extends Exception {
  private final transient Place place;

  /** A refusal at a place. */
  public MofException(Place place, String reason) {
    super(place + ": " + reason);
    this.place = place;
  }

  /** Where the mistake stands. */
  public Place place() {
    return place;
  }
}
