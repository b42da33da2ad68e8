/**
 * The {@code winrm} command. Starts in a few hundred milliseconds, so this package loads few
 * classes: no services, no reflection, no regular expressions or streams on the way to the answer.
 */
package io.windlass.wsman.cli;
