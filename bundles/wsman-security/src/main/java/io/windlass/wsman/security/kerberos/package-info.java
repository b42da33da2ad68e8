/** Kerberos V5 (RFC 4120, RFC 4121) by the Java platform, and what it leaves out. */
@Version("1.0.0")
package io.windlass.wsman.security.kerberos;

import org.osgi.annotation.versioning.Version;
