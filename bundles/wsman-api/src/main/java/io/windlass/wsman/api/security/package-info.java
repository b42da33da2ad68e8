/** Who calls, and who may. */
@Version("1.0.0")
package io.windlass.wsman.api.security;

import org.osgi.annotation.versioning.Version;
