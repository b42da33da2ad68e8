package io.windlass.wmi.wql;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.windlass.fuzz.Budget;
import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.CimDateTime;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.filter.Filter;
import java.nio.charset.StandardCharsets;

/** A query is parsed, bound and asked, or refused with the place of the mistake. */
class WqlFuzz {
  private static final ClassRepository REPOSITORY = new ClassRepository();
  private static final WqlDialect DIALECT = new WqlDialect(REPOSITORY);
  private static final ClassSchema PROCESS =
      REPOSITORY.find("", "Win32_Process").orElseThrow(IllegalStateException::new);
  private static final Instance INIT =
      Instance.of("Win32_Process")
          .set("Name", "init".repeat(50))
          .set("ProcessId", 1L)
          .set("CreationDate", CimDateTime.parse("20260101000000.000000+000"))
          .build();

  @FuzzTest
  void wql(byte[] input) throws Exception {
    String query = new String(input, StandardCharsets.UTF_8);
    Budget.spend(500, () -> check(query));
  }

  private static void check(String query) {
    try {
      Filter filter = DIALECT.parse(query).bind(PROCESS).orElse(null);
      if (filter != null) {
        filter.matches(INIT);
        filter.properties();
        filter.conjuncts();
      }
    } catch (ResourceFault e) {
      if (e.code() != FaultCode.CANNOT_PROCESS_FILTER || !e.getMessage().startsWith("WQL: ")) {
        throw new AssertionError("refused in another way", e);
      }
    }
  }
}
