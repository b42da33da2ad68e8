package io.windlass.wsman.client;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The events of a resource, for as long as the service keeps them (DSP0226 §10). Not for several
 * threads.
 */
public interface Subscription extends AutoCloseable {
  /**
   * The next events, in the order in which the service has them.
   *
   * @param wait how long the service may wait for the first of them
   * @return none when nothing happened
   * @throws WsmanFaultException when the service does not know the subscription any more
   */
  List<XmlElement> next(Duration wait) throws IOException;

  /** Where to go on some other time; empty when the service sent no bookmark yet. */
  Optional<XmlElement> bookmark();

  /** When the service said it ends: a duration from then or a date, as it wrote it; or empty. */
  String expires();

  /**
   * Makes it last from now on (DSP0226 §10.5).
   *
   * @param time how long
   */
  void renew(Duration time) throws IOException;

  /** True when the service has ended it, or it was closed here. */
  boolean isEnded();

  /** Tells the service to end it; a failure of that is of no interest any more. */
  @Override
  void close();
}
