/** What the host is doing at the moment, and why it refused what it refused. */
@Version("1.1.0")
package io.windlass.wsman.api.runtime;

import org.osgi.annotation.versioning.Version;
