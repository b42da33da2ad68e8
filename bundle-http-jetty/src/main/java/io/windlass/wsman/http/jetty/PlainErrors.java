package io.windlass.wsman.http.jetty;

import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What a request gets that Jetty refuses before anybody sees it: the status and its name. Nothing
 * of the request is repeated, and nothing is told of the inside.
 */
final class PlainErrors implements Request.Handler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    boolean bodiless = HttpStatus.hasNoBody(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=UTF-8");
    String text = bodiless ? "" : HttpStatus.getMessage(status) + "\n";
    response.write(true, StandardCharsets.UTF_8.encode(text), callback);
    return true;
  }
}
