import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes the class facts of the repository, {@code classes.txt}, from three tables of documented
 * WMI classes. The result is plain text and may as well be edited by hand; its form is described in
 * the README beside this file.
 *
 * <pre>java ClassFacts.java DIRECTORY-WITH-CSV OUTPUT</pre>
 *
 * The tables: {@code classes.csv} (namespace, class, superclass, core, abstract, association,
 * singleton, …), {@code properties.csv} (class, property, cimtype, array, ref, key, access, units,
 * maxlen, declared_in; inherited rows included), {@code methods.csv} (class, method, return, pos,
 * dir, param, type, optional; one row per parameter).
 */
public final class ClassFacts {
  /** Keys of the CIM schema that WMI does not have where another key identifies the instance. */
  private static final Set<String> PROPAGATED =
      Set.of(
          "CreationClassName",
          "SystemCreationClassName",
          "SystemName",
          "CSCreationClassName",
          "CSName",
          "OSCreationClassName",
          "OSName",
          "FSCreationClassName",
          "FSName");

  /** Keys that the tables lack or have wrong; as in the object paths of real systems. */
  private static final Map<String, Set<String>> KEYS =
      Map.of(
          "Win32_NTLogEvent", Set.of("Logfile", "RecordNumber"),
          "Win32_Thread", Set.of("Handle", "ProcessHandle"),
          "Win32_IP4RouteTable", Set.of("Destination", "InterfaceIndex", "Mask", "NextHop"),
          "Win32_IP4PersistedRouteTable", Set.of("Destination", "Mask", "Metric1", "NextHop"),
          "Win32_PrintJob", Set.of("Name"),
          "Win32_QuotaSetting", Set.of("VolumePath"),
          "Win32_SID", Set.of("SID"));

  private static final Set<String> SINGLETONS =
      Set.of("Win32_CurrentTime", "Win32_LocalTime", "Win32_UTCTime");

  private static final String PERF_SINGLETONS =
      "Win32_Perf(FormattedData|RawData)_(PerfOS_(Cache|Memory|Objects|System)"
          + "|PerfNet_(Browser|Redirector|Server)|Tcpip_(ICMP|ICMPv6|IPv4|IPv6|TCPv4|TCPv6|UDPv4|UDPv6))";

  /** Methods that are called on the class. */
  private static final Map<String, Set<String>> STATIC =
      Map.ofEntries(
          Map.entry("Win32_Process", Set.of("Create")),
          Map.entry("Win32_BaseService", Set.of("Create")),
          Map.entry("Win32_Service", Set.of("Create")),
          Map.entry("Win32_SystemDriver", Set.of("Create")),
          Map.entry("Win32_TerminalService", Set.of("Create")),
          Map.entry("Win32_ScheduledJob", Set.of("Create")),
          Map.entry("Win32_Share", Set.of("Create")),
          Map.entry("Win32_ShadowCopy", Set.of("Create")),
          Map.entry("Win32_LogicalDisk", Set.of("ExcludeFromAutochk", "ScheduleAutoChk")),
          Map.entry("Win32_Printer", Set.of("AddPrinterConnection")),
          Map.entry("Win32_PrinterDriver", Set.of("AddPrinterDriver")),
          Map.entry("Win32_Product", Set.of("Admin", "Advertise", "Install")),
          Map.entry(
              "__SystemSecurity",
              Set.of(
                  "Get9XUserList",
                  "GetCallerAccessRights",
                  "GetSD",
                  "GetSecurityDescriptor",
                  "Set9XUserList",
                  "SetSD",
                  "SetSecurityDescriptor")),
          Map.entry(
              "Win32_NetworkAdapterConfiguration",
              Set.of(
                  "EnableDNS",
                  "EnableIPFilterSec",
                  "EnableWINS",
                  "ReleaseDHCPLeaseAll",
                  "RenewDHCPLeaseAll",
                  "SetArpAlwaysSourceRoute",
                  "SetArpUseEtherSNAP",
                  "SetDNSSuffixSearchOrder",
                  "SetDatabasePath",
                  "SetDeadGWDetect",
                  "SetDefaultTOS",
                  "SetDefaultTTL",
                  "SetForwardBufferMemory",
                  "SetIGMPLevel",
                  "SetIPUseZeroBroadcast",
                  "SetKeepAliveInterval",
                  "SetKeepAliveTime",
                  "SetMTU",
                  "SetNumForwardPackets",
                  "SetPMTUBHDetect",
                  "SetPMTUDiscovery",
                  "SetTcpMaxConnectRetransmissions",
                  "SetTcpMaxDataRetransmissions",
                  "SetTcpNumConnections",
                  "SetTcpUseRFC1122UrgentPointer",
                  "SetTcpWindowSize")));

