package io.windlass.wsman.auth.basic;

import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.auth.AuthResult;
import io.windlass.wsman.auth.PasswordBackend;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Logons of users whom only others know, remembered for a short time. For several threads. */
final class BackendLogons {
  private static final long LIFE = TimeUnit.SECONDS.toNanos(30);
  private static final int MOST = 1000;

  private record Entry(long expires, CompletionStage<AuthResult> answer) {}

  private final List<PasswordBackend> backends = new CopyOnWriteArrayList<>();
  private final ConcurrentMap<CredentialMac.Key, Entry> entries = new ConcurrentHashMap<>();
  private final LongSupplier nanoTime;

  BackendLogons(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  void add(PasswordBackend backend) {
    backends.add(backend);
    entries.clear();
  }

  void remove(PasswordBackend backend) {
    backends.remove(backend);
    entries.clear();
  }

  /** True when there is anybody to ask. */
  boolean any() {
    return !backends.isEmpty();
  }

  /** The answer of a moment ago; null when they have to be asked. */
  CompletionStage<AuthResult> find(CredentialMac.Key key) {
    Entry entry = entries.get(key);
    if (entry != null && entry.expires() - nanoTime.getAsLong() < 0) {
      entries.remove(key, entry);
      return null;
    }
    return entry == null ? null : entry.answer();
  }

  /** Asks one after the other; blocks. */
  boolean ask(CredentialMac.Key key, BasicCredentials given) {
    for (PasswordBackend backend : backends) {
      Optional<Set<String>> roles = backend.verify(given.user(), given.password());
      if (roles.isPresent()) {
        if (entries.size() >= MOST) {
          entries.clear();
        }
        Caller caller = Caller.of(given.user(), BasicScheme.NAME, roles.get());
        entries.put(
            key,
            new Entry(
                nanoTime.getAsLong() + LIFE,
                CompletableFuture.completedStage(AuthResult.accepted(caller))));
        return true;
      }
    }
    return false;
  }
}
