package io.windlass.wsman.api.runtime;

import java.util.List;
import org.osgi.dto.DTO;

/** A configured listener. */
public class ListenerDTO extends DTO {
  /** The NAME of its configuration {@code io.windlass.wsman.listener-NAME}. */
  public String name;

  /** HTTP, HTTPS or LOCAL. */
  public String transport;

  /** The configured address. */
  public String address;

  /** The port that is bound; the configured one while none is; 0 for LOCAL. */
  public int port;

  /** True while requests are accepted. */
  public boolean listening;

  /** Where it answers, {@code http://127.0.0.1:5985/wsman}. */
  public String url;

  /** Why it does not listen; empty when it does. */
  public String reason;

  /** The addresses that requests are accepted on; empty while it does not listen. */
  public List<String> listeningOn;

  /** The name that the certificate must have; empty for HTTP. */
  public String hostname;

  /** The SHA-1 thumbprint of the certificate in use; empty without one. */
  public String certificateThumbprint;

  /** Who made it: empty, {@code GPO} for a policy, or {@code Compatibility}. */
  public String source;

  /** False while it is switched off. */
  public boolean enabled;

  /** The path that it serves, without slashes at the ends. */
  public String prefix;
}
