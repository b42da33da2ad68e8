package io.windlass.wsman.automation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WSManTest {
  private static final String FANS = LocalService.FANS;

  @TempDir Path base;
  private LocalService service;
  private WSMan wsman;
  private Session session;

  @BeforeEach
  void start() throws IOException {
    service = new LocalService(base);
    wsman = new WSMan(base, "the command line");
    session = wsman.CreateSession();
  }

  @AfterEach
  void stop() throws IOException {
    wsman.close();
    service.close();
  }

  @Test
  void getsByUriLocatorPathAndReference() {
    ResourceLocator locator = wsman.CreateResourceLocator(FANS);
    locator.AddSelector("DeviceID", "fan0");
    Enumerator references = session.Enumerate(FANS, "", "", wsman.EnumerationFlagReturnEPR());
    for (Object resource :
        new Object[] {
          FANS + "?DeviceID=fan0",
          FANS + "?DeviceID=\"fan0\"",
          locator,
          "root\\example:Example_Fan.DeviceID=\"fan0\"",
          references.ReadItem()
        }) {
      String xml = session.Get(resource);
      assertTrue(xml.contains(":DesiredSpeed>4200<"), xml);
      assertEquals("", session.getError());
    }
  }

  @Test
  void putsWhatWasGot() {
    String xml = session.Get(FANS + "?DeviceID=fan0");
    String changed = session.Put(FANS + "?DeviceID=fan0", xml.replace("4200", "1234"));
    assertTrue(changed.contains(">1234<"), changed);
    assertTrue(session.Get(FANS + "?DeviceID=fan0").contains(">1234<"));
  }

  @Test
  void getsAFragmentWithItsOptions() {
    ResourceLocator locator = wsman.CreateResourceLocator(FANS);
    locator.AddSelector("DeviceID", "fan1");
    locator.AddOption("Loud", 3.0, true);
    locator.setFragmentPath("DesiredSpeed/text()");
    assertTrue(session.Get(locator).contains("3900"));
    String request = service.requests().get(0);
    assertTrue(request.contains("<w:Option Name=\"Loud\" MustComply=\"true\">3</w:Option>"));
    assertTrue(request.contains("<w:OptionSet s:mustUnderstand=\"false\">"), request);
    locator.ClearOptions();
    locator.ClearSelectors();
    locator.setFragmentPath("");
    assertThrows(AutomationException.class, () -> session.Get(locator));
  }

  @Test
  void enumeratesInBatchesWithAFilter() {
    session.setBatchItems(1);
    Enumerator items = session.Enumerate(FANS);
    int count = 0;
    while (!items.getAtEndOfStream()) {
      assertTrue(items.ReadItem().contains("Example_Fan"));
      count++;
    }
    assertEquals(2, count);
    assertTrue(service.requests().size() >= 2);
    AutomationException over = assertThrows(AutomationException.class, items::ReadItem);
    assertEquals(259, over.getNumber());
    assertTrue(items.getError().contains("Code=\"259\""), items.getError());
  }

  @Test
  void closingAnEnumerationReleasesIt() {
    session.setBatchItems(1);
    Enumerator items = session.Enumerate(FANS);
    items.ReadItem();
    assertThrows(AutomationException.class, () -> session.setTimeout(700));
    wsman.close();
    String last = service.requests().get(service.requests().size() - 1);
    assertTrue(last.contains("/Release</a:Action>"), last);
  }

  @Test
  void aFaultIsTheErrorOfTheSession() {
    AutomationException fault =
        assertThrows(AutomationException.class, () -> session.Get(FANS + "?DeviceID=none"));
    assertEquals("Session", fault.getSource());
    assertTrue(fault.getDescription().contains("There is no fan none"), fault.getDescription());
    assertTrue(session.getError().startsWith("<f:WSManFault"), session.getError());
    assertTrue(
        session.getError().contains("Code=\"" + (fault.getNumber() & 0xFFFFFFFFL) + "\""),
        session.getError());
    session.Get(FANS + "?DeviceID=fan0");
    assertEquals("", session.getError());
  }

  @Test
  void whatCannotBeSentIsAnErrorToo() {
    AutomationException wrong =
        assertThrows(AutomationException.class, () -> session.Get("Win32_Service"));
    assertEquals(87, wrong.getNumber());
    assertThrows(AutomationException.class, () -> session.Get(FANS, 1));
    assertThrows(AutomationException.class, () -> session.Invoke("X", FANS, ""));
    assertThrows(AutomationException.class, () -> session.Put(FANS, "<a></b>"));
    assertThrows(AutomationException.class, () -> session.Put(FANS, "<a/></s:Body><s:Body>"));
    assertThrows(AutomationException.class, () -> session.setBatchItems(0));
    assertThrows(AutomationException.class, () -> session.setTimeout(499));
    assertEquals(0, service.requests().size());
    assertTrue(session.getError().contains("<f:Message>Timeout is at least 500"));
  }

  @Test
  void nobodyAtTheSocketIsUnreachable(@TempDir Path empty) {
    try (WSMan other = new WSMan(empty, "")) {
      Session nowhere = other.CreateSession("");
      AutomationException failure =
          assertThrows(AutomationException.class, () -> nowhere.Identify());
      assertEquals("0x80338012", failure.getHexNumber());
    }
  }

  @Test
  void explainsErrorNumbers() {
    assertEquals(
        "ERROR_WSMAN_OPERATION_TIMEDOUT (0x80338029): wsman:TimedOut",
        wsman.GetErrorMessage(2150858793L));
    assertEquals(wsman.GetErrorMessage(2150858793L), wsman.GetErrorMessage(-2144108503));
    assertThrows(AutomationException.class, () -> wsman.GetErrorMessage(123456789));
    assertTrue(wsman.getError().contains("123456789"));
    assertEquals("the command line", wsman.getCommandLine());
  }

  @Test
  void flagsHaveTheValuesOfTheOriginal() {
    Map<IntSupplier, Integer> values =
        Map.ofEntries(
            Map.entry(wsman::SessionFlagUTF8, 1),
            Map.entry(wsman::SessionFlagCredUsernamePassword, 4096),
            Map.entry(wsman::SessionFlagSkipCACheck, 8192),
            Map.entry(wsman::SessionFlagSkipCNCheck, 16384),
            Map.entry(wsman::SessionFlagUseNoAuthentication, 32768),
            Map.entry(wsman::SessionFlagUseDigest, 65536),
            Map.entry(wsman::SessionFlagUseNegotiate, 131072),
            Map.entry(wsman::SessionFlagUseBasic, 262144),
            Map.entry(wsman::SessionFlagUseKerberos, 524288),
            Map.entry(wsman::SessionFlagNoEncryption, 1048576),
            Map.entry(wsman::SessionFlagUseClientCertificate, 2097152),
            Map.entry(wsman::SessionFlagEnableSPNServerPort, 4194304),
            Map.entry(wsman::SessionFlagUTF16, 8388608),
            Map.entry(wsman::SessionFlagUseCredSsp, 16777216),
            Map.entry(wsman::EnumerationFlagNonXmlText, 1),
            Map.entry(wsman::EnumerationFlagReturnEPR, 2),
            Map.entry(wsman::EnumerationFlagReturnObjectAndEPR, 4),
            Map.entry(wsman::EnumerationFlagHierarchyShallow, 32),
            Map.entry(wsman::EnumerationFlagHierarchyDeepBasePropsOnly, 64),
            Map.entry(wsman::EnumerationFlagAssociationInstance, 128));
    values.forEach((flag, value) -> assertEquals(value, flag.getAsInt()));
  }

  @Test
  void flagsThatContradictEachOtherAreRefused() {
    ConnectionOptions user = wsman.CreateConnectionOptions();
    user.setUserName("ann");
    int named = wsman.SessionFlagCredUsernamePassword();
    refused("http://h", wsman.SessionFlagUseBasic() | wsman.SessionFlagUseDigest() | named, user);
    refused("http://h", wsman.SessionFlagUTF8() | wsman.SessionFlagUTF16(), null);
    refused("http://h", wsman.SessionFlagUseNoAuthentication() | named, user);
    refused("http://h", 0, user);
    refused("http://h", named, null);
    refused("https://h", wsman.SessionFlagUseBasic(), null);
    refused("https://h", wsman.SessionFlagUseCredSsp() | named, user);
    refused("http://h", wsman.SessionFlagUseBasic() | named, user);
    refused("http://h", wsman.SessionFlagUseNegotiate() | named, user);
    refused("http://h", wsman.SessionFlagSkipCACheck(), null);
    refused("http://h", wsman.SessionFlagUseSsl(), null);
    refused("https://h", wsman.SessionFlagUseClientCertificate(), null);
    refused("https://h", 0x10, null);
    refused("", named, user);
    refused("ftp://h", 0, null);
    wsman.CreateSession("https://h", wsman.SessionFlagUseBasic() | named, user);
    wsman.CreateSession(
        "h", wsman.SessionFlagUseBasic() | named | wsman.SessionFlagNoEncryption(), user);
    wsman.CreateSession("localhost", wsman.SessionFlagUseNegotiate() | named, user);
    wsman.CreateSession("h", wsman.SessionFlagUseNoAuthentication());
    assertFalse(user.toString().contains("secret"));
  }

  @Test
  void theConfigurationOfTheMachineHolds() throws IOException {
    ConnectionOptions user = wsman.CreateConnectionOptions();
    user.setUserName("ann");
    int named = wsman.SessionFlagCredUsernamePassword();
    Path file = base.resolve("etc/io.windlass.wsman.client.cfg");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "AllowUnencrypted = true\nTrustedHosts = h\nAuth.Digest = false\n");
    wsman.CreateSession("http://h", wsman.SessionFlagUseBasic() | named, user);
    wsman.CreateSession("http://h", wsman.SessionFlagUseNegotiate() | named, user);
    refused("https://h", wsman.SessionFlagUseDigest() | named, user);
    assertTrue(wsman.getError().contains("Digest authentication is currently disabled"));
    Files.writeString(file, "Auth.Negotiate = false\n");
    refused("https://h", named, user);
    refused("https://h", 0, null);
    wsman.CreateSession("https://h", wsman.SessionFlagUseNoAuthentication());
    Files.writeString(file, "DefaultPorts.HTTP = none\n");
    refused("h", wsman.SessionFlagUseNoAuthentication(), null);
    assertTrue(wsman.getError().contains(file.toString()), wsman.getError());
  }

  private void refused(String connection, int flags, ConnectionOptions options) {
    AutomationException wrong =
        assertThrows(
            AutomationException.class, () -> wsman.CreateSession(connection, flags, options));
    assertEquals(87, wrong.getNumber());
    assertTrue(wsman.getError().contains("Code=\"87\""));
  }
}
