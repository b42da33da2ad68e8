package io.windlass.wmi;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.windlass.wmi.linux.eventlog.NtLogEventSource;
import io.windlass.wmi.linux.host.Tree;
import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.wql.WqlDialect;
import io.windlass.wsman.api.InstanceSource;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.filter.Filter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A query that wants no record of a log without end, and whoever asked has gone. */
@Timeout(60)
class AbandonedLogTest {
  private static final String ENDLESS =
      """
      #!/bin/sh
      n=0
      while echo '__CURSOR=s=0123456789abcdef0123456789abcdef;i=20;b=0;m=1;t=2;x=3'; do
        echo '__REALTIME_TIMESTAMP=1772366096500000'; echo MESSAGE=x; echo
        n=$((n + 1))
        [ $n != 2000 ] || echo $$ > "$(dirname "$0")/pid" # more than a pipe holds
      done
      """;

  @TempDir Path root;

  @Test
  void isReadNoFurtherAndItsProgramEnds() throws Exception {
    Tree tree =
        new Tree(root).program("/usr/bin/journalctl", ENDLESS).directory("/var/log/journal/0123");
    ClassRepository repository = new ClassRepository();
    WmiProvider provider = new WmiProvider(repository, List.of(new NtLogEventSource(tree.host())));
    ClassSchema schema = repository.find("", "Win32_NTLogEvent").orElseThrow();
    Optional<Filter> filter =
        new WqlDialect(repository)
            .parse("SELECT * FROM Win32_NTLogEvent WHERE Logfile = 'None'")
            .bind(schema);
    InstanceSource source =
        provider.enumerate(
            new TestQuery(TestQuery.of("Win32_NTLogEvent"), filter, Set.of(), false),
            new TestContext());
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              try {
                source.next(10, new TestContext());
                end.complete(null);
              } catch (Throwable e) {
                end.complete(e);
              }
            });
    reader.start();
    Path pid = tree.path("/usr/bin/pid");
    while (!Files.exists(pid) || Files.size(pid) == 0) {
      Thread.onSpinWait();
    }
    reader.interrupt();
    assertInstanceOf(InterruptedException.class, end.get(20, TimeUnit.SECONDS));
    source.close();
    provider.close();
    Optional<ProcessHandle> program =
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
    if (program.isPresent()) {
      program.get().onExit().get(20, TimeUnit.SECONDS);
    }
  }
}
