package io.windlass.wsman.core.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which provider serves which URI: the longest prefix at a slash wins, without case. Immutable. */
final class RouteTable {
  private final Map<String, ProviderEntry> prefixes = new HashMap<>();
  private final Map<String, ProviderEntry> exact = new HashMap<>();
  private final Map<ProviderEntry, List<String>> shadowed = new HashMap<>();

  RouteTable(Iterable<ProviderEntry> entries) {
    for (ProviderEntry entry : entries) {
      for (String uri : entry.facts().resourceUris()) {
        add(entry.facts().exact() ? exact : prefixes, normalise(uri), entry);
      }
    }
  }

  private void add(Map<String, ProviderEntry> map, String uri, ProviderEntry entry) {
    ProviderEntry present = map.get(uri);
    if (present == null || entry.facts().precedes(present.facts())) {
      map.put(uri, entry);
      if (present != null) {
        shadow(present, uri, entry);
      }
    } else {
      shadow(entry, uri, present);
    }
  }

  private void shadow(ProviderEntry loser, String uri, ProviderEntry winner) {
    String reason =
        uri
            + " is served by "
            + winner.facts().bundle()
            + " (service.ranking "
            + winner.facts().ranking()
            + " against "
            + loser.facts().ranking()
            + ", service.id "
            + winner.facts().serviceId()
            + ")";
    shadowed.computeIfAbsent(loser, key -> new ArrayList<>()).add(reason);
  }

  private static String normalise(String uri) {
    String lower = uri.toLowerCase(Locale.ROOT);
    return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
  }

  Optional<ProviderEntry> find(String resourceUri) {
    String uri = normalise(resourceUri);
    ProviderEntry found = exact.get(uri);
    while (found == null) {
      found = prefixes.get(uri);
      int slash = uri.lastIndexOf('/');
      if (found != null || slash <= 0) {
        break;
      }
      uri = uri.substring(0, slash);
    }
    return Optional.ofNullable(found);
  }

  /** Why some or all URIs of a provider go to others; empty when none does. */
  String shadowReason(ProviderEntry entry) {
    return String.join("; ", shadowed.getOrDefault(entry, List.of()));
  }

  /** True when every URI of the provider goes to others. */
  boolean isShadowed(ProviderEntry entry) {
    return shadowed.getOrDefault(entry, List.of()).size() == entry.facts().resourceUris().size();
  }
}
