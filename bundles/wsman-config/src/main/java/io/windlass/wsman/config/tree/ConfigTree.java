package io.windlass.wsman.config.tree;

import io.windlass.wsman.config.tree.Setting.Access;
import io.windlass.wsman.security.AddressRanges;
import io.windlass.wsman.security.sddl.RootDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tree {@code winrm/config} (MS-WSMV §2.2.4.10): every value, what it may be, what it is by
 * default, and which configuration holds it. What Windows has and this does not is left out of no
 * answer: the deprecated values show what Windows shows.
 */
public final class ConfigTree {
  /** The URI of the root; a section's is this with its path. */
  public static final String URI = "http://schemas.microsoft.com/wbem/wsman/1/config";

  /** The limits of the service, and who may come in. */
  public static final String SERVICE = "io.windlass.wsman.service";

  /** The ways to log on. */
  public static final String AUTH = "io.windlass.wsman.auth";

  /** What programs on this machine do when they are clients. */
  public static final String CLIENT = "io.windlass.wsman.client";

  /** Shells. */
  public static final String WINRS = "io.windlass.wsman.winrs";

  private static final long UNSIGNED_INT = 4_294_967_295L;
  private static final long SIGNED_INT = 2_147_483_647L;

  private static final Section ROOT = root();

  private ConfigTree() {}

  /** The whole tree. */
  public static Section get() {
    return ROOT;
  }

  /** The section of a path, compared without case. */
  public static Optional<Section> section(String path) {
    return ROOT.sections().stream()
        .filter(section -> section.path().equalsIgnoreCase(path))
        .findFirst();
  }

  private static Section root() {
    return new Section(
        "",
        "Config",
        List.of(
            number(SERVICE, "MaxEnvelopeSizekb", 500, 32, 1_039_440),
            number(SERVICE, "MaxTimeoutms", 60_000, 500, UNSIGNED_INT),
            number(SERVICE, "MaxBatchItems", 32_000, 1, UNSIGNED_INT),
            unlimited("MaxProviderRequests"),
            client(),
            service(),
            winrs()));
  }

  private static Section client() {
    List<Object> members = new ArrayList<>();
    members.add(number(CLIENT, "Client/NetworkDelayms", 5000, 500, UNSIGNED_INT));
    members.add(text(CLIENT, "Client/URLPrefix", "wsman", Check.urlPrefix()));
    members.add(flag(CLIENT, "Client/AllowUnencrypted", "AllowUnencrypted", false));
    List<Object> auth = new ArrayList<>();
    for (String way : List.of("Basic", "Digest", "Kerberos", "Negotiate", "Certificate")) {
      auth.add(flag(CLIENT, "Client/Auth/" + way, "Auth." + way, true));
    }
    auth.add(flag(CLIENT, "Client/Auth/CredSSP", "Auth.CredSSP", false));
    members.add(new Section("Client/Auth", "Auth", auth));
    members.add(ports("Client/DefaultPorts", CLIENT, Access.WRITABLE));
    members.add(text(CLIENT, "Client/TrustedHosts", "", Check.trustedHosts()));
    return new Section("Client", "Client", members);
  }

  private static Section service() {
    return new Section(
        "Service",
        "Service",
        List.of(
            text(SERVICE, "Service/RootSDDL", RootDescriptor.DEFAULT, Check.descriptor()),
            unlimited("Service/MaxConcurrentOperations"),
            number(SERVICE, "Service/MaxConcurrentOperationsPerUser", 1500, 1, UNSIGNED_INT),
            number(SERVICE, "Service/EnumerationTimeoutms", 60_000, 500, UNSIGNED_INT),
            number(SERVICE, "Service/MaxConnections", 300, 1, UNSIGNED_INT),
            number(SERVICE, "Service/MaxPacketRetrievalTimeSeconds", 120, 1, UNSIGNED_INT),
            flag(AUTH, "Service/AllowUnencrypted", "allowUnencrypted", false),
            new Section(
                "Service/Auth",
                "Auth",
                List.of(
                    flag(AUTH, "Service/Auth/Basic", "basic", false),
                    flag(AUTH, "Service/Auth/Kerberos", "kerberos", true),
                    flag(AUTH, "Service/Auth/Negotiate", "negotiate", true),
                    flag(AUTH, "Service/Auth/Certificate", "certificate", false),
                    flag(AUTH, "Service/Auth/CredSSP", "credssp", false),
                    text(
                        AUTH,
                        "Service/Auth/CbtHardeningLevel",
                        "Relaxed",
                        Check.oneOf("None", "Relaxed", "Strict")))),
            ports("Service/DefaultPorts", SERVICE, Access.READ_ONLY),
            text(SERVICE, "Service/IPv4Filter", "*", Check.addresses(AddressRanges::ipv4)),
            text(SERVICE, "Service/IPv6Filter", "*", Check.addresses(AddressRanges::ipv6)),
            own(SERVICE, "Service/EnableCompatibilityHttpListener", false),
            own(SERVICE, "Service/EnableCompatibilityHttpsListener", false),
            text(SERVICE, "Service/CertificateThumbprint", "", Check.thumbprint()),
            own(SERVICE, "Service/AllowRemoteAccess", true)));
  }

  private static Section winrs() {
    return new Section(
        "Winrs",
        "Winrs",
        List.of(
            own(WINRS, "Winrs/AllowRemoteShellAccess", true),
            number(WINRS, "Winrs/IdleTimeout", 7_200_000, 0, SIGNED_INT),
            number(WINRS, "Winrs/MaxConcurrentUsers", 10, 1, 100),
            new Setting(
                "Winrs/MaxShellRunTime",
                WINRS,
                "MaxShellRunTime",
                "28800000",
                Check.number(0, SIGNED_INT),
                Access.DEPRECATED),
            number(WINRS, "Winrs/MaxProcessesPerShell", 25, 0, SIGNED_INT),
            number(WINRS, "Winrs/MaxMemoryPerShellMB", 1024, 0, SIGNED_INT),
            number(WINRS, "Winrs/MaxShellsPerUser", 30, 0, SIGNED_INT)));
  }

  private static Section ports(String path, String pid, Access access) {
    List<Object> members = new ArrayList<>();
    for (String transport : List.of("HTTP", "HTTPS")) {
      members.add(
          new Setting(
              path + "/" + transport,
              pid,
              "DefaultPorts." + transport,
              transport.equals("HTTP") ? "5985" : "5986",
              Check.number(1, 65_535),
              access));
    }
    return new Section(path, "DefaultPorts", members);
  }

  private static Setting number(String pid, String path, long usual, long least, long most) {
    return new Setting(
        path, pid, last(path), Long.toString(usual), Check.number(least, most), Access.WRITABLE);
  }

  private static Setting flag(String pid, String path, String key, boolean usual) {
    return new Setting(path, pid, key, Boolean.toString(usual), Check.bool(), Access.WRITABLE);
  }

  private static Setting own(String pid, String path, boolean usual) {
    return flag(pid, path, last(path), usual);
  }

  private static Setting text(String pid, String path, String usual, Check check) {
    return new Setting(path, pid, last(path), usual, check, Access.WRITABLE);
  }

  /** Windows shows these as unlimited and refuses to change them. */
  private static Setting unlimited(String path) {
    return new Setting(
        path,
        SERVICE,
        last(path),
        Long.toString(UNSIGNED_INT),
        Check.number(1, UNSIGNED_INT),
        Access.DEPRECATED);
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
