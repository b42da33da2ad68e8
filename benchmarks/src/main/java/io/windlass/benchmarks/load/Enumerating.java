package io.windlass.benchmarks.load;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A walk through an enumeration, as a client does it. For one thread. */
final class Enumerating {
  private static final Pattern CONTEXT = Pattern.compile("EnumerationContext[^>]*>([^<]+)<");
  private static final String ITEM_END = "</p:Bench_";

  private final Connection connection;
  private final Requests requests;
  private final int batch;
  private String context;
  private long items;
  private boolean ended;

  private Enumerating(Connection connection, Requests requests, int batch) {
    this.connection = connection;
    this.requests = requests;
    this.batch = batch;
  }

  /** Opens an enumeration; the first items come with the answer. */
  static Enumerating open(Connection connection, Requests requests, int batch) throws IOException {
    Enumerating enumerating = new Enumerating(connection, requests, batch);
    enumerating.take(
        connection.post(
            requests.enumerate(
                "<w:OptimizeEnumeration/><w:MaxElements>" + batch + "</w:MaxElements>")));
    return enumerating;
  }

  /** The context that an answer names. */
  static String context(String answer) throws IOException {
    Matcher found = CONTEXT.matcher(answer);
    if (!found.find()) {
      throw new IOException("no EnumerationContext in " + answer);
    }
    return found.group(1);
  }

  /** Pulls once; false when everything had come already. */
  boolean next() throws IOException {
    if (ended) {
      return false;
    }
    take(connection.post(requests.pull(context, batch)));
    return true;
  }

  private void take(String answer) throws IOException {
    for (int at = answer.indexOf(ITEM_END); at >= 0; at = answer.indexOf(ITEM_END, at + 1)) {
      items++;
    }
    // The end is in the last bytes: no need to look through a large page for it.
    ended = answer.indexOf("EndOfSequence", Math.max(0, answer.length() - 200)) >= 0;
    if (!ended) {
      context = context(answer);
    }
  }

  /** How many have come. */
  long items() {
    return items;
  }
}
