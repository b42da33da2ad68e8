package io.windlass.benchmarks.jmh;

import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.core.envelope.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLStreamException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Reads a request of 2 KB as a Windows client writes it, from its bytes to its last tag. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EnvelopeReading {
  private static final Optional<String> TYPE = Optional.of("application/soap+xml;charset=UTF-8");

  private final byte[] request =
      """
      <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" \
      xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing" \
      xmlns:n="http://schemas.xmlsoap.org/ws/2004/09/enumeration" \
      xmlns:w="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd" \
      xmlns:p="http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd" \
      xmlns:b="http://schemas.dmtf.org/wbem/wsman/1/cimbinding.xsd"><s:Header>\
      <a:To>http://server.example.org:5985/wsman</a:To>\
      <w:ResourceURI s:mustUnderstand="true">\
      http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/Win32_Service</w:ResourceURI>\
      <a:ReplyTo><a:Address s:mustUnderstand="true">\
      http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</a:Address></a:ReplyTo>\
      <a:Action s:mustUnderstand="true">\
      http://schemas.xmlsoap.org/ws/2004/09/enumeration/Enumerate</a:Action>\
      <w:MaxEnvelopeSize s:mustUnderstand="true">512000</w:MaxEnvelopeSize>\
      <a:MessageID>uuid:3F8E3E1B-6C4F-4B6E-9F0C-6A4C8A1E7D52</a:MessageID>\
      <w:Locale xml:lang="en-US" s:mustUnderstand="false"/>\
      <p:DataLocale xml:lang="en-US" s:mustUnderstand="false"/>\
      <p:SessionId s:mustUnderstand="false">uuid:0B1D3F7A-85C6-4E2D-A7B9-5D1E2C3F4A60</p:SessionId>\
      <p:OperationID s:mustUnderstand="false">uuid:9C2E4D6F-1A3B-4C5D-8E7F-0A1B2C3D4E5F</p:OperationID>\
      <p:SequenceId s:mustUnderstand="false">1</p:SequenceId>\
      <w:SelectorSet><w:Selector Name="__cimnamespace">root/cimv2</w:Selector>\
      <w:Selector Name="Name">Spooler</w:Selector></w:SelectorSet>\
      <w:OptionSet xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
      <w:Option Name="WINRS_CODEPAGE">65001</w:Option></w:OptionSet>\
      <w:OperationTimeout>PT60.000S</w:OperationTimeout></s:Header><s:Body><n:Enumerate>\
      <w:OptimizeEnumeration/><w:MaxElements>32000</w:MaxElements>\
      <w:Filter Dialect="http://schemas.microsoft.com/wbem/wsman/1/WQL">\
      SELECT Name, State FROM Win32_Service WHERE State = 'Running'</w:Filter>\
      </n:Enumerate></s:Body></s:Envelope>"""
          .getBytes(StandardCharsets.UTF_8);

  /** The headers by name, the body as well-formed. */
  @Benchmark
  public Envelope read() throws ResourceFault, XMLStreamException {
    Envelope envelope = Envelope.read(request, TYPE, partial -> {});
    envelope.cursor().finish();
    return envelope;
  }
}
