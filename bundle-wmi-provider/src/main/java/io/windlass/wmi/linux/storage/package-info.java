/** Disks, partitions and mounted file systems. */
package io.windlass.wmi.linux.storage;
