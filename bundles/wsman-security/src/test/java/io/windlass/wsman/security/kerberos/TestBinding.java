package io.windlass.wsman.security.kerberos;

import io.windlass.wsman.security.ChannelBinding;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** The channels of two certificates, CN=here and CN=there. */
final class TestBinding {
  private static final String HERE =
      "MIIBdTCCARugAwIBAgIUb4h2OTtrI/L9vuJP37GZBMyrRLkwCgYIKoZIzj0EAwIwDzENMAsGA1UE"
          + "AwwEaGVyZTAgFw0yNjExMjYxODI4MzVaGA8yMTI2MTEwMjE4MjgzNVowDzENMAsGA1UEAwwEaGVy"
          + "ZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABJDbnipMti4ymvsRPX9IicoM4VLwBoY/WxzRtZ+/"
          + "zIE0fuq4tvK9uU3AGrmzR6MY1GzEyfkvEtqKsSP9MSp9uFSjUzBRMB0GA1UdDgQWBBT6Isltpua+"
          + "ZwszrzQBH6m1AxvMdDAfBgNVHSMEGDAWgBT6Isltpua+ZwszrzQBH6m1AxvMdDAPBgNVHRMBAf8E"
          + "BTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIB3BDbcFiFckwGv8g8stBzzSv+mpNQ6pJ1a5N6JR6Sxi"
          + "AiEAoil8qDI0hm3BoOBak6KBaAm6doG1TQptF3BEQxr2/A8=";
  private static final String THERE =
      "MIIBdzCCAR2gAwIBAgIUSaR5zdzi4qXhKRS8s3Zxv4tRsNgwCgYIKoZIzj0EAwIwEDEOMAwGA1UE"
          + "AwwFdGhlcmUwIBcNMjYxMTI2MTgyODM1WhgPMjEyNjExMDIxODI4MzVaMBAxDjAMBgNVBAMMBXRo"
          + "ZXJlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAETDscH7tbXRKMntdfIbHWGm4Elnd+ikDFPRMS"
          + "bDeSGSlgPSMH1H2HKPJ5X+vGDNC8+8xPQglzCzGF4dy76abUBqNTMFEwHQYDVR0OBBYEFOCHHtMH"
          + "l/X6ZMHzSMvkEKQHuin7MB8GA1UdIwQYMBaAFOCHHtMHl/X6ZMHzSMvkEKQHuin7MA8GA1UdEwEB"
          + "/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIhAIJFTroGVune1S9zTI9XqmK4jeyB+QAiLoCCAIxF"
          + "zFdJAiALVFHihfPJ+Qy4FqscDZIL6nWroKC+g+W+HxphngVPsQ==";

  static final ChannelBinding OWN = of(HERE);
  static final ChannelBinding OTHER = of(THERE);

  private TestBinding() {}

  private static ChannelBinding of(String certificate) {
    try {
      return ChannelBinding.of(
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(
                      new ByteArrayInputStream(Base64.getDecoder().decode(certificate))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
