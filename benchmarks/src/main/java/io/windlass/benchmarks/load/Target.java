package io.windlass.benchmarks.load;

import java.util.Optional;

/**
 * A server under load.
 *
 * @param name in tables
 * @param url where it is; a {@code %s} in it stands for the operation
 * @param authorization the header that lets us in
 * @param figures of its process, where it is known
 * @param gc its log, where it keeps one
 */
record Target(
    String name,
    String url,
    String authorization,
    Requests requests,
    Optional<ProcessFigures> figures,
    Optional<GcLog> gc) {
  /** Where an operation is asked for. */
  String url(Operation operation) {
    return url.replace("%s", operation.word());
  }
}
