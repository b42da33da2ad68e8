package io.windlass.wsman.http.jetty;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A request on its way through the handlers.
 *
 * @param packetSeconds how long its body may take to come, and its answer to go
 * @param thread Jetty's thread that brought it; authentication may go on with it on another
 */
record Incoming(
    Request request, Response response, Callback callback, int packetSeconds, Thread thread) {}
