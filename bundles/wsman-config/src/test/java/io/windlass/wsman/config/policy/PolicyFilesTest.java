package io.windlass.wsman.config.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies from files. */
class PolicyFilesTest {
  private static final String SERVICE = PolicyNames.SERVICE;
  @TempDir private Path directory;
  private PolicyFiles files;

  @BeforeEach
  void start() {
    files = new PolicyFiles(List.of(directory));
  }

  /** Writes a Registry.pol, entry by entry. */
  private static final class Pol {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Pol() {
      out.writeBytes(new byte[] {'P', 'R', 'e', 'g', 1, 0, 0, 0});
    }

    Pol number(String key, String value, int number) {
      return entry(key, value, 4, integer(number));
    }

    Pol text(String key, String value, String text) {
      return entry(key, value, 1, (text + "\0").getBytes(StandardCharsets.UTF_16LE));
    }

    Pol entry(String key, String value, int type, byte[] data) {
      unit("[").unit(key + "\0").unit(";").unit(value + "\0").unit(";");
      out.writeBytes(integer(type));
      unit(";");
      out.writeBytes(integer(data.length));
      unit(";");
      out.writeBytes(data);
      return unit("]");
    }

    private Pol unit(String text) {
      out.writeBytes(text.getBytes(StandardCharsets.UTF_16LE));
      return this;
    }

    private static byte[] integer(int number) {
      return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array();
    }

    byte[] octets() {
      return out.toByteArray();
    }
  }

  private Policy read(Pol pol) throws IOException {
    Files.write(directory.resolve("Registry.pol"), pol.octets());
    return files.read();
  }

  @Test
  void valuesFixSettings() throws IOException {
    Policy policy =
        read(
            new Pol()
                .number(SERVICE, "AllowBasic", 0)
                .number(SERVICE.toLowerCase(), "allowkerberos", 1)
                .text(SERVICE, "IPv4Filter", "10.0.0.1-10.0.0.9")
                .number(SERVICE, "CBTHardeningLevelStatus", 1)
                .text(SERVICE, "CbtHardeningLevel", "strict")
                .number(PolicyNames.CLIENT, "TrustedHosts", 1)
                .text(PolicyNames.CLIENT, "TrustedHostsList", "a,b")
                .number(PolicyNames.WINRS, "MaxShellsPerUser", 3)
                .number(SERVICE, "AllowAutoConfig", 1));
    assertEquals(List.of(), policy.problems());
    assertEquals(
        Map.of(
            "Service/Auth/Basic", "false",
            "Service/Auth/Kerberos", "true",
            "Service/IPv4Filter", "10.0.0.1-10.0.0.9",
            "Service/Auth/CbtHardeningLevel", "Strict",
            "Client/TrustedHosts", "a,b",
            "Winrs/MaxShellsPerUser", "3"),
        policy.settings());
    assertEquals(Optional.of(true), policy.autoConfig());
  }

  @Test
  void ordersDelete() throws IOException {
    Policy policy =
        read(
            new Pol()
                .number(SERVICE, "AllowBasic", 0)
                .number(SERVICE, "AllowKerberos", 0)
                .number(SERVICE, "AllowNegotiate", 0)
                .number(PolicyNames.CLIENT, "AllowBasic", 0)
                .number(PolicyNames.WINRS, "MaxShellsPerUser", 3)
                .text(SERVICE, "**Del.AllowBasic", " ")
                .text(SERVICE, "**deletevalues", "AllowKerberos; other")
                .text(PolicyNames.CLIENT, "**DelVals.", " ")
                .text(SERVICE, "**DeleteKeys", "WinRS")
                .number(SERVICE, "**soft.AllowNegotiate", 1)
                .number(SERVICE, "**soft.AllowCredSSP", 0)
                .number(SERVICE, "**SecureKey", 1));
    assertEquals(
        Map.of("Service/Auth/Negotiate", "false", "Service/Auth/CredSSP", "false"),
        policy.settings());
  }

  @Test
  void theLastFileWins() throws IOException {
    Files.write(directory.resolve("a.pol"), new Pol().number(SERVICE, "AllowBasic", 1).octets());
    Files.write(directory.resolve("b.pol"), new Pol().number(SERVICE, "AllowBasic", 0).octets());
    Path users = Files.createDirectory(directory.resolve("USER"));
    Files.write(users.resolve("c.pol"), new Pol().number(SERVICE, "AllowBasic", 1).octets());
    assertEquals(Map.of("Service/Auth/Basic", "false"), files.read().settings());
  }

