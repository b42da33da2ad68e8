package io.windlass.wsman.http.jetty;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The factory configuration {@code io.windlass.wsman.listener}. */
@ObjectClassDefinition(
    id = "io.windlass.wsman.listener",
    name = "Windlass: listener",
    description = "An address and port where WS-Management is served.")
@interface ListenerConfig {
  @AttributeDefinition(
      description =
          "The address to listen on: 127.0.0.1 or IP:127.0.0.1, MAC:32-A3-58-90-BE-CC for those of"
              + " an interface, * for all.")
  String address() default "127.0.0.1";

  @AttributeDefinition(
      description =
          "The port; 0 lets the system choose, -1 is that of DefaultPorts: 5985 for HTTP, 5986 for HTTPS.")
  int port() default -1;

  @AttributeDefinition(
      description =
          "HTTPS: the name that the certificate is for; where no file is named, it is the one of"
              + " that name in certificates/, and empty is a name of this host.")
  String hostname() default "";

  @AttributeDefinition(
      description = "HTTPS: the SHA-1 of the certificate in certificates/; goes before files.")
  String certificateThumbprint() default "";

  @AttributeDefinition(description = "Who made it: empty, or GPO for a policy.")
  String source() default "";

  @AttributeDefinition(description = "HTTP or HTTPS.")
  String transport() default "HTTP";

  @AttributeDefinition(description = "False closes the listener and keeps its configuration.")
  boolean enabled() default true;

  @AttributeDefinition(description = "The path, without slashes at the ends.")
  String prefix() default ReservedPaths.DEFAULT_PREFIX;

  @AttributeDefinition(description = "HTTPS: the file with key and certificate, PKCS12 or JKS.")
  String keystore() default "";

  @AttributeDefinition(description = "HTTPS: the password of the file.")
  String keystorePassword() default "";

  @AttributeDefinition(description = "HTTPS: a file whose first line is the password of the file.")
  String keystorePasswordFile() default "";

  @AttributeDefinition(
      description =
          "HTTPS: which certificate of the file; empty: all, and the name that a client asks for"
              + " (SNI) chooses.")
  String certificateAlias() default "";

  @AttributeDefinition(
      description =
          "HTTPS, instead of keystore: PEM file, the certificate first, then its issuers.")
  String certificateFile() default "";

  @AttributeDefinition(
      description = "HTTPS, with certificateFile: PEM file with the key, PKCS#8 and not encrypted.")
  String keyFile() default "";

  @AttributeDefinition(description = "HTTPS: asks clients for certificates; needs truststore.")
  boolean clientCertificates() default false;

  @AttributeDefinition(
      description = "HTTPS: the authorities that issue clients' certificates: PKCS12, JKS or PEM.")
  String truststore() default "";

  @AttributeDefinition(description = "HTTPS: the password of truststore; PEM has none.")
  String truststorePassword() default "";

  @AttributeDefinition(description = "HTTPS: a file whose first line is that password.")
  String truststorePasswordFile() default "";

  @AttributeDefinition(
      description =
          "HTTPS: a PEM or DER file with the CRLs of these authorities; without a valid one no"
              + " client certificate is taken.")
  String crlFile() default "";

  @AttributeDefinition(
      description =
          "HTTPS: asks the authorities (OCSP) whether a client certificate was revoked; no answer"
              + " refuses it.")
  boolean ocsp() default false;

  @AttributeDefinition(
      description =
          "Takes passwords in clear text from other machines: true or false; empty: as"
              + " io.windlass.wsman.auth says.")
  String allowUnencrypted() default "";
}
