package io.windlass.wmi.linux.host;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator, once for each kind of file, what the account of this service may not read.
 */
final class Unreadable {
  private static final Logger LOG = LoggerFactory.getLogger(Unreadable.class);
  private static final int MOST = 200;
  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

  private Unreadable() {}

  /**
   * Notes that a file was refused.
   *
   * @return true when that was news
   */
  static boolean note(String file) {
    // Processes and devices come and go: one line stands for the files of all of them.
    String kind = file.replaceAll("[0-9]+", "N");
    boolean news = TOLD.size() < MOST && TOLD.add(kind);
    if (news) {
      LOG.info(
          "The account of this service may not read {}: what it would tell is NULL; docs/operations.md"
              + " says what lets it read",
          LogText.of(kind));
    }
    return news;
  }
}
