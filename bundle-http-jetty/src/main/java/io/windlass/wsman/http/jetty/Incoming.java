package io.windlass.wsman.http.jetty;

import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A request on its way through the handlers.
 *
 * @param packetSeconds how long its body may take to come, and its answer to go
 * @param profiles the security profiles that are offered on its connection
 * @param thread Jetty's thread that brought it; authentication may go on with it on another
 */
record Incoming(
    Request request,
    Response response,
    Callback callback,
    int packetSeconds,
    Supplier<List<String>> profiles,
    Thread thread) {}
