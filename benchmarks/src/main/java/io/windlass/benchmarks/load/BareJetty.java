package io.windlass.benchmarks.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The limit of what Jetty can do: reads the request's body, looks at nothing, and answers the same
 * bytes each time. The same Jetty and JVM options as the service has. Either an ordinary handler,
 * which may block and so leaves the selector's thread, or one that promises never to block.
 */
public final class BareJetty {
  private static final String TYPE = "application/soap+xml;charset=UTF-8";

  private BareJetty() {}

  /**
   * Serves the files NAME.xml of a directory at /NAME.
   *
   * @param arguments the directory; {@code true} when the handler promises never to block
   */
  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    Map<String, byte[]> answers = new HashMap<>();
    for (Operation operation : Operation.values()) {
      answers.put(
          "/" + operation.word(), Files.readAllBytes(directory.resolve(operation.word() + ".xml")));
    }
    Server server = new Server(new QueuedThreadPool(200, 4));
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, 1, -1, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(
        Boolean.parseBoolean(arguments[1]) ? new NeverBlocks(answers) : new Ordinary(answers));
    server.start();
    System.out.println("ready " + connector.getLocalPort());
    server.join();
  }

  private static final class Ordinary extends Handler.Abstract {
    private final Map<String, byte[]> answers;

    Ordinary(Map<String, byte[]> answers) {
      this.answers = answers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      return answer(answers, request, response, callback);
    }
  }

  private static final class NeverBlocks extends Handler.Abstract.NonBlocking {
    private final Map<String, byte[]> answers;

    NeverBlocks(Map<String, byte[]> answers) {
      this.answers = answers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      return answer(answers, request, response, callback);
    }
  }

  private static boolean answer(
      Map<String, byte[]> answers, Request request, Response response, Callback callback) {
    byte[] answer = answers.get(Request.getPathInContext(request));
    Content.Source.consumeAll(
        request,
        Callback.from(
            () -> {
              response.getHeaders().put(HttpHeader.CONTENT_TYPE, TYPE);
              response.write(true, ByteBuffer.wrap(answer), callback);
            },
            callback::failed));
    return true;
  }

  /** Such a server in a process of its own. */
  static final class Running implements AutoCloseable {
    private final Started process;
    private final Target server;

    private Running(Started process, Target server) {
      this.process = process;
      this.server = server;
    }

    /** Asks a service once for each operation, and starts a server that answers the same. */
    static Running like(Windlass windlass, Path directory, boolean neverBlocks) throws Exception {
      Files.createDirectories(directory);
      for (Map.Entry<Operation, String> answer : answers(windlass).entrySet()) {
        Files.writeString(directory.resolve(answer.getKey().word() + ".xml"), answer.getValue());
      }
      GcLog gc = new GcLog(directory.resolve("gc.log"));
      Path output = directory.resolve("out");
      Started process =
          Started.start(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xms32m",
                  "-Xmx256m",
                  "-Xss512k",
                  "-XX:+UseSerialGC",
                  "-XX:ReservedCodeCacheSize=48m",
                  "-XX:-UsePerfData",
                  gc.option(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  BareJetty.class.getName(),
                  directory.toString(),
                  Boolean.toString(neverBlocks)),
              Map.of(),
              output,
              "ready ");
      String port =
          Files.readAllLines(output).stream()
              .filter(line -> line.startsWith("ready "))
              .findFirst()
              .orElseThrow()
              .substring(6);
      return new Running(
          process,
          new Target(
              neverBlocks ? "bare Jetty, never blocks" : "bare Jetty",
              "http://127.0.0.1:" + port + "/%s",
              windlass.server().authorization(),
              windlass.server().requests(),
              Optional.of(process.figures()),
              Optional.of(gc)));
    }

    private static Map<Operation, String> answers(Windlass windlass) throws IOException {
      Map<Operation, String> answers = new EnumMap<>(Operation.class);
      Requests requests = windlass.server().requests();
      try (Connection connection = windlass.connect()) {
        for (Operation operation : Operation.values()) {
          String answer = connection.post(requests.body(operation));
          if (operation == Operation.PULL) {
            answer = connection.post(requests.pull(Enumerating.context(answer), 1));
          }
          answers.put(operation, answer);
        }
      }
      return answers;
    }

    /** It, under load. */
    Target server() {
      return server;
    }

    @Override
    public void close() throws InterruptedException {
      process.close();
    }
  }
}
