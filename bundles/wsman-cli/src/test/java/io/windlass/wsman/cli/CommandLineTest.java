package io.windlass.wsman.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.client.ClientSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
  private static CommandLine parse(String words) throws UsageException {
    return CommandLine.parse(words.split(" "));
  }

  @Test
  void takesShortcutsAndSwitchesInAnyCase() throws UsageException {
    CommandLine line = parse("E wmicimv2/Win32_Service -R:host1 -Un -F:Pretty -RETURNTYPE:epr");
    assertEquals(Verb.ENUMERATE, line.verb());
    assertEquals(List.of("wmicimv2/Win32_Service"), line.operands());
    assertEquals(
        Map.of(
            Switch.REMOTE, "host1",
            Switch.UNENCRYPTED, "",
            Switch.FORMAT, "Pretty",
            Switch.RETURN_TYPE, "epr"),
        line.switches());
    assertEquals(Verb.IDENTIFY, parse("id").verb());
    assertEquals(Verb.SET, parse("put winrm/config @{a=1}").verb());
    assertEquals(Verb.QUICKCONFIG, parse("qc -q").verb());
  }

  @Test
  void takesTheNegativeNumbersOfWindows() throws UsageException {
    assertEquals(List.of("-2144108503"), parse("helpmsg -2144108503").operands());
  }

  @Test
  void knowsEveryShortcutOfAVerbAndASwitch() throws UsageException {
    for (Verb verb : Verb.values()) {
      for (String name : verb.names()) {
        assertEquals(verb, parse(name.toUpperCase() + " -?").verb());
      }
    }
    for (Switch option : Switch.values()) {
      for (String name : option.names()) {
        assertEquals(option, Switch.named(name.toUpperCase()));
      }
    }
  }

  @Test
  void joinsAnInputThatTheShellHasSplit() throws UsageException {
    String[] args = {"s", "winrm/config", "@{A=\"x", "y}\";", "B=2", "}", "-r:h"};
    CommandLine line = CommandLine.parse(args);
    assertEquals("@{A=\"x y}\"; B=2 }", line.input());
    assertTrue(line.has(Switch.REMOTE));
    assertEquals(Map.of("A", List.of("x y}"), "B", List.of("2")), InputMap.parse(line.input()));
  }

  @Test
  void doesNotSwallowSwitchesAfterAPathThatEndsInABackslash() throws UsageException {
    String[] args = {
      "i", "Create", "wmicimv2/Win32_Process", "@{CurrentDirectory=\"C:\\\"}", "-f:xml"
    };
    assertTrue(CommandLine.parse(args).has(Switch.FORMAT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "frobnicate | Unknown operation: frobnicate",
        "get x -frob:1 | Unknown switch: -frob",
        "get x - | has no switch name",
        "get x -:1 | has no switch name",
        "get x -filter:1 | -filter is not allowed with get",
        "get x -r | -remote needs a value",
        "get x -ssl:1 -r:h | -usessl takes no value",
        "get x -r:h -remote:i | -remote is given twice",
        "get x -u:me | -username makes sense for another host only",
        "get x -skipCAcheck | -skipCAcheck makes sense for another host only",
        "get x -r:h -base:/x | give one",
        "get | get needs a resource URI",
        "get a b | One argument too many for get: b",
        "invoke Stop | invoke needs a resource URI",
        "get x @{a=1} | get takes no input",
        "set x | set needs its values",
        "set x @{a=1} -file:y | not both",
        "set x @{a=1} @{b=1} | second @{...}",
        "set x @a=1 @b=2 | put all of it in single quotes",
        "get x -pac:no_proxy | -proxyaccess makes sense for another host only",
        "get x -pu:me | -proxyusername makes sense for another host only",
        "get x -SPNPort | -SPNPort makes sense for another host only",
        "get x -r:h -defaultCreds:1 | -defaultCreds takes no value",
        "configSDDL | configSDDL needs default or a resource URI",
        "configSDDL default -u:a | -username makes sense for another host only",
        "qc -file:x | -file is not allowed with quickconfig",
        "delete x -fragment:y | -fragment is not allowed with delete",
        "id x | One argument too many for identify: x",
        "-f:xml | No operation is named"
      })
  void namesWhatIsWrong(String words, String reason) {
    UsageException wrong = assertThrows(UsageException.class, () -> parse(words));
    assertTrue(wrong.getMessage().contains(reason), wrong.getMessage());
  }

  @Test
  void readsQuotesEscapesArraysAndNull() throws UsageException {
    assertEquals(Map.of(), InputMap.parse("@{}"));
    assertEquals(
        Map.of("A", List.of("x;y"), "B", List.of("1", "2"), "C", List.of("say \"hi\" \"ho\"")),
        InputMap.parse("@{A=\"x;y\"; B=1;B = \"2\" ;C=\"say \\\"hi\\\" \"\"ho\"\"\"}"));
    assertEquals(List.of("C:\\dir\\"), InputMap.parse("@{P=\"C:\\dir\\\"}").get("P"));
    assertEquals(
        List.of("\\\\host\\share\\"),
        InputMap.parse("@{P=\"\\\\host\\share\\\";Q=\"1\"}").get("P"));
    assertEquals(null, InputMap.parse("@{N=$null}").get("N").get(0));
    assertEquals(List.of("$null"), InputMap.parse("@{N=\"$null\"}").get("N"));
    assertEquals(List.of(""), InputMap.parse("@{N=\"\"}").get("N"));
    assertEquals(List.of("a=b"), InputMap.parse("@{N=a=b}").get("N"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@{A=1 | has to be @{Key",
        "@{A} | No \"=\" after A",
        "@{=1} | is not a property name",
        "@{1A=x} | is not a property name",
        "@{a<b=1} | is not a property name",
        "@{A=\"x} | no closing quote",
        "@{A=\"x\"y} | a \";\" or \"}\" is missing"
      })
  void refusesBrokenInput(String input, String reason) {
    UsageException wrong = assertThrows(UsageException.class, () -> InputMap.parse(input));
    assertTrue(wrong.getMessage().contains(reason), wrong.getMessage());
  }

  @Test
  void expandsAliasesInFrontOnly() throws UsageException {
    String microsoft = "http://schemas.microsoft.com/wbem/wsman/1";
    assertEquals(microsoft + "/config", ResourceArgument.parse("WinRM/config").resourceUri());
    assertEquals(microsoft + "/wmi/root/cimv2/*", ResourceArgument.expand("wmicimv2/*"));
    assertEquals(microsoft + "/wmi/root/wmi/X", ResourceArgument.expand("wmi/root/wmi/X"));
    assertEquals(microsoft + "/windows/shell", ResourceArgument.expand("shell"));
    assertEquals(
        "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_X",
        ResourceArgument.expand("cimv2/CIM_X"));
    assertEquals("http://x/wmicimv2", ResourceArgument.expand("http://x/wmicimv2"));
    assertThrows(UsageException.class, () -> ResourceArgument.expand("Win32_Service"));
  }

  @Test
  void readsSelectors() throws UsageException {
    assertEquals(
        Map.of("Handle", "1", "Name", "a+b=c"),
        ResourceArgument.parse("wmicimv2/Win32_Process?Handle=1+Name=\"a+b=c\"").selectors());
    assertEquals(
        Map.of("Address", "MAC:00-11-22-33-44-55", "Transport", "HTTP"),
        ResourceArgument.parse("winrm/config/Listener?Address=MAC:00-11-22-33-44-55+Transport=HTTP")
            .selectors());
    assertEquals(
        Map.of("Address", "IP:2001:db8::1", "Id", "{a=b}", "U", "http://x/?y=*"),
        ResourceArgument.parse("wmi/x?Address=IP:2001:db8::1+Id={a=b}+U=http://x/?y=*")
            .selectors());
    assertThrows(UsageException.class, () -> ResourceArgument.parse("wmi/x?Name"));
    assertThrows(UsageException.class, () -> ResourceArgument.parse("wmi/x?A=1+A=2"));
    assertThrows(UsageException.class, () -> ResourceArgument.parse("wmi/x?"));
    assertThrows(UsageException.class, () -> ResourceArgument.parse("wmi/x?A=\"b+C=d"));
  }

  @ParameterizedTest
  @CsvSource({
    "host1, false, http://host1:5985/wsman",
    "host1, true, https://host1:5986/wsman",
    "http://host1, false, http://host1:80/wsman",
    "https://host1, false, https://host1:443/wsman",
    "https://host1:5986/x/y, true, https://host1:5986/x/y",
    "host1/, false, http://host1:5985/wsman",
    "[::1]:99, false, http://[::1]:99/wsman",
    "[fe80::1], true, https://[fe80::1]:5986/wsman"
  })
  void readsRemoteAddresses(String text, boolean ssl, String url) throws UsageException {
    assertEquals(url, RemoteAddress.parse(text, ssl, ClientSettings.defaults()).url());
  }

  @ParameterizedTest
  @CsvSource({"ftp://h", "h:0", "h:x", "::1", "http://", "h:99999", "'h h'"})
  void refusesBrokenRemoteAddresses(String text) {
    assertThrows(
        UsageException.class, () -> RemoteAddress.parse(text, false, ClientSettings.defaults()));
  }

  @Test
  void takesPathsOfWmiAsResources() throws UsageException {
    assertEquals(
        ResourceArgument.parse("wmicimv2/Win32_Service?Name=cron"),
        ResourceArgument.parse("\\\\.\\root\\cimv2:Win32_Service.Name=\"cron\""));
    UsageException elsewhere =
        assertThrows(
            UsageException.class, () -> ResourceArgument.parse("//h/root/cimv2:Win32_Service"));
    assertTrue(elsewhere.getMessage().contains("-remote:h"), elsewhere.getMessage());
    assertThrows(UsageException.class, () -> ResourceArgument.parse("Win32_Service=\"cron\""));
  }
}
