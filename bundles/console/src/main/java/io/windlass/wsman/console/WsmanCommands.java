package io.windlass.wsman.console;

import io.windlass.wsman.api.runtime.ProviderDTO;
import io.windlass.wsman.api.runtime.WsmanRuntime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gogo commands: {@code wsman:listeners}, {@code wsman:providers}, {@code wsman:why}. */
@Component(
    service = WsmanCommands.class,
    property = {
      "osgi.command.scope=wsman",
      "osgi.command.function=listeners",
      "osgi.command.function=providers",
      "osgi.command.function=why"
    })
public final class WsmanCommands {
  private final WsmanRuntime runtime;

  /** Shows this runtime. */
  @Activate
  public WsmanCommands(@Reference WsmanRuntime runtime) {
    this.runtime = runtime;
  }

  /** The listeners, a line each. */
  public String listeners() {
    return runtime.getRuntimeDTO().listeners.stream()
        .map(
            each ->
                each.name
                    + "  "
                    + each.transport
                    + "  "
                    + (each.listening ? each.url : "not listening: " + each.reason))
        .collect(Collectors.joining("\n"));
  }

  /** The providers, a line each. */
  public String providers() {
    return lines(runtime.getRuntimeDTO().providers);
  }

  /** Why providers of a bundle are not used: everything that is not simply active. */
  public String why(String bundle) {
    List<ProviderDTO> found =
        runtime.getRuntimeDTO().providers.stream()
            .filter(
                each ->
                    each.bundle.toLowerCase(Locale.ROOT).contains(bundle.toLowerCase(Locale.ROOT)))
            .toList();
    return found.isEmpty()
        ? "No provider of a bundle like " + bundle + " is or was lately registered."
        : lines(found);
  }

  private static String lines(List<ProviderDTO> providers) {
    return providers.stream()
        .map(
            each ->
                each.bundle
                    + "  "
                    + each.state
                    + "  "
                    + String.join(",", each.capabilities)
                    + (each.reason.isEmpty() ? "" : "  " + each.reason))
        .collect(Collectors.joining("\n"));
  }
}
