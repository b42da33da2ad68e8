package io.windlass.wmi.linux.service;

/**
 * One service needs another to be running.
 *
 * @param dependent the one that needs
 * @param antecedent the one that is needed
 */
public record ServiceDependency(String dependent, String antecedent) {}
