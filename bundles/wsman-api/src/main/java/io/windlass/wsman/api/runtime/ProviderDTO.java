package io.windlass.wsman.api.runtime;

import java.util.List;
import org.osgi.dto.DTO;

/** A provider service. */
public class ProviderDTO extends DTO {
  /** {@code service.id}. */
  public long serviceId;

  /** The symbolic name of the bundle that registered it. */
  public String bundle;

  /** The resource URIs that it asked for. */
  public List<String> resourceUris;

  /** What it can do: Get, Put, Create, Delete, Enumerate, Invoke, Subscribe, Xml. */
  public List<String> capabilities;

  /** ACTIVE, SHADOWED, REJECTED, QUARANTINED or GONE. */
  public String state;

  /** Why the state is not ACTIVE; empty when it is. */
  public String reason;

  /** The classes that it declared; -1 while they are not known. */
  public int classes;

  /** True when its URIs are served as a whole and not as prefixes. */
  public boolean exact;

  /** True when it reads options. */
  public boolean supportsOptions;
}
