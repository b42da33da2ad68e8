package io.windlass.wsman.config.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.config.tree.ConfigTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificate mappings, descriptors and the catalog as resources. */
class AccessPartsTest {
  private static final String MAPPING = "/service/certmapping";
  private static final String SECURITY = "/service/security";
  private static final String ISSUER = "5600a015ca5e8a26f638b74e819ae92096da5c8c";
  private static final Map<String, String> KEYS =
      Map.of("Issuer", ISSUER, "Subject", "*@mig.net", "URI", "*");
  private static final String SDDL = "O:NSG:BAD:P(A;;GA;;;BA)";
  private static final Map<String, String> CIMV2 =
      Map.of("Uri", "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2");

  @TempDir private Path base;
  private Bench bench;

  @BeforeEach
  void start() throws IOException {
    bench = new Bench(base);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  /** As the sample of MS-WSMV §4.2.3 has it, other spelling and namespace included. */
  private static String sample() {
    return "<cert:certmapping xmlns:cert=\""
        + ConfigTree.URI
        + MAPPING
        + ".xsd\"><cert:UserName>certAdminAccount</cert:UserName><cert:password>Bull_dog1"
        + "</cert:password><cert:Enabled>true</cert:Enabled></cert:certmapping>";
  }

  @Test
  void aMappingIsMadeShownChangedAndDeleted() {
    String created = bench.create(MAPPING, KEYS, sample());
    assertTrue(created.contains("<w:Selector Name=\"Subject\">*@mig.net</w:Selector>"), created);
    String shown = bench.get(MAPPING, KEYS);
    String order =
        "<cfg:URI>*</cfg:URI><cfg:Subject>*@mig.net</cfg:Subject><cfg:Issuer>"
            + ISSUER
            + "</cfg:Issuer><cfg:UserName>certAdminAccount</cfg:UserName>"
            + "<cfg:Enabled>true</cfg:Enabled><cfg:Password></cfg:Password>";
    assertTrue(shown.contains(order), shown);
    String whole = shown.substring(shown.indexOf("<cfg:Cert"), shown.indexOf("</s:Body>"));
    String put = bench.put(MAPPING, KEYS, whole.replace("Enabled>true", "Enabled>false"));
    assertEquals("false", Bench.text(put, "Enabled"), put);
    assertFalse(bench.delete(MAPPING, KEYS).contains("Fault"));
    assertEquals(List.of(), bench.admin.pids());
  }

  @Test
  void thePasswordOfAMappingIsKeptNowhere() throws IOException {
    bench.create(MAPPING, KEYS, sample());
    String file =
        java.nio.file.Files.readString(
            base.resolve("etc/io.windlass.wsman.certmapping-mapping1.cfg"));
    assertFalse(file.contains("Bull_dog1"), file);
    assertFalse(bench.enumerate(MAPPING).contains("Bull_dog1"));
  }

  @Test
  void whatIsNoMappingIsRefused() {
    String body = Bench.element(MAPPING, "CertMapping", "<c:UserName>u</c:UserName>");
    Map<String, Map<String, String>> bad =
        Map.of(
            "Issuer is no thumbprint", Map.of("Issuer", "1", "Subject", "*", "URI", "*"),
            "Subject is a name", Map.of("Issuer", ISSUER, "Subject", "*a*", "URI", "*"),
            "URI is a resource", Map.of("Issuer", ISSUER, "Subject", "*", "URI", "a?b"));
    bad.forEach(
        (reason, keys) -> {
          String answer = bench.create(MAPPING, keys, body);
          assertTrue(answer.contains("SchemaValidationError"), answer);
          assertTrue(answer.contains(reason), answer);
        });
    assertTrue(
        bench
            .create(MAPPING, KEYS, Bench.element(MAPPING, "CertMapping", ""))
            .contains("UserName is missing"));
    String blank = "<c:UserName>u</c:UserName><c:Password/>";
    assertTrue(
        bench
            .create(MAPPING, KEYS, Bench.element(MAPPING, "CertMapping", blank))
            .contains("2150859115"));
    assertEquals(List.of(), bench.admin.pids());
  }

  @Test
  void keysOfAMappingStay() {
    bench.create(MAPPING, KEYS, sample());
    String body = Bench.element(MAPPING, "CertMapping", "<c:Subject>*</c:Subject>");
    assertTrue(bench.put(MAPPING, KEYS, body).contains("2150859122"));
    assertTrue(bench.create(MAPPING, KEYS, sample()).contains("AlreadyExists"));
  }

  private static String security(String sddl) {
    return "<Security xmlns=\""
        + ConfigTree.URI
        + "/PluginConfiguration\" Uri=\""
        + CIMV2.get("Uri")
        + "\" ExactMatch=\"false\" Sddl=\""
        + sddl
        + "\"/>";
  }

  @Test
  void aDescriptorIsMadeShownChangedAndDeleted() {
    assertTrue(bench.create(SECURITY, CIMV2, security(SDDL)).contains("ResourceCreated"));
    assertTrue(bench.get(SECURITY, CIMV2).contains("Sddl=\"" + SDDL + "\""));
    String more = SDDL + "(A;;GR;;;IU)";
    assertTrue(bench.put(SECURITY, CIMV2, security(more)).contains("Sddl=\"" + more + "\""));
    assertTrue(bench.put(SECURITY, CIMV2, security("x")).contains("SchemaValidationError"));
    assertTrue(bench.enumerate(SECURITY).contains(more));
    assertFalse(bench.delete(SECURITY, CIMV2).contains("Fault"));
    assertTrue(bench.get(SECURITY, CIMV2).contains("InvalidResourceURI"));
  }

  @Test
  void commandLinesSendElements() {
    String body = Bench.element(SECURITY, "Security", "<c:Sddl>" + SDDL + "</c:Sddl>");
    assertTrue(bench.create(SECURITY, CIMV2, body).contains("ResourceCreated"));
    assertTrue(bench.get(SECURITY, CIMV2).contains("Sddl=\"" + SDDL + "\""));
  }

  @Test
  void theCatalogSaysWhatCanBeAsked() {
    String all = bench.enumerate("/resource");
    assertTrue(all.contains("<cfg:Uri>" + ConfigTree.URI + "</cfg:Uri>"), all);
    assertTrue(all.contains("<cfg:Capability>Enumerate</cfg:Capability>"), all);
    assertTrue(bench.get("/resource", Map.of("Uri", ConfigTree.URI)).contains("cfg:Plugin"));
  }
}
