package io.windlass.wsman.auth.negotiate;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What {@link NegotiateScheme} reads of the configuration {@code io.windlass.wsman.auth}. */
@ObjectClassDefinition(
    id = "io.windlass.wsman.auth.negotiate",
    pid = "io.windlass.wsman.auth",
    name = "Windlass: Negotiate",
    description = "Authentication by NTLM, with messages that are sealed.")
@interface NegotiateConfig {
  @AttributeDefinition(name = "Negotiate", description = "Offers Negotiate authentication.")
  boolean negotiate() default true;

  @AttributeDefinition(
      name = "Allow unencrypted",
      description =
          "Takes messages over plain HTTP that are not sealed. A listener's own allowUnencrypted"
              + " wins.")
  boolean allowUnencrypted() default false;

  @AttributeDefinition(
      name = "Channel binding",
      description =
          "Over HTTPS: None looks at nothing, Relaxed checks what a client says of the TLS channel,"
              + " Strict demands it.")
  String CbtHardeningLevel() default "Relaxed";

  @AttributeDefinition(
      name = "MIC of NTLM",
      description =
          "required refuses clients that do not show that nobody changed the negotiation; whenSent"
              + " takes them, as curl is one.")
  String NtlmMic() default "whenSent";
}
