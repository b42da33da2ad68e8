package io.windlass.wsman.cli;

import io.windlass.wsman.client.EnumerateOptions;
import io.windlass.wsman.client.Enumerator;
import io.windlass.wsman.client.ResourceLocator;
import io.windlass.wsman.client.WsmanSession;
import io.windlass.wsman.client.XmlElement;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The verbs that send a request. */
final class Operations {
  private final CommandLine line;
  private final Terminal terminal;
  private final Printer printer;

  Operations(CommandLine line, Terminal terminal) throws UsageException {
    this.line = line;
    this.terminal = terminal;
    printer = new Printer(line, terminal.out());
  }

  void run() throws UsageException, IOException {
    // Everything that can be wrong with the command line is found before the connection.
    switch (line.verb()) {
      case IDENTIFY -> identify();
      case GET -> get();
      case SET -> set();
      case CREATE -> create();
      case DELETE -> delete();
      case ENUMERATE -> enumerate();
      case INVOKE -> invoke();
      default -> throw new UsageException(line.verb().label() + " sends no request");
    }
  }

  private void identify() throws UsageException, IOException {
    try (WsmanSession session = session()) {
      printer.print(session.identify());
    }
  }

  private void get() throws UsageException, IOException {
    ResourceLocator resource = resource(0);
    try (WsmanSession session = session()) {
      printer.print(session.get(resource));
    }
  }

  private void set() throws UsageException, IOException {
    ResourceLocator resource = resource(0);
    Map<String, List<String>> values = line.input() == null ? null : InputMap.parse(line.input());
    String file = line.has(Switch.FILE) ? file() : null;
    try (WsmanSession session = session()) {
      String body = file == null ? new Edit(values).apply(session.get(resource)).toXml() : file;
      Optional<XmlElement> changed = session.put(resource, body);
      // A service need not return the new state.
      printer.print(changed.isPresent() ? changed.get() : session.get(resource));
    }
  }

  private void create() throws UsageException, IOException {
    ResourceLocator resource = resource(0);
    String body =
        line.input() == null
            ? file()
            : RequestBody.instance(resource, InputMap.parse(line.input()));
    try (WsmanSession session = session()) {
      printer.print(session.create(resource, body));
    }
  }

  private void delete() throws UsageException, IOException {
    ResourceLocator resource = resource(0);
    try (WsmanSession session = session()) {
      session.delete(resource);
    }
  }

  private void enumerate() throws UsageException, IOException {
    ResourceLocator resource = resource(0);
    EnumerateOptions options = EnumerateArguments.parse(line);
    try (WsmanSession session = session();
        Enumerator items = session.enumerate(resource, options)) {
      // What is refused altogether begins no document.
      Progress progress = new Progress(terminal);
      boolean more = hasNext(items, progress, 0);
      printer.beginResults();
      try {
        print(items, progress, more);
      } finally {
        printer.endResults();
      }
    }
  }

  private void print(Enumerator items, Progress progress, boolean more) throws IOException {
    long count = 0;
    for (boolean next = more; next; next = hasNext(items, progress, count)) {
      printer.print(items.next());
      count++;
      if (!items.isReady() && terminal.out().checkError()) {
        // The reader of our output has gone; closing tells the service.
        return;
      }
    }
  }

  private static boolean hasNext(Enumerator items, Progress progress, long count)
      throws IOException {
    if (items.isReady()) {
      return items.hasNext();
    }
    progress.waiting(count);
    try {
      return items.hasNext();
    } finally {
      progress.erase();
    }
  }

  private void invoke() throws UsageException, IOException {
    String action = line.operands().get(0);
    ResourceLocator resource = resource(1);
    boolean isUri = action.indexOf(':') > 0;
    String method = isUri ? RequestBody.lastSegment(action) : action;
    if (!InputMap.isName(method)) {
      throw new UsageException("\"" + action + "\" is neither a method name nor an action URI");
    }
    Map<String, List<String>> values =
        line.input() == null ? Map.of() : InputMap.parse(line.input());
    String body =
        line.has(Switch.FILE)
            ? file()
            : RequestBody.parameters(method, resource.resourceUri(), values);
    try (WsmanSession session = session()) {
      Optional<XmlElement> answer =
          isUri ? session.request(action, resource, body) : session.invoke(resource, method, body);
      if (answer.isPresent()) {
        printer.print(answer.get());
      }
    }
  }

  private String file() throws UsageException, IOException {
    return InputFile.xml(line.value(Switch.FILE, "")).toXml();
  }

  private ResourceLocator resource(int operand) throws UsageException {
    ResourceLocator resource = ResourceArgument.parse(line.operands().get(operand));
    if (line.has(Switch.OPTIONS)) {
      resource =
          resource.withOptions(InputMap.parseSingle(line.value(Switch.OPTIONS, ""), "The option"));
    }
    return resource.withFragment(line.value(Switch.FRAGMENT, ""));
  }

  private WsmanSession session() throws UsageException {
    return new Connector(line, terminal).session();
  }
}
