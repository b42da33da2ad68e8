/** Reading and writing XML: the one hardened parser, the output buffer, the namespaces. */
@Version("1.0.0")
package io.windlass.wsman.xml;

import org.osgi.annotation.versioning.Version;
