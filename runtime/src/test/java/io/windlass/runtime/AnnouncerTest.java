package io.windlass.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnnouncerTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Announcer announcer =
      new Announcer(new PrintStream(printed, true, StandardCharsets.UTF_8));

  @Test
  void printsOneReadyLineForTheFirstListener() throws Exception {
    announcer.changed(open("default http://127.0.0.1:5985/wsman"));
    announcer.expect(1);
    announcer.await(0);
    announcer.changed(open("default http://127.0.0.1:5985/wsman", "x http://[::1]:80/wsman"));
    assertEquals(
        "ready http://127.0.0.1:5985/wsman, pid " + ProcessHandle.current().pid() + "\n", text());
  }

  @Test
  void saysWhatToDoWhenNoListenerIsConfigured() throws Exception {
    announcer.changed(open());
    announcer.expect(0);
    announcer.await(0);
    assertEquals(
        "no listener is configured: winrm quickconfig creates one (local endpoint only)\n", text());
    announcer.changed(open("late http://127.0.0.1:5985/wsman"));
    assertTrue(text().contains("\nready http://127.0.0.1:5985/wsman"), "a later one is announced");
  }

  @Test
  void goesOnAndSaysWhyWhenEveryConfiguredListenerFailed() throws Exception {
    announcer.expect(2);
    announcer.changed(failed("a: port 1 is taken", "b: port 2 is taken"));
    announcer.await(0);
    assertTrue(
        text().startsWith("no listener came up yet: a: port 1 is taken; b: port 2 is taken;"),
        text());
    announcer.changed(open("a http://127.0.0.1:1/wsman"));
    assertTrue(text().contains("\nready http://127.0.0.1:1/wsman"), text());
  }

  @Test
  void goesOnWhenOneOfTwoListenersFailed() throws Exception {
    announcer.expect(2);
    announcer.changed(failed("a: port 1 is taken"));
    announcer.changed(new Listeners(List.of("b http://127.0.0.1:2/wsman"), List.of("a: taken")));
    announcer.await(0);
  }

  @Test
  void givesUpOnASilentTransport() {
    announcer.expect(1);
    StartFailure failure = assertThrows(StartFailure.class, () -> announcer.await(0));
    assertEquals("no listener came up within 0 s: see the log", failure.getMessage());
  }

  @Test
  void mergesTheReportsOfAllTransports() {
    Listeners merged =
        Listeners.of(
            List.of(
                Map.of("wsman.listeners", new String[] {"a http://127.0.0.1:1/wsman"}),
                Map.of("wsman.listener.failures", new String[] {"b: reason"}, "wsman.listeners", 7),
                Map.of()));
    assertEquals(List.of("http://127.0.0.1:1/wsman"), merged.urls());
    assertEquals(List.of("b: reason"), merged.failed());
  }

  private static Listeners open(String... listeners) {
    return new Listeners(List.of(listeners), List.of());
  }

  private static Listeners failed(String... failures) {
    return new Listeners(List.of(), List.of(failures));
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
