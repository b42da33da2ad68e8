package io.windlass.wsman.config.resource;

import io.windlass.wsman.config.store.Configurations;
import io.windlass.wsman.config.tree.Setting;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** What holds now: policy before configuration before default. Safe for several threads. */
final class Values {
  private final Configurations configurations;
  private final Function<String, Optional<String>> policy;

  /**
   * @param policy the value that a policy fixes for the path of a setting
   */
  Values(Configurations configurations, Function<String, Optional<String>> policy) {
    this.configurations = configurations;
    this.policy = policy;
  }

  Configurations configurations() {
    return configurations;
  }

  /** True when a policy fixes it. */
  boolean isFixed(Setting setting) {
    return policy.apply(setting.path()).isPresent();
  }

  /** The value that holds, in its usual spelling where it has one. */
  String now(Setting setting) throws IOException {
    if (setting.access() == Setting.Access.DEPRECATED) {
      return setting.usual();
    }
    Optional<String> fixed = policy.apply(setting.path());
    String value =
        fixed.isPresent()
            ? fixed.get()
            : configurations.values(setting.pid()).getOrDefault(setting.key(), setting.usual());
    try {
      return setting.check().canonical(value);
    } catch (IllegalArgumentException e) {
      // A file holds something that nobody took; showing it is the way to find it.
      return value;
    }
  }
}