  /** Properties that the tables call text; on real systems these are times. */
  private static final Set<String> TIMES =
      Set.of("Win32_NTLogEvent.TimeGenerated", "Win32_NTLogEvent.TimeWritten");

  private static final Set<String> SCALARS =
      Set.of(
          "boolean", "uint8", "sint8", "uint16", "sint16", "uint32", "sint32", "uint64", "sint64",
          "real32", "real64", "char16", "string", "datetime");

  record Property(String name, String type, boolean array, boolean key, boolean writable) {
    String line(char mark) {
      String flags = (array ? "a" : "") + (key ? "k" : "") + (writable ? "w" : "");
      return mark + "\t" + name + "\t" + type + (flags.isEmpty() ? "" : "\t" + flags);
    }

    boolean isReference() {
      return type.startsWith("ref:");
    }

    Property withKey(boolean isKey) {
      return new Property(name, type, array, isKey, writable);
    }
  }

  /** Methods of StdRegProv, which the tables lack: all static, all with these two parameters first. */
  private static final String REGISTRY =
      """
      CheckAccess:in uRequired uint32:out bGranted boolean
      CreateKey
      DeleteKey
      DeleteValue:in sValueName string
      EnumKey:out sNames string a
      EnumValues:out sNames string a:out Types sint32 a
      GetBinaryValue:in sValueName string:out uValue uint8 a
      GetDWORDValue:in sValueName string:out uValue uint32
      GetExpandedStringValue:in sValueName string:out sValue string
      GetMultiStringValue:in sValueName string:out sValue string a
      GetQWORDValue:in sValueName string:out uValue uint64
      GetSecurityDescriptor:out Descriptor obj:__SecurityDescriptor
      GetStringValue:in sValueName string:out sValue string
      SetBinaryValue:in sValueName string:in uValue uint8 a
      SetDWORDValue:in sValueName string:in uValue uint32
      SetExpandedStringValue:in sValueName string:in sValue string
      SetMultiStringValue:in sValueName string:in sValue string a
      SetQWORDValue:in sValueName string:in uValue uint64
      SetSecurityDescriptor:in Descriptor obj:__SecurityDescriptor
      SetStringValue:in sValueName string:in sValue string
      """;

  private final Map<String, Map<String, String>> classes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, Map<String, Property>> properties = new LinkedHashMap<>();
  private final Map<String, Map<String, List<Map<String, String>>>> methods = new LinkedHashMap<>();
  private final Map<String, Map<String, Property>> effective = new LinkedHashMap<>();

  public static void main(String[] args) throws IOException {
    ClassFacts facts = new ClassFacts();
    facts.read(Path.of(args[0]));
    try (PrintWriter out = new PrintWriter(args[1], "UTF-8")) {
      facts.write(out);
    }
  }

