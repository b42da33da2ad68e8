package io.windlass.wsman.client;

/** The namespaces and fixed URIs that a client writes or reads (DSP0226, MS-WSMV). */
public final class Namespaces {
  /** SOAP 1.2. */
  public static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";

  /** WS-Addressing, the edition that DSP0226 builds on. */
  public static final String ADDRESSING = "http://schemas.xmlsoap.org/ws/2004/08/addressing";

  /** WS-Transfer. */
  public static final String TRANSFER = "http://schemas.xmlsoap.org/ws/2004/09/transfer";

  /** WS-Enumeration. */
  public static final String ENUMERATION = "http://schemas.xmlsoap.org/ws/2004/09/enumeration";

  /** WS-Eventing. */
  public static final String EVENTING = "http://schemas.xmlsoap.org/ws/2004/08/eventing";

  /** WS-Management. */
  public static final String WSMAN = "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd";

  /** Identify. */
  public static final String IDENTIFY =
      "http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd";

  /** The CIM binding (DSP0227). */
  public static final String CIM_BINDING = "http://schemas.dmtf.org/wbem/wsman/1/cimbinding.xsd";

  /** Common CIM types: Datetime, Interval. */
  public static final String CIM_COMMON = "http://schemas.dmtf.org/wbem/wscim/1/common";

  /** Microsoft's additions to the headers. */
  public static final String MICROSOFT = "http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd";

  /** Microsoft's fault detail. */
  public static final String FAULT = "http://schemas.microsoft.com/wbem/wsman/1/wsmanfault";

  /** XML Schema instance: nil and type. */
  public static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

  /** The reply address of a client that waits on the connection. */
  public static final String ANONYMOUS = ADDRESSING + "/role/anonymous";

  private Namespaces() {}
}
