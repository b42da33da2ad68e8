/** The WMI provider: CIM classes of this host behind the plug-in API. */
package io.windlass.wmi;
