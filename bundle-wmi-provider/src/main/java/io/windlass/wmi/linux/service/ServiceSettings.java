package io.windlass.wmi.linux.service;

import java.util.List;
import java.util.Optional;

/**
 * What {@code Win32_Service.Create} and {@code Change} set; empty is left as it is, or takes the
 * default. All of it has been checked.
 *
 * @param displayName one line
 * @param command the program with its path, then its arguments
 * @param startMode {@code Automatic}, {@code Manual} or {@code Disabled}
 * @param account a user of this host
 * @param dependencies names of services that exist
 */
public record ServiceSettings(
    Optional<String> displayName,
    Optional<List<String>> command,
    Optional<String> startMode,
    Optional<String> account,
    List<String> dependencies) {}
