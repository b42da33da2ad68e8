/** NTLM version 2 and nothing older (MS-NLMP). */
@Version("1.0.0")
package io.windlass.wsman.security.ntlm;

import org.osgi.annotation.versioning.Version;
