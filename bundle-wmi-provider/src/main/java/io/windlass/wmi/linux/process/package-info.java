/** Win32_Process out of {@code /proc}. */
package io.windlass.wmi.linux.process;
