/**
 * The outbound side of WS-Management: a session with one service over TCP, TLS or a Unix domain
 * socket. No logging, no threads of its own, no services: the command line starts with it.
 */
@Version("1.0.0")
package io.windlass.wsman.client;

import org.osgi.annotation.versioning.Version;
