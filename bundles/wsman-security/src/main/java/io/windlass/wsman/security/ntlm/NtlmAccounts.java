package io.windlass.wsman.security.ntlm;

import java.util.Optional;

/** The accounts that may log on by NTLM. For several threads. */
@FunctionalInterface
public interface NtlmAccounts {
  /**
   * The NT hash of a user, looked up without case; empty when there is no such user, or when it may
   * not use NTLM. The array belongs to the caller, who wipes it.
   *
   * @param user as the client sent it
   * @param domain as the client sent it; maybe empty
   */
  Optional<byte[]> ntHash(String user, String domain);
}
