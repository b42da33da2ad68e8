package io.windlass.wmi.linux.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InitScriptTest {
  private static final String SCRIPT =
      """
      #!/bin/sh
      ### BEGIN INIT INFO
      # Provides:          box
      # Short-Description: A box
      # Description:       A box that is
      #                    used for tests.
      # Default-Start:     2 3 4 5
      ### END INIT INFO
      NAME=box
      DAEMON=/usr/sbin/${NAME}d
      RUN_DIR='/run/boxes'
      PIDFILE="$RUN_DIR/$NAME.pid" # the pid
      OTHER=`rm -rf /tmp/never`
      PIDFILE=/second/does/not/count
      """;

  @Test
  void readsTheHeader() {
    InitScript script = InitScript.parse(SCRIPT);
    assertEquals(Optional.of("A box"), script.shortDescription());
    assertEquals(Optional.of("A box that is used for tests."), script.description());
  }

  @Test
  void readsTheVariablesWithoutRunningAnything() {
    InitScript script = InitScript.parse(SCRIPT);
    assertEquals(Optional.of("/usr/sbin/boxd"), script.daemon());
    assertEquals(Set.of("/run/boxes/box.pid"), script.pidFiles());
  }

  @Test
  void knowsNothingOfAScriptWithoutFacts() {
    for (String text :
        new String[] {"", "echo", "### BEGIN INIT INFO\n# Description", "DAEMON=x"}) {
      InitScript script = InitScript.parse(text);
      assertTrue(script.daemon().isEmpty() && script.pidFiles().isEmpty());
      assertTrue(script.description().isEmpty());
    }
  }

  @Test
  void staysSmallWhenVariablesGrow() {
    StringBuilder bomb = new StringBuilder("A=/aaaaaaaaaaaaaaaa\n");
    for (char c = 'B'; c < 'Z'; c++) {
      char last = (char) (c - 1);
      bomb.append(c).append("=\"").append(("$" + last).repeat(20)).append("\"\n");
    }
    assertTrue(InitScript.parse(bomb.toString()).pidFiles().isEmpty());
  }

  @Test
  void survivesMutations() {
    Random random = new Random(2);
    String pool = "\"'$`{}=#\\\n\t ABPID_:";
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder(SCRIPT);
      for (int j = 0; j < 10; j++) {
        text.setCharAt(random.nextInt(text.length()), pool.charAt(random.nextInt(pool.length())));
      }
      InitScript.parse(text.toString()).pidFiles(); // anything but an exception
    }
  }
}
