/** Directories and printers that this host offers to others. */
package io.windlass.wmi.linux.share;
