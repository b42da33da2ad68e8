/** The negotiation of a mechanism (RFC 4178, MS-SPNG), and tokens that come without it. */
@Version("1.0.0")
package io.windlass.wsman.security.spnego;

import org.osgi.annotation.versioning.Version;
