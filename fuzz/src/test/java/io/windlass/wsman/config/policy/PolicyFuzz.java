package io.windlass.wsman.config.policy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.windlass.fuzz.Budget;
import io.windlass.wsman.config.tree.ConfigTree;
import io.windlass.wsman.config.tree.Setting;
import java.io.IOException;
import java.util.List;

/** Files of policies: what they fix is a setting in its usual spelling, or they fix nothing. */
class PolicyFuzz {
  @FuzzTest
  void files(byte[] input) throws Exception {
    Budget.spend(500, () -> check(input));
  }

  private static void check(byte[] input) {
    PolicyReading reading = new PolicyReading();
    try {
      RegistryValues registry = new RegistryValues();
      List<RegistryPol.Entry> entries = RegistryPol.read(input);
      registry.apply(entries);
      reading.registry(registry);
    } catch (IllegalArgumentException noRegistry) {
      try {
        reading.properties(PolicyFiles.names(input), "fuzz");
      } catch (IOException | IllegalArgumentException noProperties) {
        return;
      }
    }
    Policy policy = reading.policy();
    for (Setting setting : ConfigTree.get().settings()) {
      String value = policy.settings().get(setting.path());
      if (value != null && !setting.check().canonical(value).equals(value)) {
        throw new AssertionError(setting.path() + " is fixed to " + value);
      }
    }
  }
}
