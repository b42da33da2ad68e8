/** Files and directories. */
package io.windlass.wmi.linux.file;
