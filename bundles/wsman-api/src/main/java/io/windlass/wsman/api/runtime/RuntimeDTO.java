package io.windlass.wsman.api.runtime;

import java.util.List;
import org.osgi.dto.DTO;

/** A snapshot of the host. */
public class RuntimeDTO extends DTO {
  /** Every configured listener, also those that could not bind. */
  public List<ListenerDTO> listeners;

  /** Every provider service, whatever its state; those that went lately as GONE. */
  public List<ProviderDTO> providers;

  /** Web applications that were refused a place, with the reason. */
  public List<RefusedWebAppDTO> refusedWebApps;

  /** Enumerations that are open. */
  public int openEnumerations;
}
