/** Where transports meet the engine: complete messages in, complete messages out. */
@Version("1.0.0")
package io.windlass.wsman.core.endpoint;

import org.osgi.annotation.versioning.Version;
