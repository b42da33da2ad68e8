package io.windlass.wsman.client;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A POST.
 *
 * @param path the request target
 * @param headers besides Host, Connection and Content-Length, which the connection writes
 * @param body the octets; not copied
 * @param repeatable true when sending it twice does no harm
 */
public record HttpRequest(
    String path, Map<String, String> headers, byte[] body, boolean repeatable) {

  /** Keeps the order of the headers. */
  public HttpRequest {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** The same request with one header more, or another value for it. */
  public HttpRequest with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpRequest(path, more, body, repeatable);
  }

  /** Without the headers: one of them may hold a password. */
  @Override
  public String toString() {
    return "POST " + path + " (" + body.length + " octets)";
  }
}
