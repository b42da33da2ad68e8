package io.windlass.wsman.core.pipeline;

import io.windlass.wsman.api.Enumerable;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.XmlResource;
import io.windlass.wsman.api.security.AuditEvent;
import io.windlass.wsman.api.security.Authorizer;
import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.api.security.Right;
import io.windlass.wsman.core.authorize.Access;
import io.windlass.wsman.core.call.ProviderCalls;
import io.windlass.wsman.core.envelope.Headers;
import io.windlass.wsman.core.operation.Actions;
import io.windlass.wsman.core.operation.InvokeOperation;
import io.windlass.wsman.core.operation.Operation;
import io.windlass.wsman.core.operation.XmlOperation;
import io.windlass.wsman.core.registry.ProviderEntry;
import io.windlass.wsman.core.registry.ProviderFacts;
import io.windlass.wsman.core.registry.ProviderRegistry;
import io.windlass.wsman.xml.Namespaces;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What happens to a request before its operation runs, in this order. */
final class Pipeline {
  private final List<Step> steps =
      List.of(
          HeaderSteps::understood,
          HeaderSteps::addressed,
          HeaderSteps::resourceUri,
          HeaderSteps::locale,
          HeaderSteps::maxEnvelope,
          HeaderSteps::timeout,
          this::operation,
          this::authorized,
          HeaderSteps::fragment,
          this::options);

  private final Map<String, Operation> operations;
  private final Operation invoke;
  private final ProviderRegistry registry;
  private final ProviderCalls calls;
  private final Supplier<Authorizer> authorizer;
  private final Consumer<AuditEvent> audit;

  /**
   * @param operations by action
   * @param invoke for actions that are methods
   * @param audit is told who may not do what
   */
  Pipeline(
      Map<String, Operation> operations,
      Operation invoke,
      ProviderRegistry registry,
      ProviderCalls calls,
      Supplier<Authorizer> authorizer,
      Consumer<AuditEvent> audit) {
    this.operations = operations;
    this.invoke = invoke;
    this.registry = registry;
    this.calls = calls;
    this.authorizer = authorizer;
    this.audit = audit;
  }

  /** Runs the steps. */
  void check(Incoming request) throws ResourceFault {
    for (Step step : steps) {
      step.apply(request);
    }
  }

  private void operation(Incoming request) throws ResourceFault {
    String action = request.headers.action();
    Operation standard = operations.get(action);
    request.target =
        Target.of(request.resourceUri, request.headers.selectors(), request.headers.references());
    request.entry = registry.route(request.target);
    Optional<ProviderEntry> entry = request.entry;
    boolean raw = entry.isPresent() && entry.get().provider() instanceof XmlResource;
    if (raw && !(entry.get().provider() instanceof Enumerable && isEnumeration(action))) {
      Right right = standard == null ? Right.EXECUTE : standard.right();
      request.operation = new XmlOperation(entry.get(), calls, action, right);
    } else if (standard != null) {
      request.operation = standard;
    } else if (InvokeOperation.methodOf(action, request.headers.resourceUri()) != null) {
      request.operation = invoke;
    } else {
      throw entry.isPresent() || action.startsWith(Namespaces.EVENTING)
          ? new ResourceFault(FaultCode.ACTION_NOT_SUPPORTED, unsupported(action))
          : ProviderRegistry.nobodyServes(request.resourceUri);
    }
  }

  /** What the host does even for providers that take XML. */
  private static boolean isEnumeration(String action) {
    return action.equals(Actions.ENUMERATE) || Actions.goesOn(action);
  }

  private static String unsupported(String action) {
    if (action.startsWith(Namespaces.EVENTING)) {
      return "Eventing is served by a bundle of its own, which is not installed here: " + action;
    }
    return "The action "
        + action
        + " is not supported: it is neither one of WS-Management nor a method of the resource.";
  }

  private void authorized(Incoming request) throws ResourceFault {
    Optional<Caller> caller = request.caller.at(request.resourceUri);
    if (caller.isEmpty()) {
      throw refused(request, "Access is denied: no user is assigned to this caller there.");
    }
    Authorizer decider = authorizer.get();
    Right right = request.operation.right();
    Optional<String> refusal = decider.refuse(caller.get(), right, request.resourceUri);
    if (refusal.isPresent()) {
      throw refused(request, refusal.get());
    }
    if (decider.audits(caller.get(), right, request.resourceUri)) {
      audit.accept(event(request, true));
    }
  }

  /** What its caller may do with the classes that a request leads to. */
  Access access(Incoming request) {
    return new Access(
        authorizer.get(),
        request.caller.at(request.resourceUri).orElse(request.caller),
        request.operation.right(),
        request.resourceUri,
        (uri, reason) ->
            audit.accept(
                event(request, false)
                    .with(AuditEvent.Fact.RESOURCE, uri.toString())
                    .with(AuditEvent.Fact.REASON, reason)));
  }

  private ResourceFault refused(Incoming request, String reason) {
    audit.accept(event(request, false).with(AuditEvent.Fact.REASON, reason));
    return new ResourceFault(FaultCode.ACCESS_DENIED, reason);
  }

  private static AuditEvent event(Incoming request, boolean allowed) {
    return AuditEvent.of(AuditEvent.Kind.ACCESS, allowed)
        .with(AuditEvent.Fact.SOURCE, request.remoteAddress)
        .with(AuditEvent.Fact.MECHANISM, request.caller.authScheme())
        .with(AuditEvent.Fact.USER, request.caller.getName())
        .with(AuditEvent.Fact.RESOURCE, request.resourceUri.toString())
        .with(AuditEvent.Fact.ACTION, request.headers.action());
  }

  /** §6.4: options that must be obeyed. */
  private void options(Incoming request) throws ResourceFault {
    if (request.headers.options().isEmpty() || isContinued(request.headers.action())) {
      return;
    }
    Optional<ProviderFacts> facts = request.entry.map(ProviderEntry::facts);
    for (Headers.Option option : request.headers.options()) {
      if (option.mustComply()) {
        requireKnown(option.name(), facts);
      }
    }
  }

  /** Options count in the first message of a sequence only (R6.4-10). */
  private static boolean isContinued(String action) {
    return action.startsWith(Namespaces.ENUMERATION) && !action.equals(Actions.ENUMERATE);
  }

  private static void requireKnown(String name, Optional<ProviderFacts> facts)
      throws ResourceFault {
    if (facts.isEmpty() || !facts.get().supportsOptions()) {
      throw new ResourceFault(
          FaultCode.OPTION_NOT_SUPPORTED,
          "The option " + name + " must be obeyed, but the resource does not read options.");
    }
    List<String> known = facts.get().options();
    if (!known.isEmpty() && known.stream().noneMatch(name::equalsIgnoreCase)) {
      throw new ResourceFault(
          FaultCode.INVALID_OPTION_NAME,
          "The option "
              + name
              + " must be obeyed, but the resource does not know it; it knows "
              + String.join(", ", known)
              + ".");
    }
  }
}
