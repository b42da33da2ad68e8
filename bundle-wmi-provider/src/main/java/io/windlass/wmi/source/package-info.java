/** The seam between the WMI provider and the sources that read the values of this host. */
package io.windlass.wmi.source;
