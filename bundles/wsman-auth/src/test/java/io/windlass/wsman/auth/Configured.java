package io.windlass.wsman.auth;

import io.windlass.wsman.auth.users.AuthConfig;
import java.lang.annotation.Annotation;

/** A configuration of authentication by hand. */
public record Configured(
    boolean basic,
    boolean negotiate,
    boolean kerberos,
    boolean credssp,
    boolean certificate,
    boolean allowUnencrypted,
    String CbtHardeningLevel,
    String NtlmMic)
    implements AuthConfig {
  /** As it is without a configuration, but for these two. */
  public static Configured of(boolean basic, boolean allowUnencrypted) {
    return new Configured(basic, true, true, true, true, allowUnencrypted, "Relaxed", "whenSent");
  }

  @Override
  public Class<? extends Annotation> annotationType() {
    return AuthConfig.class;
  }
}
