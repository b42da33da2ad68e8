/** SOAP 1.2 envelopes as bytes. */
@Version("1.0.0")
package io.windlass.wsman.xml.soap;

import org.osgi.annotation.versioning.Version;
