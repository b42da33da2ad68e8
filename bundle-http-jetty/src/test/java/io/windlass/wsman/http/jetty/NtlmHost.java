package io.windlass.wsman.http.jetty;

import io.windlass.wsman.auth.kerberos.KerberosService;
import io.windlass.wsman.auth.negotiate.NegotiateScheme;
import io.windlass.wsman.auth.users.Accounts;
import io.windlass.wsman.auth.users.NtSecrets;
import io.windlass.wsman.auth.users.PasswordHash;
import io.windlass.wsman.auth.users.UserFile;
import io.windlass.wsman.auth.users.UserRecord;
import io.windlass.wsman.security.ntlm.NtlmCrypto;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;

/** A host that knows alice by NTLM, and bob not: where messages have to be sealed and where not. */
final class NtlmHost implements AutoCloseable {
  static final String PASSWORD = "s3cret";

  final TestHost host;
  final ServerConnector strict;
  final ServerConnector lenient;

  NtlmHost(Path directory) throws Exception {
    String secret = new NtSecrets(directory).seal("alice", NtlmCrypto.ntHash(PASSWORD));
    new UserFile(directory)
        .update(
            users -> {
              users.put(
                  "alice", new UserRecord("alice", Set.of(), PasswordHash.unmatchable(), secret));
              users.put("bob", new UserRecord("bob", Set.of(), PasswordHash.unmatchable()));
              return users;
            });
    Accounts accounts = new Accounts(directory, System::nanoTime);
    KerberosService kerberos =
        new KerberosService(
            directory, TestHost.configuration(KerberosService.Config.class), System::nanoTime);
    host = new TestHost(new NegotiateScheme(accounts, kerberos, TestHost.configuration()));
    strict = listen("strict", false);
    lenient = listen("lenient", true);
  }

  private ServerConnector listen(String name, boolean allowUnencrypted) throws Exception {
    ServerConnector connector =
        new ServerConnector(
            host.server.jetty(), 1, 1, new HttpConnectionFactory(host.server.httpConfiguration()));
    connector.setHost("127.0.0.1");
    host.server.open(
        connector,
        new ListenerFacts(name, "wsman", ListenerFacts.Kind.HTTP, Optional.of(allowUnencrypted)));
    return connector;
  }

  @Override
  public void close() throws Exception {
    host.close();
  }
}
