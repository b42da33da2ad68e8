package io.windlass.wsman.automation;

import io.windlass.wsman.client.ClientSettings;
import io.windlass.wsman.client.Endpoint;
import io.windlass.wsman.client.ErrorNumber;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Where scripts begin: makes sessions and what they need. Closing it closes its sessions. */
public final class WSMan implements AutoCloseable {
  static final int NON_XML_TEXT = 0x1;
  static final int RETURN_EPR = 0x2;
  static final int RETURN_BOTH = 0x4;
  static final int SHALLOW = 0x20;
  static final int BASE_PROPERTIES = 0x40;
  static final int ASSOCIATION_INSTANCE = 0x80;
  static final int ALL_ENUMERATION_FLAGS =
      NON_XML_TEXT | RETURN_EPR | RETURN_BOTH | SHALLOW | BASE_PROPERTIES | ASSOCIATION_INSTANCE;

  private final LastError error = new LastError("WSMan");
  private final Path base;
  private final String commandLine;
  private final List<Session> sessions = new ArrayList<>();

  /** For the instance of {@code WINDLASS_BASE}, or else of {@code ~/.windlass}. */
  public WSMan() {
    this(ofEnvironment(), ProcessHandle.current().info().commandLine().orElse("java"));
  }

  /**
   * For an instance.
   *
   * @param base its directory
   * @param commandLine what {@link #getCommandLine()} says
   */
  public WSMan(Path base, String commandLine) {
    this.base = base.toAbsolutePath().normalize();
    this.commandLine = Objects.requireNonNull(commandLine, "commandLine");
  }

  private static Path ofEnvironment() {
    String named = System.getenv("WINDLASS_BASE");
    return named == null || named.isEmpty()
        ? Path.of(System.getProperty("user.home"), ".windlass")
        : Path.of(named);
  }

  /** The command line of the process that runs the script. */
  public String getCommandLine() {
    return commandLine;
  }

  /** The failure of the last call of this object as XML; empty when it worked. */
  public String getError() {
    return error.xml();
  }

  /** A session with the service of this machine, by its local socket. */
  public Session CreateSession() {
    return CreateSession("", 0, null);
  }

  /** A session as whoever runs the script. */
  public Session CreateSession(String connection) {
    return CreateSession(connection, 0, null);
  }

  /** A session. */
  public Session CreateSession(String connection, int flags) {
    return CreateSession(connection, flags, null);
  }

  /**
   * A session, which connects with its first operation.
   *
   * @param connection {@code [http[s]://]host[:port][/prefix]}; empty or null for this machine
   * @param flags those of {@code SessionFlag...}, added; Negotiate when they name no other way
   * @param options user and password, or null
   */
  public Session CreateSession(String connection, int flags, ConnectionOptions options) {
    return error.watch(
        () -> {
          boolean here = connection == null || connection.isBlank();
          ClientSettings settings =
              here ? ClientSettings.defaults() : ClientSettings.ofInstance(base);
          SessionFlags how = new SessionFlags(flags, options, settings);
          Endpoint endpoint = here ? how.local(base) : how.endpoint(connection);
          Session session =
              new Session(endpoint, how.authentication(endpoint), how.sessionOptions());
          sessions.add(session);
          return session;
        });
  }

  /** An empty object for a user and a password. */
  public ConnectionOptions CreateConnectionOptions() {
    return new ConnectionOptions();
  }

  /** A locator without a URI yet. */
  public ResourceLocator CreateResourceLocator() {
    return new ResourceLocator("");
  }

  /** A locator. */
  public ResourceLocator CreateResourceLocator(String resourceUri) {
    return new ResourceLocator(resourceUri);
  }

