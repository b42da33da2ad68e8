package io.windlass.wsman.xml;

/**
 * The namespaces on the wire. Prefixes named in comments are those that Microsoft's stack writes.
 */
public final class Namespaces {
  /** SOAP 1.2; prefix s. */
  public static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";

  /** SOAP 1.1, which is refused with VersionMismatch. */
  public static final String SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/";

  /** WS-Addressing, August 2004; prefix a. */
  public static final String ADDRESSING = "http://schemas.xmlsoap.org/ws/2004/08/addressing";

  /** WS-Addressing 1.0, which some clients send instead; prefix a. */
  public static final String ADDRESSING_10 = "http://www.w3.org/2005/08/addressing";

  /** WS-Transfer; prefix x. */
  public static final String TRANSFER = "http://schemas.xmlsoap.org/ws/2004/09/transfer";

  /** WS-Enumeration; prefix n. */
  public static final String ENUMERATION = "http://schemas.xmlsoap.org/ws/2004/09/enumeration";

  /** WS-Eventing; prefix e. */
  public static final String EVENTING = "http://schemas.xmlsoap.org/ws/2004/08/eventing";

  /** WS-Management; prefix w. */
  public static final String WSMAN = "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd";

  /** Identify; prefix wsmid. */
  public static final String IDENTITY =
      "http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd";

  /** WS-CIM binding; prefix b. */
  public static final String CIM_BINDING = "http://schemas.dmtf.org/wbem/wsman/1/cimbinding.xsd";

  /** CIM common types; prefix cim. */
  public static final String CIM_COMMON = "http://schemas.dmtf.org/wbem/wscim/1/common";

  /** Prefix of DMTF class URIs. */
  public static final String CIM_SCHEMA = "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/";

  /** Microsoft's headers; prefix p. */
  public static final String MS_WSMAN = "http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd";

  /** Microsoft's fault detail; prefix f. */
  public static final String MS_FAULT = "http://schemas.microsoft.com/wbem/wsman/1/wsmanfault";

  /** Prefix of Microsoft's WMI class URIs. */
  public static final String MS_WMI = "http://schemas.microsoft.com/wbem/wsman/1/wmi/";

  /** Schema instances; prefix xsi. */
  public static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

  /** Base of the actions that WS-Management defines itself. */
  public static final String WSMAN_ACTION = "http://schemas.dmtf.org/wbem/wsman/1/wsman";

  /** Base of fault detail URIs. */
  public static final String FAULT_DETAIL =
      "http://schemas.dmtf.org/wbem/wsman/1/wsman/faultDetail/";

  private Namespaces() {}
}
