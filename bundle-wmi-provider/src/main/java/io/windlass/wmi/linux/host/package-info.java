/** Files, clock and names of a Linux host, as the classes of this bundle read them. */
package io.windlass.wmi.linux.host;
