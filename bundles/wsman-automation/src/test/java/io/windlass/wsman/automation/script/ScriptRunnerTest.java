package io.windlass.wsman.automation.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.automation.LocalService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptRunnerTest {
  private static final String FANS = LocalService.FANS;

  @TempDir Path base;
  private LocalService service;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  void start() throws IOException {
    service = new LocalService(base);
  }

  @AfterEach
  void stop() throws IOException {
    service.close();
  }

  private int run(String extension, String source, String... arguments) throws Exception {
    Path file = base.resolve("test." + extension);
    Files.writeString(file, source);
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new ScriptRunner(base, out).run(file, List.of(arguments));
  }

  private String output() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void javaScriptHasTheNamesOfTheOriginal() throws Exception {
    String source =
        """
        var session = WSMan.CreateSession();
        session.BatchItems = 1;
        session.Timeout = 7000;
        var flags = WSMan.EnumerationFlagReturnObject() | WSMan.EnumerationFlagHierarchyDeep;
        var items = session.Enumerate('FANS', null, null, flags);
        var count = 0;
        while (!items.AtEndOfStream) {
          if (items.ReadItem().indexOf('Example_Fan') > 0) { count++; }
        }
        WScript.Echo(count, session.BatchItems, session.Timeout, WScript.Arguments.length, args[0]);
        var locator = WSMan.CreateResourceLocator('FANS');
        locator.AddSelector('DeviceID', 'fan0');
        var xml = session.Get(locator);
        print(session.Put(locator, xml.replace('4200', '77')).indexOf('>77<') > 0);
        try {
          session.Get('FANS?DeviceID=none');
        } catch (e) {
          print(e.source, e.number !== 0, e.description.indexOf('no fan') >= 0);
          print(session.Error.indexOf('<f:WSManFault'));
        }
        print(WSMan.GetErrorMessage(-2144108503));
        """;
    assertEquals(0, run("js", source.replace("FANS", FANS), "wörd"));
    assertEquals(
        """
        2 1 7000 1 wörd
        true
        Session true true
        0
        ERROR_WSMAN_OPERATION_TIMEDOUT (0x80338029): wsman:TimedOut
        """,
        output());
  }

  @Test
  void groovyHasTheNamesOfTheOriginal() throws Exception {
    String source =
        """
        def session = WSMan.CreateSession()
        session.BatchItems = 1
        def items = session.Enumerate('FANS')
        def names = []
        while (!items.AtEndOfStream) {
          names << new groovy.util.Expando(xml: items.ReadItem()).xml.contains('fan0')
        }
        println "${names} ${session.BatchItems} ${args[0]}"
        def locator = WSMan.CreateResourceLocator('FANS')
        locator.AddSelector('DeviceID', 'fan0')
        println session.Put(locator, session.Get(locator).replace('4200', '77')).contains('>77<')
        try {
          session.Get('FANS?DeviceID=none')
        } catch (e) {
          println "${e.source} ${session.Error.startsWith('<f:WSManFault')}"
        }
        """;
    assertEquals(0, run("groovy", source.replace("FANS", FANS), "a b"));
    assertEquals("[true, false] 1 a b\ntrue\nSession true\n", output());
  }

  @Test
  void jshellHasTheSame() throws Exception {
    String source =
        """
        // counts the fans
        int count = 0;
        var items = WSMan.CreateSession().Enumerate("FANS");
        while (!items.getAtEndOfStream()) {
          count += items.ReadItem().contains("Example_Fan") ? 1 : 0;
        }
        WScript.Echo(count, args.get(0))
        /exit 4
        """;
    assertEquals(4, run("jsh", source.replace("FANS", FANS), "x"));
    assertEquals("2 x\n", output());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "js | try { WScript.Quit(3) } catch (e) { print('caught') }",
        "groovy | try { WScript.Quit(3) } catch (Exception e) { println 'caught' }",
        "jsh | try { WScript.Quit(3); } catch (Exception e) { WScript.Echo(\"caught\"); }",
      })
  void quitEndsWithItsCode(String language, String source) throws Exception {
    assertEquals(3, run(language, source));
    assertEquals("", output());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "js | ;nothing.at.all | nothing",
        "js | ;throw new Error('my own') | my own",
        "js | ;function f() { WSMan.CreateSession('ftp://x') }; f() | the scheme is not http",
        "js | ;var a = ; | syntax error",
        "groovy | ;nothing.at.all | nothing",
        "groovy | ;throw new IllegalStateException('my own') | my own",
        "groovy | ;WSMan.CreateSession('ftp://x') | the scheme is not http",
        "groovy | ;def a = = | Unexpected input",
        "jsh | ;WSMan.CreateSession(\"ftp://x\") | the scheme is not http",
        "jsh | ;int a = \"b\"; | incompatible types",
        "jsh | ;int a( | not complete",
        "jsh | ;/open x | /exit",
      })
  void failuresNameFileAndLine(String language, String source, String reason) {
    String third = source.replaceFirst(";", "\n\n");
    ScriptFailure failure = assertThrows(ScriptFailure.class, () -> run(language, third));
    String message = failure.getMessage();
    assertTrue(message.startsWith(base.resolve("test." + language) + ":3: "), message);
    assertTrue(message.contains(reason), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"js", "groovy"})
  void aFailureOfTheServiceTellsItsNumber(String language) {
    ScriptFailure failure =
        assertThrows(
            ScriptFailure.class,
            () -> run(language, "WSMan.CreateSession().Get('" + FANS + "?DeviceID=none')"));
    assertTrue(failure.getMessage().contains("There is no fan none"), failure.getMessage());
  }

  @Test
  void aLanguageThatIsNotThereIsNamed() {
    ScriptFailure failure = assertThrows(ScriptFailure.class, () -> run("rb", "puts 1"));
    assertTrue(failure.getMessage().contains("no script engine for .rb"), failure.getMessage());
    assertThrows(
        ScriptFailure.class,
        () -> new ScriptRunner(base, System.out).run(base.resolve("none.js"), List.of()));
  }
}
