package io.windlass.it.support;

import static org.junit.Assume.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A POST of SOAP by curl. */
public final class Curl {
  private static final String PROGRAM = "/usr/bin/curl";

  private Curl() {}

  /** The HTTP status; 000 when there is none. */
  public static String status(
      Map<String, String> environment, Path body, String url, String... options) throws Exception {
    String[] all = new String[options.length + 4];
    System.arraycopy(options, 0, all, 4, options.length);
    all[0] = "--output";
    all[1] = "/dev/null";
    all[2] = "--write-out";
    all[3] = "%{http_code}";
    return answer(environment, body, url, all);
  }

  /** What it prints. */
  public static String answer(
      Map<String, String> environment, Path body, String url, String... options) throws Exception {
    assumeTrue("curl is not installed", Files.exists(Path.of(PROGRAM)));
    List<String> command = new ArrayList<>(List.of(PROGRAM, "--silent", "--max-time", "30"));
    command.addAll(List.of("--header", "Content-Type: application/soap+xml;charset=UTF-8"));
    command.addAll(List.of("--data-binary", "@" + body));
    command.addAll(List.of(options));
    command.add(url);
    return Command.run(body.getParent(), environment, command.toArray(String[]::new)).out();
  }
}
