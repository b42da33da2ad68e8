package io.windlass.wsman.auth.users;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.windlass.fuzz.Budget;
import java.nio.charset.StandardCharsets;

/** A line of the user file is an account that is written as it was read, or is refused. */
class UsersFuzz {
  @FuzzTest
  void line(byte[] input) throws Exception {
    String line = new String(input, StandardCharsets.UTF_8);
    Budget.spend(200, () -> check(line));
  }

  private static void check(String line) {
    try {
      UserRecord user = UserRecord.parse(line);
      UserRecord again = UserRecord.parse(user.toLine());
      if (!user.sameAccount(again)) {
        throw new AssertionError(user.toLine() + " became " + again.toLine());
      }
    } catch (IllegalArgumentException refused) {
      // as documented
    }
  }
}
