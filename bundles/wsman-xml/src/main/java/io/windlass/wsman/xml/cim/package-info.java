/** CIM instances as XML (DSP0230, and as Windows writes them). */
@Version("1.0.0")
package io.windlass.wsman.xml.cim;

import org.osgi.annotation.versioning.Version;
