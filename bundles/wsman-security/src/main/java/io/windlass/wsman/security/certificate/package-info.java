/** Who a client's certificate stands for: its names, and rules that map them to accounts. */
@Version("1.1.0")
package io.windlass.wsman.security.certificate;

import org.osgi.annotation.versioning.Version;
