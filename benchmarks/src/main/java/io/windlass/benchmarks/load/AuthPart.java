package io.windlass.benchmarks.load;

import io.windlass.wsman.client.Authentication;
import io.windlass.wsman.client.Authentication.KerberosScheme;
import io.windlass.wsman.client.Endpoint;
import io.windlass.wsman.client.ResourceLocator;
import io.windlass.wsman.client.SessionOptions;
import io.windlass.wsman.client.TlsOptions;
import io.windlass.wsman.client.WsmanSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What it costs the service to know who asks, and to keep what is said from others. */
final class AuthPart {
  private static final ResourceLocator RESOURCE =
      new ResourceLocator(Windlass.of("Bench_50").resource(), Map.of("Id", "7"), Map.of(), "");

  private final Room room;
  private final List<Row> rows = new ArrayList<>();

  private record Row(String name, double micros, double cpu) {}

  private AuthPart(Room room) {
    this.room = room;
  }

  static String measure(Room room) throws Exception {
    return new AuthPart(room).measure();
  }

  private String measure() throws Exception {
    Path base = room.work().resolve("auth");
    int tlsPort = Started.freePort();
    Path keys = TestKeys.make(room.work());
    Windlass.Settings settings =
        new Windlass.Settings()
            .file(
                "io.windlass.wsman.listener-tls.cfg",
                "transport=HTTPS\naddress=127.0.0.1\nkeystorePassword=changeit\nkeystore="
                    + keys
                    + "\nport="
                    + tlsPort
                    + "\n");
    try (Windlass windlass = Windlass.start(room, base, settings);
        BenchKdc kdc = new BenchKdc(room.work().resolve("kdc"))) {
      kdc.export(base.resolve("etc/windlass.keytab"));
      windlass.addPrincipal(kdc.user());
      Endpoint http = Endpoint.tcp(false, "localhost", windlass.port(), "/wsman");
      Endpoint https = Endpoint.tcp(true, "localhost", tlsPort, "/wsman");
      Endpoint local = Endpoint.local(base.resolve("data/wsman.sock"));
      Authentication basic = Authentication.basic(Windlass.USER, Windlass.PASSWORD);
      Authentication ntlm = Authentication.ntlm(Windlass.USER, Windlass.PASSWORD, "localhost");
      Authentication ticket =
          Authentication.kerberos(KerberosScheme.KERBEROS, kdc.user(), kdc.password(), "localhost");
      run("plain: a local socket, known by the kernel", local, Authentication.none(), windlass);
      run("Basic, http", http, basic, windlass);
      run("Basic, https", https, basic, windlass);
      run("NTLM, sealed, http", http, ntlm, windlass);
      run("NTLM, https", https, ntlm, windlass);
      run("Kerberos, sealed, http", http, ticket, windlass);
      run("Kerberos, https", https, ticket, windlass);
    }
    return table();
  }

  private void run(String name, Endpoint endpoint, Authentication who, Windlass windlass)
      throws IOException {
    int many = room.either(20_000, 3_000);
    SessionOptions options =
        SessionOptions.defaults().withTls(TlsOptions.strict().skippingAuthority().skippingName());
    try (WsmanSession session = new WsmanSession(endpoint, who, options)) {
      for (int i = 0; i < many; i++) {
        session.get(RESOURCE);
      }
      List<Double> cpu = new ArrayList<>();
      List<Double> micros = new ArrayList<>();
      for (int round = 0; round < 3; round++) {
        long before = windlass.figures().cpuMicros();
        long start = System.nanoTime();
        for (int i = 0; i < many; i++) {
          session.get(RESOURCE);
        }
        micros.add((System.nanoTime() - start) / 1e3 / many);
        cpu.add((double) (windlass.figures().cpuMicros() - before) / many);
      }
      rows.add(new Row(name, Markdown.median(micros), Markdown.median(cpu)));
    }
  }

  private String table() {
    Markdown table =
        new Markdown(
            "one client, Get after Get",
            "µs a request",
            "CPU µs of the service",
            "more CPU than plain");
    Row plain = rows.get(0);
    for (Row row : rows) {
      table.row(
          row.name(),
          Markdown.number(row.micros()),
          Markdown.number(row.cpu()),
          Markdown.number(row.cpu() - plain.cpu()));
    }
    return table.toString();
  }
}
