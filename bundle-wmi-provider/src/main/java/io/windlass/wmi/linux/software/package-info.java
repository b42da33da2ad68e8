/** Installed packages and their updates. */
package io.windlass.wmi.linux.software;
