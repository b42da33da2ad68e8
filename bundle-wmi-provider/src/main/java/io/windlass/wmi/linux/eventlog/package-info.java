/** The journal of systemd, or the log files of syslog, as event logs. */
package io.windlass.wmi.linux.eventlog;
