package io.windlass.wsman.api.runtime;

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
}
