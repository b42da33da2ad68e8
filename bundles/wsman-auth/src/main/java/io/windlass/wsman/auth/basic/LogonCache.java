package io.windlass.wsman.auth.basic;

import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.auth.AuthResult;
import io.windlass.wsman.auth.users.UserRecord;
import io.windlass.wsman.auth.users.UserStore;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Logons that were verified lately, so that clients that send Basic credentials with every request
 * do not cost a password hash each time. Holds no password: the keys are {@link CredentialMac}s. An
 * entry lives until its time is over or its account is another.
 */
final class LogonCache {
  private record Entry(
      UserStore.Snapshot snapshot,
      UserRecord user,
      long expires,
      CompletionStage<AuthResult> answer) {}

  private final Map<CredentialMac.Key, Entry> entries = new ConcurrentHashMap<>();
  private final int capacity;
  private final long lifeNanos;
  private final LongSupplier nanoTime;

  LogonCache(int capacity, long lifeNanos, LongSupplier nanoTime) {
    this.capacity = capacity;
    this.lifeNanos = lifeNanos;
    this.nanoTime = nanoTime;
  }

  /** The accepted answer for these credentials; null when they have to be verified. */
  CompletionStage<AuthResult> find(CredentialMac.Key key, UserStore.Snapshot now) {
    Entry entry = entries.get(key);
    if (entry == null) {
      return null;
    }
    if (entry.expires() - nanoTime.getAsLong() < 0) {
      entries.remove(key, entry);
      return null;
    }
    if (entry.snapshot() == now) {
      return entry.answer();
    }
    if (!entry.user().sameAccount(now.find(entry.user().name()))) {
      entries.remove(key, entry);
      return null;
    }
    entries.replace(key, entry, new Entry(now, entry.user(), entry.expires(), entry.answer()));
    return entry.answer();
  }

  /** Remembers verified credentials and returns the answer for them. */
  CompletionStage<AuthResult> put(
      CredentialMac.Key key, UserStore.Snapshot snapshot, UserRecord user, Caller caller) {
    if (entries.size() >= capacity) {
      long now = nanoTime.getAsLong();
      entries.values().removeIf(entry -> entry.expires() - now < 0);
      if (entries.size() >= capacity) {
        entries.clear();
      }
    }
    CompletionStage<AuthResult> answer =
        CompletableFuture.completedStage(AuthResult.accepted(caller));
    entries.put(key, new Entry(snapshot, user, nanoTime.getAsLong() + lifeNanos, answer));
    return answer;
  }
}
