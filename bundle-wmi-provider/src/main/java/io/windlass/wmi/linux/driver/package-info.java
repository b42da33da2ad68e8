/** Modules of the kernel. */
package io.windlass.wmi.linux.driver;
