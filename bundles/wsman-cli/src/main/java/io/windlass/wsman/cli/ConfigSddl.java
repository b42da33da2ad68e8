package io.windlass.wsman.cli;

import io.windlass.wsman.client.NotReachableException;
import io.windlass.wsman.client.ResourceLocator;
import io.windlass.wsman.client.WsmanException;
import io.windlass.wsman.client.WsmanFaultException;
import io.windlass.wsman.client.WsmanSession;
import io.windlass.wsman.client.XmlElement;
import io.windlass.wsman.security.sddl.AccessMask;
import io.windlass.wsman.security.sddl.RootDescriptor;
import io.windlass.wsman.security.sddl.SecurityDescriptor;
import io.windlass.wsman.security.sddl.Sid;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code winrm configSDDL}: shows who may do what, and changes it. {@code default} is RootSDDL,
 * kept by the resource {@code winrm/config/service}, or by the instance's file while no service
 * serves that; descriptors of single resources are kept by files of the instance.
 */
final class ConfigSddl {
  private static final String SERVICE = "http://schemas.microsoft.com/wbem/wsman/1/config/service";
  private static final String ROOT = "RootSDDL";

  private final CommandLine line;
  private final Terminal terminal;
  private final PrintStream out;

  ConfigSddl(CommandLine line, Terminal terminal) {
    this.line = line;
    this.terminal = terminal;
    out = terminal.out();
  }

  void run() throws UsageException, IOException {
    String wanted = wanted();
    if (wanted != null) {
      CreateSddl.read(wanted);
    }
    String target = line.operands().get(0);
    if (!target.equalsIgnoreCase("default")) {
      resource(ResourceArgument.expand(target), wanted);
    } else if (!throughTheService(wanted)) {
      Path base = Instance.directory(line.value(Switch.BASE, null), terminal);
      Path file = base.resolve("etc").resolve("io.windlass.wsman.service.cfg");
      String now = EtcFile.value(EtcFile.read(file), ROOT, "");
      String what = now.isEmpty() ? "the default, " + file + " says nothing" : file.toString();
      show(ROOT + " (" + what + ")", now.isEmpty() ? RootDescriptor.DEFAULT : now);
      if (wanted != null && agreed(wanted, now)) {
        String content = Files.exists(file) ? Files.readString(file) : "";
        EtcFile.write(base, file, EtcFile.with(content, ROOT, wanted));
        out.println("Wrote " + file + ": a running service takes it at once.");
      }
    }
  }

  /** The new descriptor; null when the old one is to be shown only. */
  private String wanted() throws UsageException, IOException {
    boolean operand = line.operands().size() > 1;
    if (operand && line.has(Switch.FILE)) {
      throw new UsageException("Give the descriptor either behind the URI or with -file, not both");
    }
    if (line.has(Switch.FILE)) {
      return InputFile.text(line.value(Switch.FILE, "")).strip();
    }
    return operand ? line.operands().get(1).strip() : null;
  }

  /** False when this machine's service does not run, or does not serve its configuration. */
  private boolean throughTheService(String wanted) throws UsageException, IOException {
    ResourceLocator resource = ResourceLocator.of(SERVICE);
    try (WsmanSession session = new Connector(line, terminal).session()) {
      XmlElement service = session.get(resource);
      String now = service.textOf(ROOT);
      show(ROOT + " of winrm/config/service", now);
      if (wanted != null && agreed(wanted, now)) {
        XmlElement changed = new Edit(Map.of(ROOT, List.of(wanted))).apply(service);
        session.put(resource, changed.toXml());
        out.println("The service has taken it.");
      }
      return true;
    } catch (NotReachableException | WsmanFaultException none) {
      if (line.has(Switch.REMOTE) || !isAbsent(none)) {
        throw none;
      }
      return false;
    }
  }

  private boolean isAbsent(WsmanException failure) throws UsageException {
    if (failure instanceof WsmanFaultException fault) {
      return fault.fault().subcode().getLocalPart().equals("DestinationUnreachable");
    }
    return !Instance.isBarred(Instance.directory(line.value(Switch.BASE, null), terminal));
  }

  private void resource(String uri, String wanted) throws UsageException, IOException {
    if (line.has(Switch.REMOTE)) {
      throw new UsageException(
          "Descriptors of single resources are kept by files of the instance: call configSDDL on"
              + " that machine; over the network there is configSDDL default");
    }
    Path base = Instance.directory(line.value(Switch.BASE, null), terminal);
    SecurityFile own = null;
    SecurityFile best = null;
    for (SecurityFile each : SecurityFile.all(base)) {
      own = own == null && each.isAbout(uri) ? each : own;
      boolean better = each.fits(uri) >= 0 && (best == null || each.fits(uri) > best.fits(uri));
      best = better ? each : best;
    }
    if (own != null) {
      show(uri + (own.exact() ? "" : " and below it") + " (" + own.file() + ")", own.sddl());
    } else if (best != null) {
      show(uri + " has no descriptor; that of " + best.uri() + " counts", best.sddl());
    } else {
      out.println(uri + " has no descriptor; RootSDDL counts: winrm configSDDL default");
    }
    if (wanted != null && agreed(wanted, own == null ? "" : own.sddl())) {
      Path file = own == null ? SecurityFile.newFile(base, uri) : own.file();
      String content = own == null ? "# Written by winrm configSDDL.\n" : Files.readString(file);
      content = EtcFile.with(EtcFile.with(content, "Uri", uri), "Sddl", wanted);
      EtcFile.write(base, file, content);
      out.println("Wrote " + file + ": a running service takes it at once.");
    }
  }

  private void show(String what, String sddl) {
    out.println(what);
    try {
      out.print(CreateSddl.words(sddl));
    } catch (UsageException broken) {
      out.println("    " + sddl);
      out.println("      " + broken.getMessage());
    }
  }

  private boolean agreed(String wanted, String now) throws UsageException {
    if (wanted.equals(now)) {
      out.println("It is set already.");
      return false;
    }
    out.println("It will be");
    out.print(CreateSddl.words(wanted));
    SecurityDescriptor descriptor = CreateSddl.read(wanted);
    int all = AccessMask.READ | AccessMask.WRITE | AccessMask.EXECUTE;
    if (!descriptor.allows(Set.of(Sid.ADMINISTRATORS, Sid.AUTHENTICATED_USERS), all)) {
      out.println("Warning: administrators (BA) will not be allowed to do everything.");
    }
    Consent.require(line, terminal);
    return true;
  }
}
