package io.windlass.wsman.core.endpoint;

import io.windlass.wsman.api.security.Caller;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One message of an authenticated caller, complete and decrypted. */
public final class WsmanRequest {
  private final Caller caller;
  private final byte[] body;
  private final String contentType;
  private final String localHost;
  private final String remoteAddress;
  private final Consumer<Runnable> onClientGone;
  private final Supplier<List<String>> securityProfiles;
  private final RequestThread thread;
  private final String refusal;

  private WsmanRequest(Builder builder) {
    this.caller = Objects.requireNonNull(builder.caller, "caller");
    this.body = Objects.requireNonNull(builder.body, "body");
    this.contentType = builder.contentType;
    this.localHost = builder.localHost;
    this.remoteAddress = builder.remoteAddress;
    this.onClientGone = builder.onClientGone;
    this.securityProfiles = builder.securityProfiles;
    this.thread = builder.thread;
    this.refusal = builder.refusal;
  }

  /** Starts a request of a caller with a body, which is handed over and not copied. */
  public static Builder of(Caller caller, byte[] body) {
    return new Builder(caller, body);
  }

  /** Who sent it. */
  public Caller caller() {
    return caller;
  }

  /** The envelope; not to be changed. */
  public byte[] body() {
    return body;
  }

  /** The Content-Type header as sent. */
  public Optional<String> contentType() {
    return Optional.ofNullable(contentType);
  }

  /** The host as the client addressed it; becomes {@code WSManFault/@Machine}. */
  public String localHost() {
    return localHost;
  }

  /** The address of the client, for log and audit. */
  public String remoteAddress() {
    return remoteAddress;
  }

  /** Registers an action for the case that the client's connection breaks before the answer. */
  public void onClientGone(Runnable action) {
    onClientGone.accept(action);
  }

  /** The security profiles that the transport offers where the request came in (DSP0226 §C.3). */
  public List<String> securityProfiles() {
    return securityProfiles.get();
  }

  /**
   * Why the transport does not want it served, in words for the client: it is answered with
   * AccessDenied, whatever it asks for. Empty for all others.
   */
  public Optional<String> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** The thread that brought it, for work that is over at once. */
  public RequestThread thread() {
    return thread;
  }

  /** Collects the facts of a request; for one thread. */
  public static final class Builder {
    private final Caller caller;
    private final byte[] body;
    private String contentType;
    private String localHost = "localhost";
    private String remoteAddress = "local";
    private Consumer<Runnable> onClientGone = action -> {};
    private RequestThread thread = task -> false;
    private Supplier<List<String>> securityProfiles = List::of;
    private String refusal;

    private Builder(Caller caller, byte[] body) {
      this.caller = caller;
      this.body = body;
    }

    /** The Content-Type header as sent; null when there was none. */
    public Builder contentType(String value) {
      contentType = value;
      return this;
    }

    /** The host as the client addressed it, without the port. */
    public Builder localHost(String value) {
      localHost = Objects.requireNonNull(value, "localHost");
      return this;
    }

    /** The address of the client. */
    public Builder remoteAddress(String value) {
      remoteAddress = Objects.requireNonNull(value, "remoteAddress");
      return this;
    }

    /** Where actions for a broken connection are registered. */
    public Builder onClientGone(Consumer<Runnable> registrar) {
      onClientGone = Objects.requireNonNull(registrar, "registrar");
      return this;
    }

    /** Where the URIs of the security profiles are asked for, when somebody wants to know. */
    public Builder securityProfiles(Supplier<List<String>> profiles) {
      securityProfiles = Objects.requireNonNull(profiles, "profiles");
      return this;
    }

    /** Has it answered with AccessDenied, for a reason in words. */
    public Builder refusal(String reason) {
      refusal = Objects.requireNonNull(reason, "reason");
      return this;
    }

    /** Lends the calling thread; without it every provider runs on a thread of the engine's. */
    public Builder thread(RequestThread value) {
      thread = Objects.requireNonNull(value, "thread");
      return this;
    }

    /** The request. */
    public WsmanRequest build() {
      return new WsmanRequest(this);
    }
  }
}
