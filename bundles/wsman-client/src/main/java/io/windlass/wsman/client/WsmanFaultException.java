package io.windlass.wsman.client;

/** The service refused the request with a SOAP fault. */
public final class WsmanFaultException extends WsmanException {
  private static final long serialVersionUID = 1L;

  private final transient WsmanFault fault;

  /** The message of this exception is the fault's subcode and message. */
  public WsmanFaultException(WsmanFault fault) {
    super(fault.subcodeName() + ": " + fault.message());
    this.fault = fault;
  }

  /** What the service said. */
  public WsmanFault fault() {
    return fault;
  }
}