  @Test
  void aWrongValueIsToldAndNotApplied() throws IOException {
    Policy policy =
        read(
            new Pol()
                .number(SERVICE, "AllowBasic", 7)
                .number(PolicyNames.WINRS, "MaxConcurrentUsers", 101)
                .entry(SERVICE, "AllowKerberos", 3, new byte[] {1})
                .number(SERVICE, "AllowNegotiate", 1));
    assertEquals(Map.of("Service/Auth/Negotiate", "true"), policy.settings());
    assertEquals(3, policy.problems().size(), policy.problems().toString());
    assertTrue(policy.problems().get(0).contains("AllowBasic = 7"), policy.problems().get(0));
  }

  @Test
  void aDamagedFileSaysWhatItSaidBefore() throws IOException {
    Pol pol = new Pol().number(SERVICE, "AllowBasic", 0);
    read(pol);
    byte[] whole = pol.octets();
    for (int length = 0; length < whole.length; length++) {
      if (length == 8) {
        // Nothing but the header is a policy that says nothing.
        continue;
      }
      Files.write(directory.resolve("Registry.pol"), Arrays.copyOf(whole, length));
      Policy policy = files.read();
      assertEquals(Map.of("Service/Auth/Basic", "false"), policy.settings(), "" + length);
      assertTrue(policy.problems().get(0).contains("stays in force"), policy.problems().get(0));
    }
    Files.delete(directory.resolve("Registry.pol"));
    assertEquals(Policy.NONE, files.read());
  }

  @Test
  void sizesAreNotBelieved() throws IOException {
    byte[] huge = new Pol().number(SERVICE, "AllowBasic", 0).octets();
    // The size of the data stands before the data, a separator and the end.
    Arrays.fill(huge, huge.length - 12, huge.length - 8, (byte) 0x7f);
    Files.write(directory.resolve("Registry.pol"), huge);
    Policy policy = files.read();
    assertEquals(Map.of(), policy.settings());
    assertTrue(policy.problems().get(0).contains("data of 2139062143"), "" + policy.problems());
  }

  @Test
  void propertiesFixSettingsToo() throws IOException {
    Files.writeString(
        directory.resolve("site.properties"),
        "Service/Auth/Basic = false\nservice/ipv6filter =\nAllowAutoConfig = true\n"
            + "SubscriptionManager.1 = Server=https://c.example.org:5986/wsman/SubscriptionManager/"
            + "WEC,Refresh=60,IssuerCA=5600a015ca5e8a26f638b74e819ae92096da5c8c\n"
            + "MaxForwardingRate = 50\nNo/Such = 1\n");
    Policy policy = files.read();
    assertEquals(
        Map.of("Service/Auth/Basic", "false", "Service/IPv6Filter", ""), policy.settings());
    assertEquals(60, policy.collectors().get(0).refreshSeconds());
    assertEquals(50, policy.maxForwardingRate().getAsLong());
    assertEquals(1, policy.problems().size());
    assertTrue(policy.problems().get(0).contains("No/Such"), "" + policy.problems());
  }

  @Test
  void collectorsAreReadAndBadOnesTold() throws IOException {
    Policy policy =
        read(
            new Pol()
                .text(PolicyNames.MANAGERS, "1", "Server=http://c:5985/wsman/x,Refresh=900")
                .text(PolicyNames.MANAGERS, "2", "Server=ftp://c")
                .text(PolicyNames.MANAGERS, "3", "Refresh=1")
                .text(PolicyNames.MANAGERS, "4", "Server=http://c/x,Refresh=0"));
    assertEquals(1, policy.collectors().size());
    assertEquals(3, policy.problems().size(), policy.problems().toString());
  }

  @Test
  void aChangeHasAnotherStamp() throws IOException {
    Map<Path, String> before = files.stamps();
    Files.writeString(directory.resolve("x.properties"), "Service/Auth/Basic=false\n");
    assertNotEquals(before, files.stamps());
    assertEquals(files.stamps(), files.stamps());
  }
}
