package io.windlass.wmi.linux.storage;

/**
 * The size of a file system.
 *
 * @param size bytes
 * @param free bytes that this account may still fill
 */
public record Space(long size, long free) {}
