/** Network interfaces and their configuration. */
package io.windlass.wmi.linux.network;
