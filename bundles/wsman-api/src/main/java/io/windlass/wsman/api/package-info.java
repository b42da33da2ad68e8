/**
 * What a plug-in author compiles against: one service type, one single-method interface per
 * capability.
 */
@Version("1.1.0")
package io.windlass.wsman.api;

import org.osgi.annotation.versioning.Version;
