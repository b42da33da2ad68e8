package io.windlass.wmi.linux.software;

import java.time.Instant;
import java.util.Optional;

/**
 * One installed package of a distribution.
 *
 * @param vendor who made or maintains it
 * @param summary one line for a person
 */
record InstalledPackage(
    String name,
    String version,
    String architecture,
    String vendor,
    Optional<String> summary,
    Optional<String> homepage,
    Optional<Instant> installed) {}
