package io.windlass.wmi.linux.service;

import io.windlass.wmi.linux.host.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A program that stands in for systemctl of systemd 252: it knows the unit files that were there at
 * the last {@code daemon-reload}, and says what the real one says when it fails. It writes down
 * what it was asked to do.
 */
final class FakeSystemd {
  private static final String SCRIPT =
      """
      #!/bin/sh
      root="$(dirname "$0")"
      state="$root/state"
      mkdir -p "$state/loaded" "$state/active" "$state/enabled" "$state/masked"
      while :; do case "$1" in --no-pager|--full|--no-ask-password|--property=*) shift ;; *) break ;; esac; done
      verb="$1"; shift
      while :; do case "$1" in --property=*|--) shift ;; *) break ;; esac; done
      unit="$1"
      if test "$verb" != show; then
        echo "$verb${unit:+ $unit}" >> "$root/calls"
        if test -e "$root/polkit-denies"; then
          echo "Failed to $verb $unit: Interactive authentication required." >&2
          exit 1
        fi
      fi
      if test "$verb" = daemon-reload; then
        rm -f "$state"/loaded/*
        for file in "$root"/usr/lib/systemd/system/*.service "$root"/usr/local/lib/systemd/system/*.service; do
          test ! -e "$file" || cp "$file" "$state/loaded/"
        done
        exit 0
      fi
      if test "$verb" = show; then
        load=not-found; active=inactive; file=
        test ! -e "$state/loaded/$unit" || { load=loaded; file=disabled; }
        test ! -e "$state/enabled/$unit" || file=enabled
        test ! -e "$state/masked/$unit" || { load=masked; file=masked; }
        test ! -e "$state/active/$unit" || active=active
        test ! -e "$state/masked/$unit" || file=masked
        printf 'Id=%s\\nLoadState=%s\\nActiveState=%s\\nUnitFileState=%s\\n' "$unit" $load $active $file
        exit 0
      fi
      if test ! -e "$state/loaded/$unit"; then
        echo "Failed to $verb $unit: Unit $unit not found." >&2
        exit 5
      fi
      if test -e "$state/masked/$unit"; then
        case "$verb" in enable|start) echo "Failed to $verb $unit: Unit $unit is masked." >&2; exit 1 ;; esac
      fi
      case "$verb" in
        start)
          if test "$unit" = needy.service; then
            echo "A dependency job for needy.service failed. See 'journalctl -xe' for details." >&2
            exit 1
          fi
          touch "$state/active/$unit" ;;
        stop) rm -f "$state/active/$unit" ;;
        enable) touch "$state/enabled/$unit" ;;
        disable) rm -f "$state/enabled/$unit" ;;
        mask) touch "$state/masked/$unit" ;;
        unmask) rm -f "$state/masked/$unit" ;;
        *) echo "Unknown command verb $verb." >&2; exit 1 ;;
      esac
      """;

  private final Path root;

  /** A systemd without services below a root. */
  FakeSystemd(Tree tree) throws IOException {
    this.root = tree.path("/");
    tree.program("/systemctl", SCRIPT).directory("/usr/lib/systemd/system");
  }

  String program() {
    return root.resolve("systemctl").toString();
  }

  /** Installs a unit as a package does. */
  void install(String name) throws Exception {
    Files.writeString(
        root.resolve("usr/lib/systemd/system/" + name + ".service"), "[Service]\nExecStart=/x\n");
    new ProcessBuilder(program(), "daemon-reload").start().waitFor();
  }

  void denyEverything() throws IOException {
    Files.createFile(root.resolve("polkit-denies"));
  }

  /** What it was asked to do so far; the next call starts anew. */
  List<String> calls() throws IOException {
    Path calls = root.resolve("calls");
    List<String> lines = Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    Files.deleteIfExists(calls);
    return lines;
  }
}
