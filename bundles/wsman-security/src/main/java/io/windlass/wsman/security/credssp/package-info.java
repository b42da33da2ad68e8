/**
 * CredSSP (MS-CSSP): a logon within TLS within HTTP, at whose end the client hands its password
 * over.
 */
@Version("1.0.0")
package io.windlass.wsman.security.credssp;

import org.osgi.annotation.versioning.Version;
