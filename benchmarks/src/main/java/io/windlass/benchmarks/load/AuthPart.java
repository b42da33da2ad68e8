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
  private final List<Way> ways = new ArrayList<>();

  /** A way to ask, and what each of its rounds has cost. */
  private record Way(
      String name, Endpoint endpoint, Authentication who, List<Double> micros, List<Double> cpu) {}

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
      way("plain: a local socket, known by the kernel", local, Authentication.none());
      way("Basic, http", http, basic);
      way("Basic, https", https, basic);
      way("NTLM, sealed, http", http, ntlm);
      way("NTLM, https", https, ntlm);
      way("Kerberos, sealed, http", http, ticket);
      way("Kerberos, https", https, ticket);
      // All take turns, so that none of them is measured before the compiler has finished.
      for (int round = 0; round < 4; round++) {
        for (Way way : ways) {
          run(way, windlass, round > 0);
        }
      }
    }
    return table();
  }

  private void way(String name, Endpoint endpoint, Authentication who) {
    ways.add(new Way(name, endpoint, who, new ArrayList<>(), new ArrayList<>()));
  }

  private void run(Way way, Windlass windlass, boolean counts) throws IOException {
    int many = room.either(20_000, 3_000);
    SessionOptions options =
        SessionOptions.defaults().withTls(TlsOptions.strict().skippingAuthority().skippingName());
    try (WsmanSession session = new WsmanSession(way.endpoint(), way.who(), options)) {
      session.get(RESOURCE);
      long before = windlass.figures().cpuMicros();
      long start = System.nanoTime();
      for (int i = 0; i < many; i++) {
        session.get(RESOURCE);
      }
      if (counts) {
        way.micros().add((System.nanoTime() - start) / 1e3 / many);
        way.cpu().add((double) (windlass.figures().cpuMicros() - before) / many);
      }
    }
  }

  private String table() {
    Markdown table =
        new Markdown(
            "one client, Get after Get",
            "µs a request",
            "CPU µs of the service",
            "more CPU than plain");
    double plain = Markdown.median(ways.get(0).cpu());
    for (Way way : ways) {
      double cpu = Markdown.median(way.cpu());
      table.row(
          way.name(),
          Markdown.number(Markdown.median(way.micros())),
          Markdown.number(cpu),
          Markdown.number(cpu - plain));
    }
    return table.toString();
  }
}
