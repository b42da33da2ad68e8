package io.windlass.it.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.windlass.it.support.Command;
import io.windlass.it.support.Envelopes;
import io.windlass.it.support.RawHttp;
import io.windlass.it.support.RunningService;
import io.windlass.it.support.WsmanHttp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** Clients that mean it badly, against the packed distribution; after each it serves others. */
public class HostileHttpIT {
  private static final Path SLOWHTTPTEST = Path.of("/usr/bin/slowhttptest");
  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f]");
  private static final int SLOW_CLIENTS = 90;

  private static RunningService service;
  private static String authorization;

  @BeforeClass
  public static void start() throws Exception {
    service =
        RunningService.start(
            Map.of(
                "io.windlass.wsman.http", "headTimeoutSeconds=3\n",
                "io.windlass.wsman.service", "MaxPacketRetrievalTimeSeconds=5\n"));
    authorization = RawHttp.basic(RunningService.USER, RunningService.PASSWORD);
  }

  @AfterClass
  public static void stop() throws Exception {
    service.close();
  }

  @After
  public void servesOthers() throws Exception {
    assertEquals(200, service.administrator().post(Envelopes.identify()).statusCode());
  }

  /** What is sent by an administrator after the first headers, and the statuses that are right. */
  private static Map<String, Set<Integer>> requests() {
    String smuggled = RawHttp.head("/wsman", authorization + "Content-Length: 4\r\n") + "<x/>";
    String chunks = "4\r\n<e/>\r\n0\r\n\r\n";
    Map<String, Set<Integer>> requests = new LinkedHashMap<>();
    for (String framing :
        List.of(
            "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks,
            "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n" + chunks,
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks,
            "Transfer-Encoding: \u000bchunked\r\n\r\n" + chunks,
            "Transfer-Encoding : chunked\r\n\r\n" + chunks,
            "X: a\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n" + chunks,
            "Content-Length: 4\r\nContent-Length: 4\r\n\r\n<e/>",
            "Content-Length: 4\r\nContent-Length: 5\r\n\r\n<e/>",
            "Content-Length: -1\r\n\r\n<e/>",
            "Content-Length: 99999999999999999999\r\n\r\n<e/>",
            "X: a\r\n b\r\nContent-Length: 4\r\n\r\n<e/>",
            "X: a\0\r\nContent-Length: 4\r\n\r\n<e/>",
            "Transfer-Encoding: chunked\r\n\r\nzz\r\n<e/>\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\n-4\r\n<e/>\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\n4\n<e/>\n0\n\n")) {
      requests.put(framing + smuggled, Set.of(400));
    }
    requests.put("Content-Length: 4000000000\r\n\r\n<e/>", Set.of(413));
    requests.put("Expect: nonsense\r\nContent-Length: 4\r\n\r\n", Set.of(417));
    requests.put("X: " + "a".repeat(64_000) + "\r\n\r\n", Set.of(431));
    requests.put("X-Some-Header: of some length\r\n".repeat(1000) + "\r\n", Set.of(431));
    return requests;
  }

  @Test
  public void ambiguousRequestsAreRefusedAndNothingAfterThemIsRead() throws Exception {
    for (Map.Entry<String, Set<Integer>> each : requests().entrySet()) {
      String what = each.getKey().substring(0, Math.min(80, each.getKey().length()));
      try (RawHttp client = RawHttp.connect(service.port())) {
        client.send(RawHttp.begin("/wsman", authorization) + each.getKey());
        RawHttp.Reply reply = client.read();
        assertTrue(what + " -> " + reply, each.getValue().contains(reply.status()));
        assertTrue(what, client.ends());
      }
    }
  }

  @Test
  public void strangersGet401WhateverTheyAsk() throws Exception {
    for (String method : List.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "POST")) {
      for (String target : List.of("/wsman", "/WSMAN/", "/wsman/x?y", "/%77sman;a=b")) {
        try (RawHttp client = RawHttp.connect(service.port())) {
          client.send(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
          assertEquals(method + " " + target, 401, client.read().status());
        }
      }
    }
    for (String target :
        List.of("/../etc/passwd", "//etc/passwd", "/%2e%2e/etc/passwd", "/wsman%00", "/\\wsman")) {
      try (RawHttp client = RawHttp.connect(service.port())) {
        client.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        RawHttp.Reply reply = client.read();
        assertTrue(target, Set.of(400, 404).contains(reply.status()));
        assertFalse(reply.body().contains("root:"));
      }
    }
  }

  @Test
  public void aRefusedBodyOf10MegabytesIsNoRequest() throws Exception {
    String smuggled = RawHttp.head("/wsman", authorization + "Content-Length: 4\r\n") + "<x/>";
    String part = smuggled.repeat(200);
    int parts = 10_000_000 / part.length();
    try (RawHttp client = RawHttp.connect(service.port())) {
      client.send(RawHttp.head("/wsman", "Content-Length: " + parts * part.length() + "\r\n"));
      for (int i = 0; i < parts; i++) {
        client.send(part);
      }
      assertEquals(401, client.read().status());
      assertTrue(client.ends());
    }
  }

  @Test
  public void whatStrangersSendIsNotWrittenToTheLogAsItIs() throws Exception {
    for (String user : List.of("a\r\nINFO forged", "\u001b[31mred", "ok\u009b31m", "x\u0000y")) {
      try (RawHttp client = RawHttp.connect(service.port())) {
        client.send(RawHttp.head("/wsman", RawHttp.basic(user, "x") + "Content-Length: 0\r\n"));
        assertEquals(401, client.read().status());
      }
    }
    for (String host : List.of("a b", "\u009b31m", "[::1", "x\u001b[31m")) {
      try (RawHttp client = RawHttp.connect(service.port())) {
        client.send("POST /wsman HTTP/1.1\r\nHost: " + host + "\r\nContent-Length: 0\r\n\r\n");
        assertTrue(Set.of(400, 401).contains(client.read().status()));
      }
    }
    String log = Files.readString(service.base().resolve("log/windlass.log"));
    assertFalse(log, CONTROL.matcher(log).find());
    assertFalse(log, log.contains("forged"));
    assertFalse(log, log.contains("Bad Authority"));
  }

  @Test
  public void slowClientsAreClosedWhileOthersAreServed() throws Exception {
    assumeTrue("slowhttptest is not installed", Files.exists(SLOWHTTPTEST));
    long before = service.process().openFiles();
    List<CompletableFuture<String>> attacks =
        List.of(
            attack("-H", "-t", "GET", "-p", "3"),
            attack("-B", "-t", "POST", "-s", "100000", "-f", "application/soap+xml"),
            attack("-X", "-t", "GET", "-w", "8", "-y", "32", "-n", "1", "-z", "4", "-k", "3"));
    CompletableFuture<Void> over =
        CompletableFuture.allOf(attacks.toArray(CompletableFuture<?>[]::new));
    WsmanHttp client = service.administrator();
    long begin = System.nanoTime();
    long slowest = 0;
    long fewest = Long.MAX_VALUE;
    int answers = 0;
    while (!over.isDone()) {
      long asked = System.nanoTime();
      assertEquals(200, client.post(Envelopes.identify()).statusCode());
      slowest = Math.max(slowest, System.nanoTime() - asked);
      answers++;
      if (!attacks.get(2).isDone() && asked - begin > TimeUnit.SECONDS.toNanos(7)) {
        fewest = Math.min(fewest, service.process().openFiles());
      }
    }
    System.out.printf(
        "During slowhttptest %d answers, the slowest after %d ms%n", answers, slowest / 1_000_000);
    assertTrue("slowest answer " + slowest, slowest < TimeUnit.SECONDS.toNanos(5));
    for (CompletableFuture<String> attack : attacks) {
      assertTrue(attack.get(), attack.get().contains("service available: YES"));
    }
    assertTrue(attacks.get(0).get(), attacks.get(0).get().contains("No open connections left"));
    assertTrue(attacks.get(1).get(), attacks.get(1).get().contains("No open connections left"));
    // Who reads slowly does not notice that the other side has closed long ago.
    assertTrue(fewest + " files open, " + before + " before", fewest < before + 10);
  }

  /** The end of the report of slowhttptest, its blanks as one. */
  private static CompletableFuture<String> attack(String... how) {
    String[] common =
        ("-c " + SLOW_CLIENTS + " -r 200 -i 1 -x 24 -l 12 -u http://127.0.0.1:" + service.port())
            .split(" ");
    common[common.length - 1] += "/wsman";
    String[] command = new String[1 + how.length + common.length];
    command[0] = SLOWHTTPTEST.toString();
    System.arraycopy(how, 0, command, 1, how.length);
    System.arraycopy(common, 0, command, 1 + how.length, common.length);
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            Matcher colours =
                Pattern.compile("\u001b\\[[0-9;]*m")
                    .matcher(Command.run(service.base(), Map.of(), command).text());
            return colours.replaceAll("").replaceAll("\\s+", " ");
          } catch (Exception e) {
            throw new IllegalStateException(String.join(" ", command), e);
          }
        });
  }
}
