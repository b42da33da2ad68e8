package io.windlass.wsman.client;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/** The settings of a session. Immutable. */
public final class SessionOptions {
  /** Below this a service need not answer at all (DSP0226 §6.2). */
  private static final int LEAST_ENVELOPE = 8192;

  private static final int MOST_ENVELOPE = 64 << 20;

  /** The time limits; a {@code call} of null is none. */
  private record Times(Duration operation, Duration network, Duration connect, Duration call) {}

  /** What is said in the envelope, and how it is written down. */
  private record Wording(int maxEnvelopeSize, String locale, boolean utf16, boolean spnPort) {}

  private final Times times;
  private final Wording wording;
  private final TlsOptions tls;
  private final ProxySettings proxy;

  private SessionOptions(Times times, Wording wording, TlsOptions tls, ProxySettings proxy) {
    this.times = times;
    this.wording = wording;
    this.tls = tls;
    this.proxy = proxy;
  }

  /** 60 s, 5 s, 512000 octets, en-US, UTF-8, every check, no proxy: the defaults of Windows. */
  public static SessionOptions defaults() {
    Duration network = Duration.ofSeconds(5);
    return new SessionOptions(
        new Times(Duration.ofSeconds(60), network, network, null),
        new Wording(512_000, "en-US", false, false),
        TlsOptions.strict(),
        ProxySettings.none());
  }

  /** How long the service may work on one request. */
  public Duration operationTimeout() {
    return times.operation;
  }

  /** Added to {@link #operationTimeout()} before the client gives up on an answer. */
  public Duration networkDelay() {
    return times.network;
  }

  /** The time to connect to one address, TLS and the tunnel of a proxy included. */
  public Duration connectTimeout() {
    return times.connect;
  }

  /** Octets of the largest answer asked for (DSP0226 §6.2). */
  public int maxEnvelopeSize() {
    return wording.maxEnvelopeSize;
  }

  /** A language tag: in which language the service explains its faults (DSP0226 §6.3). */
  public String locale() {
    return wording.locale;
  }

  /** True when requests are written in UTF-16; the service answers in kind (DSP0226 §13.1). */
  public boolean utf16() {
    return wording.utf16;
  }

  /** True when tickets and NTLM name the service with its port, {@code HTTP/host:port}. */
  public boolean spnPort() {
    return wording.spnPort;
  }

  /** How the certificate of the service is checked, and what is shown to it. */
  public TlsOptions tls() {
    return tls;
  }

  /** The way through a proxy. */
  public ProxySettings proxy() {
    return proxy;
  }

  /**
   * The same with another OperationTimeout.
   *
   * @throws IllegalArgumentException when it is not positive
   */
  public SessionOptions withOperationTimeout(Duration timeout) {
    return with(
        new Times(
            positive(timeout, "operation timeout"), times.network, times.connect, times.call));
  }

  /** The same with another delay of the network, which must be positive. */
  public SessionOptions withNetworkDelay(Duration delay) {
    return with(
        new Times(times.operation, positive(delay, "network delay"), times.connect, times.call));
  }

  /** The same with another time to connect, which must be positive. */
  public SessionOptions withConnectTimeout(Duration timeout) {
    return with(
        new Times(
            times.operation, times.network, positive(timeout, "connect timeout"), times.call));
  }

  /**
   * The same with a limit for a whole call: connecting, logging on, and what is sent again. Without
   * it each message has its own.
   */
  public SessionOptions withOverallTimeout(Duration timeout) {
    return with(
        new Times(
            times.operation, times.network, times.connect, positive(timeout, "overall timeout")));
  }

  /**
   * The same with another size of answers.
   *
   * @throws IllegalArgumentException when it is not from 8192 octets to 64 MiB
   */
  public SessionOptions withMaxEnvelopeSize(int octets) {
    if (octets < LEAST_ENVELOPE || octets > MOST_ENVELOPE) {
      throw new IllegalArgumentException(
          "MaxEnvelopeSize is from " + LEAST_ENVELOPE + " to " + MOST_ENVELOPE + ", not " + octets);
    }
    return with(new Wording(octets, wording.locale, wording.utf16, wording.spnPort));
  }

  /** The same in another language, {@code de-DE}. */
  public SessionOptions withLocale(String tag) {
    if (tag.isEmpty() || Locale.forLanguageTag(tag).toLanguageTag().equals("und")) {
      throw new IllegalArgumentException("not a language tag: \"" + tag + "\"; write en-US");
    }
    return with(new Wording(wording.maxEnvelopeSize, tag, wording.utf16, wording.spnPort));
  }

  /** The same with requests in UTF-16 and not in UTF-8. */
  public SessionOptions withUtf16() {
    return with(new Wording(wording.maxEnvelopeSize, wording.locale, true, wording.spnPort));
  }

  /**
   * The same with the port in the name of the service. Needed where several services of one host
   * have keys of their own, a BMC beside its host among them; the KDC has to know that name.
   */
  public SessionOptions withSpnPort() {
    return with(new Wording(wording.maxEnvelopeSize, wording.locale, wording.utf16, true));
  }

  /** The same with another TLS. */
  public SessionOptions withTls(TlsOptions other) {
    return new SessionOptions(times, wording, Objects.requireNonNull(other), proxy);
  }

  /** The same through a proxy. */
  public SessionOptions withProxy(ProxySettings other) {
    return new SessionOptions(times, wording, tls, Objects.requireNonNull(other));
  }

  private SessionOptions with(Times others) {
    return new SessionOptions(others, wording, tls, proxy);
  }

  private SessionOptions with(Wording other) {
    return new SessionOptions(times, other, tls, proxy);
  }

  private static Duration positive(Duration time, String what) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("the " + what + " has to be longer than " + time);
    }
    return time;
  }

  /** The end of a call that begins now, in terms of {@link System#nanoTime()}. */
  long endOfCall() {
    return times.call == null
        ? System.nanoTime() + Long.MAX_VALUE / 2
        : System.nanoTime() + times.call.toNanos();
  }

  /** Bytes of body after which an answer is given up: twice what was asked for, at least 1 MiB. */
  int maxAnswerBytes() {
    return (int) Math.min(Integer.MAX_VALUE - 16L, Math.max(1L << 20, 2L * maxEnvelopeSize()));
  }
}
