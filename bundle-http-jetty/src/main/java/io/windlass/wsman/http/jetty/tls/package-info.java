/** Certificates: those that listeners show, and those that clients show to them. */
package io.windlass.wsman.http.jetty.tls;
