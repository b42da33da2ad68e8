package io.windlass.wsman.http.jetty;

import io.windlass.wsman.security.certificate.HostCertificates;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Tells who configures listeners which certificates there are. */
@Component(service = HostCertificates.class)
public final class CertificateSearch implements HostCertificates {
  private final CertificateDirectory directory;

  @Activate
  public CertificateSearch(BundleContext context) {
    this(new CertificateDirectory(Base.of(context).resolve(CertificateDirectory.NAME)));
  }

  CertificateSearch(CertificateDirectory directory) {
    this.directory = directory;
  }

  @Override
  public Optional<String> find(String hostname, String thumbprint) throws CertificateException {
    try {
      return new CertificateChoice(hostname, thumbprint)
          .in(directory.read().certificates())
          .map(HeldCertificate::thumbprint);
    } catch (IOException e) {
      throw new CertificateException(e.getMessage(), e);
    }
  }
}
