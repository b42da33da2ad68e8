/** Identify (DSP0226 §11). */
@Version("1.0.0")
package io.windlass.wsman.xml.identity;

import org.osgi.annotation.versioning.Version;
