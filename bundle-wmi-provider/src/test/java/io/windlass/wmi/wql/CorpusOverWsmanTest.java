package io.windlass.wmi.wql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.wmi.SharedData;
import io.windlass.wmi.WmiProvider;
import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.filter.FilterDialect;
import io.windlass.wsman.testkit.Envelopes;
import io.windlass.wsman.testkit.WsmanHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The queries of a corpus asked of this very host, behind the engine. */
class CorpusOverWsmanTest {
  private static final String WMI = "http://schemas.microsoft.com/wbem/wsman/1/wmi/";

  @Test
  void everyQueryWhoseClassHasFactsIsAnswered() throws IOException, ResourceFault {
    answer(Corpus.read(SharedData.file("data/wql/wql-corpus.csv")));
  }

  @Test
  void theSampleIsAnswered() throws IOException, ResourceFault {
    answer(Corpus.SAMPLE.stream().map(query -> new Corpus.Row("", true, query)).toList());
  }

  @Test
  void theExamplesOfTheDocumentAreAnswered() throws IOException, ResourceFault {
    String document = Files.readString(Path.of("../docs/wql.md"));
    List<Corpus.Row> rows = new ArrayList<>();
    for (String part : document.split("```wql\n")) {
      if (!part.startsWith("# WQL")) {
        for (String query : part.substring(0, part.indexOf("```")).split("\n")) {
          rows.add(new Corpus.Row("", true, query));
        }
      }
    }
    assertEquals(11, rows.size());
    answer(rows);
  }

  private static void answer(List<Corpus.Row> rows) throws ResourceFault {
    ClassRepository repository = new ClassRepository();
    List<String> unanswered = new ArrayList<>();
    try (WsmanHost host = new WsmanHost()) {
      host.add(new WmiProvider(repository), WMI + "root/cimv2", WMI + "root/default");
      host.addDialect(FilterDialect.WQL, new WqlDialect(repository));
      for (Corpus.Row row : rows) {
        if (!row.valid() || !isOf(repository, WqlParser.parse(row.query()))) {
          continue;
        }
        String escaped = row.query().replace("&", "&amp;").replace("<", "&lt;");
        String answer =
            host.exchange(
                Envelopes.enumerate(
                    WMI + "root/cimv2/*",
                    "<w:OptimizeEnumeration/><w:MaxElements>3</w:MaxElements>"
                        + "<w:Filter Dialect=\""
                        + FilterDialect.WQL
                        + "\">"
                        + escaped
                        + "</w:Filter>"));
        // An object that this host does not have, and all of its files, are the only reasons.
        boolean fault =
            answer.contains("Fault>")
                && !answer.contains("There is no instance of")
                && !answer.contains("Nothing on this host serves class")
                && !answer.contains("are too many to list");
        if (fault) {
          unanswered.add(
              row.query() + ": " + answer.replaceAll("(?s).*<w:Text[^>]*>|</w:Text.*", ""));
        }
      }
    }
    assertEquals(List.of(), unanswered);
  }

  /** True when its class is one that has facts, and it can be enumerated. */
  private static boolean isOf(ClassRepository repository, WqlStatement statement) {
    if (statement instanceof WqlStatement.Select select) {
      return repository.find("root/cimv2", select.className()).isPresent();
    }
    return statement instanceof WqlStatement.SelectClasses
        || statement instanceof WqlStatement.Related related
            && repository.find("root/cimv2", related.path().className()).isPresent();
  }
}
