/** Security descriptors as text, and what they allow (MS-DTYP §2.5.1). */
@Version("1.0.0")
package io.windlass.wsman.security.sddl;

import org.osgi.annotation.versioning.Version;
