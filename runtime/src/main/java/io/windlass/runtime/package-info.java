/** The launcher: starts the OSGi framework with the installation's bundles, and stops it. */
package io.windlass.runtime;
