/** Passwords that others know: the host by PAM, whatever there is by JAAS. */
package io.windlass.wsman.auth.backend;