  /**
   * What is known of an error number, as {@code winrm helpmsg} prints it.
   *
   * @param number with or without its sign
   */
  public String GetErrorMessage(long number) {
    return error.watch(
        () -> {
          ErrorNumber known =
              ErrorNumber.find(number)
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "No name is known for the error number " + number));
          String hex = Long.toHexString(number & 0xFFFFFFFFL).toUpperCase(Locale.ROOT);
          String fault = known.subcode().isEmpty() ? "" : ": " + known.subcode();
          String detail = known.detail().isEmpty() ? "" : " (" + known.detail() + ")";
          return known.name() + " (0x" + hex + ")" + fault + detail;
        });
  }

  /** Ends everything that was made here. */
  @Override
  public void close() {
    sessions.forEach(Session::close);
    sessions.clear();
  }

  /** Requests in UTF-8, which is also what happens without a flag. */
  public int SessionFlagUTF8() {
    return SessionFlags.UTF8;
  }

  /** Requests in UTF-16. */
  public int SessionFlagUTF16() {
    return SessionFlags.UTF16;
  }

  /** ConnectionOptions says who it is. */
  public int SessionFlagCredUsernamePassword() {
    return SessionFlags.USER_PASSWORD;
  }

  /** Takes a certificate whoever has issued it. */
  public int SessionFlagSkipCACheck() {
    return SessionFlags.SKIP_CA;
  }

  /** Takes a certificate whatever name is in it. */
  public int SessionFlagSkipCNCheck() {
    return SessionFlags.SKIP_CN;
  }

  /** Does not ask whether a certificate was revoked, which nobody does here without being told. */
  public int SessionFlagSkipRevocationCheck() {
    return SessionFlags.SKIP_REVOCATION;
  }

  /** Nobody, for Identify. */
  public int SessionFlagUseNoAuthentication() {
    return SessionFlags.NO_AUTHENTICATION;
  }

  /** Digest. */
  public int SessionFlagUseDigest() {
    return SessionFlags.DIGEST;
  }

  /** Negotiate: NTLM for NAME and DOMAIN\NAME, Kerberos for NAME@REALM and without a user. */
  public int SessionFlagUseNegotiate() {
    return SessionFlags.NEGOTIATE;
  }

  /** Basic. */
  public int SessionFlagUseBasic() {
    return SessionFlags.BASIC;
  }

  /** Kerberos under its own name. */
  public int SessionFlagUseKerberos() {
    return SessionFlags.KERBEROS;
  }

  /** CredSSP, which is refused: it is not available. */
  public int SessionFlagUseCredSsp() {
    return SessionFlags.CREDSSP;
  }

  /** A certificate of the client. */
  public int SessionFlagUseClientCertificate() {
    return SessionFlags.CLIENT_CERTIFICATE;
  }

  /** Messages in clear over http, by Basic or Digest. */
  public int SessionFlagNoEncryption() {
    return SessionFlags.NO_ENCRYPTION;
  }

  /** The port is part of the service's name toward the KDC. */
  public int SessionFlagEnableSPNServerPort() {
    return SessionFlags.SPN_PORT;
  }

  /** Negotiate as whoever runs the script. */
  public int SessionFlagAllowNegotiateImplicitCredentials() {
    return SessionFlags.IMPLICIT_CREDENTIALS;
  }

  /** HTTPS where the connection names no scheme. */
  public int SessionFlagUseSsl() {
    return SessionFlags.SSL;
  }

  /** Instances of subclasses too, as they are. */
  public int EnumerationFlagHierarchyDeep() {
    return 0;
  }

  /** Instances of subclasses too, with the properties of the class only. */
  public int EnumerationFlagHierarchyDeepBasePropsOnly() {
    return BASE_PROPERTIES;
  }

  /** No instances of subclasses. */
  public int EnumerationFlagHierarchyShallow() {
    return SHALLOW;
  }

  /** The filter is text, even when it begins as XML does. */
  public int EnumerationFlagNonXmlText() {
    return NON_XML_TEXT;
  }

  /** Items are endpoint references. */
  public int EnumerationFlagReturnEPR() {
    return RETURN_EPR;
  }

  /** Items are objects. */
  public int EnumerationFlagReturnObject() {
    return 0;
  }

  /** Items are objects with their endpoint references. */
  public int EnumerationFlagReturnObjectAndEPR() {
    return RETURN_BOTH;
  }

  /** What is associated: what an association filter asks for. */
  public int EnumerationFlagAssociatedInstance() {
    return 0;
  }

  /** The associations themselves, which the filter's element says as well. */
  public int EnumerationFlagAssociationInstance() {
    return ASSOCIATION_INSTANCE;
  }
}
