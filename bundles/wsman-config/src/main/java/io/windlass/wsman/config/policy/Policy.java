package io.windlass.wsman.config.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What policies fix for this machine. Immutable.
 *
 * @param settings value by the path of a setting in the configuration tree, {@code
 *     Service/Auth/Basic}
 * @param autoConfig AllowAutoConfig; empty when no policy says anything
 * @param disableRunAs DisableRunAs: plug-ins do not work in somebody else's name
 * @param collectors the collectors of events that this machine is to ask
 * @param maxForwardingRate events a second, of all subscriptions together
 * @param problems what could not be read, for a person: file, value, cause, next step
 */
public record Policy(
    Map<String, String> settings,
    Optional<Boolean> autoConfig,
    boolean disableRunAs,
    List<EventCollector> collectors,
    OptionalLong maxForwardingRate,
    List<String> problems) {

  /** No policy. */
  public static final Policy NONE =
      new Policy(Map.of(), Optional.empty(), false, List.of(), OptionalLong.empty(), List.of());

  /** Copies what is given. */
  public Policy {
    settings = Map.copyOf(settings);
    collectors = List.copyOf(collectors);
    problems = List.copyOf(problems);
  }
}
