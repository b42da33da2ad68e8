package io.windlass.wsman.http.jetty;

import io.windlass.wsman.api.runtime.ListenerDTO;
import io.windlass.wsman.auth.DataDirectory;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Unix domain socket {@code wsman.sock} of a directory. Whoever connects as the user of this
 * process, or as root, is an administrator, without a password; so is whoever is let in by the
 * group of the socket, when it has one. Only WS-Man is served there.
 */
final class LocalSocket {
  private static final Logger LOG = LoggerFactory.getLogger(LocalSocket.class);
  private static final int MAX_ADDRESS_BYTES = 107;

  private final JettyServer server;
  private final Transports.Entry entry;
  private final Path path;
  private final String group;
  private AbstractConnector connector;
  private boolean closed;

  /**
   * @param group whose members are let in; empty for nobody else than its owner
   */
  LocalSocket(JettyServer server, Transports.Entry entry, Path directory, String group) {
    this.group = group;
    this.server = server;
    this.entry = entry;
    this.path = directory.resolve("wsman.sock");
  }

  /** Opens it; what prevents that is logged and shown, and nothing else suffers. */
  synchronized void open() {
    if (closed) {
      return;
    }
    ListenerDTO dto = new ListenerDTO();
    dto.name = group.isEmpty() ? "local" : "local-" + group;
    dto.transport = ListenerFacts.Kind.LOCAL.name();
    dto.address = path.toString();
    dto.url = "unix:" + path;
    try {
      bind();
      dto.listening = true;
      dto.reason = "";
      entry.show(dto);
      LOG.info("The local socket is {}", path);
    } catch (Exception e) {
      fail(dto, e.getMessage() == null ? e.toString() : e.getMessage());
    } catch (LinkageError e) {
      fail(dto, "this Java platform or distribution lacks what it needs: " + e.getMessage());
    }
  }

  private void fail(ListenerDTO dto, String reason) {
    dto.reason = reason;
    entry.fail(dto);
    LOG.warn("The local socket {} is not available: {}", path, reason);
  }

  private void bind() throws Exception {
    PeerIdentity.requireAvailable();
    if (path.toString().getBytes(StandardCharsets.UTF_8).length > MAX_ADDRESS_BYTES) {
      throw new IOException(
          "its path has more than "
              + MAX_ADDRESS_BYTES
              + " bytes, which sockets cannot have; choose a shorter directory (windlass.data)");
    }
    DataDirectory.create(path.getParent());
    if (!group.isEmpty()) {
      give(path.getParent(), "rwxr-x---");
    }
    removeStale();
    UnixDomainServerConnector fresh =
        new UnixDomainServerConnector(
            server.jetty(), 1, 1, new HttpConnectionFactory(server.httpConfiguration()));
    fresh.setName("local");
    fresh.setUnixDomainPath(path);
    server.open(
        fresh, new ListenerFacts("local", ReservedPaths.DEFAULT_PREFIX, ListenerFacts.Kind.LOCAL));
    connector = fresh;
    if (group.isEmpty()) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    } else {
      give(path, "rw-rw----");
    }
  }

  /** The system lets in who may write to the socket: its owner, its group and root. */
  private void give(Path file, String mode) throws IOException {
    try {
      GroupPrincipal members =
          file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(group);
      Files.getFileAttributeView(file, PosixFileAttributeView.class).setGroup(members);
    } catch (UserPrincipalNotFoundException e) {
      throw new IOException("there is no group " + group + " on this machine", e);
    } catch (IOException e) {
      throw new IOException(
          "the account of this service is not in the group "
              + group
              + ", and cannot give it "
              + file,
          e);
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  /** Removes what a process that died has left; somebody who answers keeps the place. */
  private void removeStale() throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (SocketChannel other = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      throw new IllegalStateException("another process answers there");
    } catch (IOException nobodyAnswers) {
      Files.delete(path);
    }
  }

  /** Closes it, and waits for that: the next one takes the same place. */
  synchronized void close() {
    closed = true;
    entry.remove();
    if (connector != null) {
      try {
        server.close(connector).toCompletableFuture().join();
      } catch (CancellationException | CompletionException e) {
        LOG.warn("The local socket did not close cleanly: {}", e.toString());
      }
      connector = null;
    }
  }
}
