/** The classes of a Linux host. */
package io.windlass.wmi.linux;
