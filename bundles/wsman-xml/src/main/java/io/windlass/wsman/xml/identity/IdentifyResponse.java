package io.windlass.wsman.xml.identity;

import io.windlass.wsman.xml.Namespaces;
import io.windlass.wsman.xml.XmlBuffer;
import java.util.List;

/** {@code wsmid:IdentifyResponse} in the order of its schema (DSP0226 §11). */
public final class IdentifyResponse {
  private static final String PROTOCOL = "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd";

  private IdentifyResponse() {}

  /**
   * The whole envelope, without addressing headers.
   *
   * @param securityProfiles the profiles that are on; empty leaves them out
   */
  public static byte[] envelope(String vendor, String version, List<String> securityProfiles) {
    XmlBuffer out = new XmlBuffer(1024);
    out.raw("<s:Envelope xml:lang=\"en-US\" xmlns:s=\"" + Namespaces.SOAP + "\">");
    out.raw("<s:Header/><s:Body><wsmid:IdentifyResponse xmlns:wsmid=\"" + Namespaces.IDENTITY);
    out.raw("\"><wsmid:ProtocolVersion>" + PROTOCOL + "</wsmid:ProtocolVersion>");
    out.raw("<wsmid:ProductVendor>").text(vendor).raw("</wsmid:ProductVendor>");
    out.raw("<wsmid:ProductVersion>").text(version).raw("</wsmid:ProductVersion>");
    if (!securityProfiles.isEmpty()) {
      out.raw("<wsmid:SecurityProfiles>");
      for (String profile : securityProfiles) {
        out.raw("<wsmid:SecurityProfileName>").text(profile).raw("</wsmid:SecurityProfileName>");
      }
      out.raw("</wsmid:SecurityProfiles>");
    }
    out.raw("</wsmid:IdentifyResponse></s:Body></s:Envelope>");
    byte[] envelope = new byte[out.size()];
    out.toByteBuffer().get(envelope);
    return envelope;
  }
}