  private void read(Path directory) throws IOException {
    for (Map<String, String> row : table(directory.resolve("classes.csv"))) {
      classes.put(row.get("class"), row);
    }
    for (Map<String, String> row : table(directory.resolve("properties.csv"))) {
      if (row.get("class").equals("StdRegProv")) {
        continue; // parameters of its methods, taken for properties
      }
      properties
          .computeIfAbsent(row.get("class"), name -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER))
          .putIfAbsent(row.get("property"), property(row));
    }
    for (Map<String, String> row : table(directory.resolve("methods.csv"))) {
      methods
          .computeIfAbsent(row.get("class"), name -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER))
          .computeIfAbsent(row.get("method"), name -> new ArrayList<>())
          .add(row);
    }
  }

  private static Property property(Map<String, String> row) {
    return new Property(
        row.get("property"),
        TIMES.contains(row.get("class") + "." + row.get("property"))
            ? "datetime"
            : type(row.get("cimtype"), row.get("ref").equals("1")),
        row.get("array").equals("1"),
        !row.get("key").isEmpty(),
        row.get("access").contains("W"));
  }

  /** A scalar, {@code ref:Class} for a reference, or {@code obj:Class} for an embedded instance. */
  private static String type(String documented, boolean reference) {
    String lower = documented.toLowerCase(Locale.ROOT);
    if (SCALARS.contains(lower)) {
      return lower;
    }
    if (lower.equals("integer")) {
      return "uint32";
    }
    if (lower.equals("object")) {
      return "obj:";
    }
    return (reference ? "ref:" : "obj:") + documented;
  }

  private Map<String, Property> effective(String name) {
    Map<String, Property> known = effective.get(name);
    if (known != null) {
      return known;
    }
    Map<String, Property> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    String superclass = superclass(name);
    if (!superclass.isEmpty()) {
      all.putAll(effective(superclass));
    }
    all.putAll(properties.getOrDefault(name, Map.of()));
    List<Property> documented = List.copyOf(all.values());
    all.replaceAll((key, value) -> value.withKey(isKey(name, value, documented)));
    effective.put(name, all);
    return all;
  }

  private boolean isKey(String className, Property property, List<Property> all) {
    if (isSingleton(className)) {
      return false;
    }
    if (KEYS.containsKey(className)) {
      return KEYS.get(className).contains(property.name());
    }
    List<Property> keys = all.stream().filter(Property::key).toList();
    if (is(className, "association") && keys.stream().allMatch(Property::isReference)) {
      return property.isReference();
    }
    boolean others = keys.stream().anyMatch(key -> !PROPAGATED.contains(key.name()));
    return property.key() && !(others && PROPAGATED.contains(property.name()));
  }

  private boolean is(String className, String flag) {
    return classes.get(className).get(flag).equals("1");
  }

  private boolean isSingleton(String className) {
    return is(className, "singleton")
        || SINGLETONS.contains(className)
        || className.matches(PERF_SINGLETONS);
  }

  /** The superclass as its own row spells it; empty for none, or for one that is in no table. */
  private String superclass(String name) {
    String documented = classes.get(name).get("superclass");
    for (String candidate : List.of(documented, "__" + documented)) {
      if (classes.containsKey(candidate)) {
        return classes.get(candidate).get("class");
      }
    }
    if (!documented.isEmpty()) {
      System.err.println(name + ": unknown superclass " + documented);
    }
    return "";
  }

  private void write(PrintWriter out) {
    for (Map.Entry<String, Map<String, String>> entry : classes.entrySet()) {
      String name = entry.getKey();
      String flags =
          (is(name, "abstract") ? "a" : "")
              + (is(name, "association") ? "r" : "")
              + (isSingleton(name) ? "s" : "");
      String line = "C\t" + name + "\t" + entry.getValue().get("namespace");
      String superclass = superclass(name);
      out.print((line + "\t" + superclass + "\t" + flags).stripTrailing() + "\n");
      Map<String, Property> inherited = superclass.isEmpty() ? Map.of() : effective(superclass);
      for (Property property : effective(name).values()) {
        if (!property.equals(inherited.get(property.name()))) {
          out.print(property.line('P') + "\n");
        }
      }
      if (name.equals("StdRegProv")) {
        REGISTRY.lines().forEach(each -> out.print(registryMethod(each)));
      }
      methods.getOrDefault(name, Map.of()).forEach((m, rows) -> write(out, name, m, rows));
    }
  }

  private static void write(
      PrintWriter out, String className, String method, List<Map<String, String>> rows) {
    boolean isStatic = STATIC.getOrDefault(className, Set.of()).contains(method);
    String returns = type(rows.get(0).get("return"), false);
    out.print("M\t" + method + "\t" + returns + (isStatic ? "\ts" : "") + "\n");
    for (Map<String, String> row : rows) {
      if (row.get("param").isEmpty()) {
        continue;
      }
      String documented = row.get("type").replace("[]", "");
      boolean reference = documented.endsWith(" ref");
      String type = type(documented.replace(" ref", ""), reference);
      Property parameter =
          new Property(row.get("param"), type, row.get("type").contains("[]"), false, false);
      if (row.get("dir").startsWith("in")) {
        out.print(parameter.line('I') + "\n");
      }
      if (row.get("dir").endsWith("out")) {
        out.print(parameter.line('O') + "\n");
      }
    }
  }

  private static String registryMethod(String line) {
    String[] parts = line.split(":(?=in |out )");
    StringBuilder text = new StringBuilder("M\t" + parts[0] + "\tuint32\ts\n");
    text.append("I\thDefKey\tuint32\nI\tsSubKeyName\tstring\n");
    for (int i = 1; i < parts.length; i++) {
      String mark = parts[i].startsWith("in ") ? "I" : "O";
      text.append(mark).append(parts[i].substring(parts[i].indexOf(' ')).replace(' ', '\t')).append('\n');
    }
    return text.toString();
  }

  private static List<Map<String, String>> table(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String[] columns = lines.get(0).split(",");
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      if (line.contains("\"") || cells.length != columns.length) {
        throw new IOException(file + ": quoted or torn row: " + line);
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < columns.length; i++) {
        row.put(columns[i], cells[i].strip());
      }
      rows.add(row);
    }
    return rows;
  }
}
