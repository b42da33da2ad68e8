package io.windlass.wsman.auth.users;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration {@code io.windlass.wsman.auth}, as all schemes share it. */
@ObjectClassDefinition(
    id = "io.windlass.wsman.auth",
    name = "Windlass: authentication",
    description = "How callers of this service prove who they are.")
public @interface AuthConfig {
  @AttributeDefinition(name = "Basic", description = "Offers Basic authentication.")
  boolean basic() default false;

  @AttributeDefinition(name = "Negotiate", description = "Offers Negotiate authentication.")
  boolean negotiate() default true;

  @AttributeDefinition(
      name = "Kerberos",
      description =
          "Offers Kerberos, by its own name and within Negotiate, while there is a keytab.")
  boolean kerberos() default true;

  @AttributeDefinition(
      name = "CredSSP",
      description =
          "Offers CredSSP, by which clients hand their password over; nothing here needs that.")
  boolean credssp() default false;

  @AttributeDefinition(
      name = "Certificate",
      description = "Takes client certificates that a rule maps to an account.")
  boolean certificate() default false;

  @AttributeDefinition(
      name = "Allow unencrypted",
      description =
          "Takes Basic credentials and messages that are not sealed over plain HTTP from other"
              + " machines too, where anybody on the way can read them. A listener's own"
              + " allowUnencrypted wins.")
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
