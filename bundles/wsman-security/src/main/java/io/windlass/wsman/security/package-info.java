/**
 * Security mechanisms as octets: tokens in, tokens out, messages sealed and opened. What both ends
 * of a connection need, and nothing of HTTP, files of accounts, or services.
 */
@Version("1.0.0")
package io.windlass.wsman.security;

import org.osgi.annotation.versioning.Version;
