package io.windlass.wsman.api.runtime;

import org.osgi.dto.DTO;

/** A web application that was refused a place on the shared port. */
public class RefusedWebAppDTO extends DTO {
  /** The symbolic name of the bundle that offered it. */
  public String bundle;

  /** The path or pattern that it asked for. */
  public String path;

  /** Why it was refused. */
  public String reason;
}
