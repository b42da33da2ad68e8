/** Parsed filters (DSP0226 §8.3) and the dialects that produce them. */
@Version("1.1.0")
package io.windlass.wsman.api.filter;

import org.osgi.annotation.versioning.Version;
