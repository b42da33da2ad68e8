/** The encoding of security tokens (ITU-T X.690), for this bundle alone. */
package io.windlass.wsman.security.der;
