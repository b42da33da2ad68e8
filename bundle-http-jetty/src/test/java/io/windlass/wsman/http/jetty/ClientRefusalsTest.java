package io.windlass.wsman.http.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClientRefusalsTest {
  private final List<String> lines = new ArrayList<>();
  private final AtomicLong now = new AtomicLong(Long.MIN_VALUE);
  private final ClientRefusals refusals =
      new ClientRefusals((subject, line) -> lines.add(line), now::get);

  @Test
  void saysWhoWasRefusedAndTheInnermostReasonInPrintableCharacters() throws Exception {
    X509Certificate certificate = TestPki.certificate("a\\nb").selfSigned().certificate();
    refusals.refused(
        certificate,
        new CertificateException("outer", new CertificateException("it\nis\u202eold")));
    assertEquals(1, lines.size());
    assertTrue(lines.get(0).contains("CN=a"), lines.get(0));
    assertTrue(lines.get(0).endsWith("is refused: it?is?old"), lines.get(0));
  }

  @Test
  void writesALineASecondAtMostAndCountsTheOthers() throws Exception {
    X509Certificate certificate = TestPki.certificate("a").selfSigned().certificate();
    for (int i = 0; i < 1000; i++) {
      refusals.refused(certificate, new CertificateException("old"));
    }
    assertEquals(1, lines.size());
    now.addAndGet(TimeUnit.SECONDS.toNanos(1));
    refusals.refused(certificate, new CertificateException("old"));
    assertTrue(lines.get(1).endsWith("old (999 refusals before it are not shown)"), lines.get(1));
  }
}
