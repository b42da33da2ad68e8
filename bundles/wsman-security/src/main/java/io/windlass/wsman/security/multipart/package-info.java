/** Sealed messages as bodies of HTTP requests and answers (MS-WSMV §2.2.9.1). */
@Version("1.0.0")
package io.windlass.wsman.security.multipart;

import org.osgi.annotation.versioning.Version;
