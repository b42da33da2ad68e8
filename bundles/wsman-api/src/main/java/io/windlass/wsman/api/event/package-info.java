/** Event sources (DSP0226 §10). */
@Version("1.0.0")
package io.windlass.wsman.api.event;

import org.osgi.annotation.versioning.Version;
