package io.windlass.wsman.core.registry;

import io.windlass.wsman.api.Creatable;
import io.windlass.wsman.api.Deletable;
import io.windlass.wsman.api.Enumerable;
import io.windlass.wsman.api.Gettable;
import io.windlass.wsman.api.Invocable;
import io.windlass.wsman.api.Puttable;
import io.windlass.wsman.api.ResourceProvider;
import io.windlass.wsman.api.XmlResource;
import io.windlass.wsman.api.event.Subscribable;
import io.windlass.wsman.core.call.Bulkhead;
import io.windlass.wsman.core.fault.Faults;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** A provider that is registered: the service, its facts, its bulkhead and its classes. */
public final class ProviderEntry {
  private static final Map<Class<?>, String> CAPABILITIES = new LinkedHashMap<>();

  static {
    CAPABILITIES.put(Gettable.class, "Get");
    CAPABILITIES.put(Puttable.class, "Put");
    CAPABILITIES.put(Creatable.class, "Create");
    CAPABILITIES.put(Deletable.class, "Delete");
    CAPABILITIES.put(Enumerable.class, "Enumerate");
    CAPABILITIES.put(Invocable.class, "Invoke");
    CAPABILITIES.put(Subscribable.class, "Subscribe");
    CAPABILITIES.put(XmlResource.class, "Xml");
  }

  private final ResourceProvider provider;
  private final Bulkhead bulkhead;
  private volatile ProviderFacts facts;
  private volatile CompletionStage<SchemaIndex> schemas;
  private volatile int classes = -1;
  private volatile String rejection = "";

  ProviderEntry(
      ResourceProvider provider,
      ProviderFacts facts,
      Bulkhead bulkhead,
      CompletionStage<SchemaIndex> schemas) {
    this.provider = provider;
    this.bulkhead = bulkhead;
    refresh(facts, schemas);
  }

  /** Its registration changed; what runs goes on with what it has begun with. */
  void refresh(ProviderFacts changed, CompletionStage<SchemaIndex> read) {
    facts = changed;
    schemas = read.whenComplete(this::note);
  }

  private void note(SchemaIndex index, Throwable failure) {
    if (failure == null) {
      classes = index.size();
      rejection = "";
    } else {
      rejection = "schemas() failed: " + Faults.of(failure).getMessage();
    }
  }

  /** The service object. */
  public ResourceProvider provider() {
    return provider;
  }

  /** What its registration says. */
  public ProviderFacts facts() {
    return facts;
  }

  /** Where its code runs. */
  public Bulkhead bulkhead() {
    return bulkhead;
  }

  /** True when it is registered for a URI or for something below that. */
  boolean isFor(String uri) {
    return facts.resourceUris().stream()
        .anyMatch(
            own ->
                own.regionMatches(true, 0, uri, 0, uri.length())
                    && (own.length() == uri.length() || own.charAt(uri.length()) == '/'));
  }

  /** What it can do. */
  public List<String> capabilities() {
    return CAPABILITIES.entrySet().stream()
        .filter(entry -> entry.getKey().isInstance(provider))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** How many classes it declared; -1 while they are not known. */
  int classes() {
    return classes;
  }

  /** Why it cannot be used at all; empty when it can. */
  String rejection() {
    return rejection;
  }

  CompletionStage<SchemaIndex> schemas() {
    return schemas;
  }
}
