/** Operating system, hardware, time and environment. */
package io.windlass.wmi.linux.system;
