/** Performance counters that monitoring tools read. */
package io.windlass.wmi.linux.perf;
