package io.windlass.wsman.security.multipart;

import io.windlass.wsman.security.SealedMessage;

/**
 * One sealed piece of a message.
 *
 * @param contentType of the plain message, charset included
 * @param length octets of the plain piece, as its sender says
 */
record Part(String contentType, int length, SealedMessage sealed) {}
