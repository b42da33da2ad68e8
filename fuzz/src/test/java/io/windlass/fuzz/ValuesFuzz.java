package io.windlass.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.windlass.wsman.api.cim.CimDateTime;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.core.limits.Durations;
import io.windlass.wsman.xml.cim.CimText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Durations, date-times and numbers: what is read can be written and read again. */
class ValuesFuzz {
  @FuzzTest
  void values(byte[] input) throws Exception {
    String text = new String(input, StandardCharsets.UTF_8).strip();
    Budget.spend(200, () -> check(text));
  }

  private static void check(String text) {
    Durations.parse(text).ifPresent(ValuesFuzz::usable);
    for (CimType type : CimType.values()) {
      Object value;
      try {
        value = CimText.parse(type, text);
      } catch (IllegalArgumentException refused) {
        continue;
      }
      String key = CimText.key(type, value);
      if (type != CimType.REAL32 && type != CimType.REAL64) {
        same(value, CimText.parse(type, key));
      }
      if (value instanceof CimDateTime time) {
        same(time, CimText.parseDateTime(CimText.dateTime(time)));
      }
    }
  }

  private static void usable(Duration duration) {
    if (duration.isNegative()) {
      throw new AssertionError("negative: " + duration);
    }
    duration.toMillis();
  }

  private static void same(Object first, Object again) {
    if (!first.equals(again)) {
      throw new AssertionError(first + " became " + again);
    }
  }
}
