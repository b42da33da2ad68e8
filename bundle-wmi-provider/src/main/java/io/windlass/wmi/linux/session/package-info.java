/** Who is logged on, and with what. */
package io.windlass.wmi.linux.session;
