/** Runs files of scripts with {@code WSMan} defined, by engines of JSR-223 and by JShell. */
@Version("1.0.0")
package io.windlass.wsman.automation.script;

import org.osgi.annotation.versioning.Version;
