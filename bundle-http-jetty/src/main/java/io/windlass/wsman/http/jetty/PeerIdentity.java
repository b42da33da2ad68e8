package io.windlass.wsman.http.jetty;

import io.windlass.wsman.api.security.Caller;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is at the other end of a Unix domain socket, by the word of the operating system. */
final class PeerIdentity {
  /** The authentication scheme of such callers. */
  static final String SCHEME = "Local";

  private static final String ROOT = "root";

  private static final Logger LOG = LoggerFactory.getLogger(PeerIdentity.class);

  private PeerIdentity() {}

  /**
   * Does nothing where the system can tell who is at the other end.
   *
   * @throws LinkageError where it cannot
   */
  static void requireAvailable() {
    ExtendedSocketOptions.SO_PEERCRED.type();
  }

  /**
   * The caller, an administrator, when the peer runs as the same user as this process or as root,
   * or has come by a socket that its group may write to; anybody else is nobody.
   */
  static Optional<Caller> callerOf(EndPoint endPoint) {
    if (!(endPoint instanceof SocketChannelEndPoint socket)) {
      return Optional.empty();
    }
    try {
      UnixDomainPrincipal peer = socket.getChannel().getOption(ExtendedSocketOptions.SO_PEERCRED);
      if (peer.user().equals(processUser(socket))
          || peer.user().getName().equals(ROOT)
          || isOfGroup(socket)) {
        return Optional.of(Caller.of(peer.user().getName(), SCHEME, Set.of(Caller.ADMINISTRATORS)));
      }
      LOG.warn(
          "Local caller refused: it runs as user '{}', not as the user of this service",
          peer.user().getName());
    } catch (IOException | UnsupportedOperationException e) {
      LOG.warn("Local caller refused: the system does not tell who it is: {}", e.toString());
    }
    return Optional.empty();
  }

  /** The system has looked at the group before it let anybody connect. */
  private static boolean isOfGroup(SocketChannelEndPoint socket) throws IOException {
    UnixDomainSocketAddress address =
        (UnixDomainSocketAddress) socket.getChannel().getLocalAddress();
    return Files.getPosixFilePermissions(address.getPath())
        .contains(PosixFilePermission.GROUP_WRITE);
  }

  /** Whoever made the socket file is this process. */
  private static Object processUser(SocketChannelEndPoint socket) throws IOException {
    UnixDomainSocketAddress address =
        (UnixDomainSocketAddress) socket.getChannel().getLocalAddress();
    return Files.getOwner(address.getPath());
  }
}
