package io.windlass.wmi.linux.service;

import java.util.Optional;

/**
 * One service, in the words of {@code Win32_Service}.
 *
 * @param name the key
 * @param displayName one line for a person
 * @param pathName the init script, or the command line of the unit
 * @param startMode {@code Auto}, {@code Manual} or {@code Disabled}
 * @param startName the account
 * @param state now
 * @param status {@code OK}, or {@code Error} when it failed
 * @param pid 0 when no process is known
 * @param exitCode of its last end; empty when nobody keeps it
 */
public record ServiceFacts(
    String name,
    String displayName,
    Optional<String> description,
    Optional<String> pathName,
    String startMode,
    Optional<String> startName,
    State state,
    String status,
    long pid,
    Optional<Long> exitCode) {

  /** {@code Win32_Service.State}. */
  public enum State {
    /** Not running. */
    STOPPED("Stopped"),
    /** On its way up. */
    START_PENDING("Start Pending"),
    /** On its way down. */
    STOP_PENDING("Stop Pending"),
    /** Running. */
    RUNNING("Running"),
    /** Nobody can tell. */
    UNKNOWN("Unknown");

    private final String text;

    State(String text) {
      this.text = text;
    }

    /** The value of the property. */
    public String text() {
      return text;
    }
  }
}
