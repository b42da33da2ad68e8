package io.windlass.wsman.security.sddl;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.windlass.fuzz.Budget;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Descriptors: what is read says the same when it is read again, and nothing allows nobody. */
class SddlFuzz {
  private static final int ALL = AccessMask.READ | AccessMask.WRITE | AccessMask.EXECUTE;

  @FuzzTest
  void descriptors(byte[] input) throws Exception {
    Budget.spend(200, () -> check(new String(input, StandardCharsets.ISO_8859_1)));
  }

  private static void check(String text) {
    SecurityDescriptor read;
    try {
      read = SecurityDescriptor.parse(text);
    } catch (IllegalArgumentException refused) {
      return;
    }
    Set<String> sids = Set.of(Sid.ADMINISTRATORS, Sid.EVERYONE);
    SecurityDescriptor again = SecurityDescriptor.parse(read.toString());
    if (read.allows(sids, ALL) != again.allows(sids, ALL) || read.allows(Set.of(), ALL)) {
      throw new AssertionError("allows something else: " + read);
    }
    if (read.words().isEmpty() || !read.words().equals(again.words())) {
      throw new AssertionError("says something else: " + read);
    }
  }
}
