/** How callers prove who they are over HTTP: one service per scheme, one session per connection. */
@Version("1.0.0")
package io.windlass.wsman.auth;

import org.osgi.annotation.versioning.Version;
