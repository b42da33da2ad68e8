package io.windlass.wmi.linux.share;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One share.
 *
 * @param comment what clients see beside the name
 * @param path empty where it depends on the client
 * @param maximum connections at a time; empty for any number
 */
record Share(
    String name, String comment, Optional<String> path, boolean printer, OptionalLong maximum) {}
