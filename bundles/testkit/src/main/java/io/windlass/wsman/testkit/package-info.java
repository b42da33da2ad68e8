/** Tests plug-ins in memory: a literal envelope in, a literal envelope out. */
@Version("1.0.0")
package io.windlass.wsman.testkit;

import org.osgi.annotation.versioning.Version;
