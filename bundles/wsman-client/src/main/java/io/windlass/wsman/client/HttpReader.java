package io.windlass.wsman.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/**
 * Reads answers of HTTP/1.1 from a peer that is not trusted: everything has a limit, and what can
 * be read in two ways is refused (RFC 9112).
 */
final class HttpReader {
  static final int MAX_LINE = 16 * 1024;
  static final int MAX_HEADERS = 100;
  private static final int MAX_INTERIM_ANSWERS = 8;

  private final Wire wire;
  private final int maxBody;
  private final byte[] buffer = new byte[16 * 1024];
  private int position;
  private int limit;
  private long deadline;
  private boolean began;
  private boolean closes;

  HttpReader(Wire wire, int maxBody) {
    this.wire = wire;
    this.maxBody = maxBody;
  }

  /** True once an octet of the answer has come. */
  boolean began() {
    return began;
  }

  /** True when the connection cannot carry another request. */
  boolean closes() {
    return closes;
  }

  /** True when octets have come that nobody asked for. */
  boolean hasLeftover() {
    return position < limit;
  }

  /** Forgets the last answer before the next request. */
  void reset() {
    began = false;
  }

  /** Reads one final answer. */
  HttpAnswer read(long until) throws IOException {
    return read(until, false);
  }

  /** The same to CONNECT: what follows a success is the tunnel's (RFC 9110 §9.3.6). */
  HttpAnswer readTunnel(long until) throws IOException {
    return read(until, true);
  }

  private HttpAnswer read(long until, boolean tunnel) throws IOException {
    deadline = until;
    for (int interim = 0; interim <= MAX_INTERIM_ANSWERS; interim++) {
      String line = line("status line");
      int status = status(line);
      List<HttpAnswer.Header> headers = headers();
      if (status >= 200) {
        closes = closes(line, headers);
        HttpAnswer head = new HttpAnswer(status, headers, new byte[0]);
        if (tunnel && status < 300) {
          return head;
        }
        return new HttpAnswer(status, headers, body(head));
      }
      if (status == 101) {
        throw new WsmanException("The service switches to a protocol that nobody asked for");
      }
    }
    throw new WsmanException("The service sends interim answers without end");
  }

  private static int status(String line) throws WsmanException {
    boolean known = line.startsWith("HTTP/1.1 ") || line.startsWith("HTTP/1.0 ");
    if (known && line.length() >= 12 && (line.length() == 12 || line.charAt(12) == ' ')) {
      int status = digits(line.substring(9, 12), 10);
      if (status >= 100 && status <= 599) {
        return status;
      }
    }
    throw new WsmanException(
        "The peer does not speak HTTP/1.1: its answer begins with \"" + printable(line) + "\"");
  }

  private List<HttpAnswer.Header> headers() throws IOException {
    List<HttpAnswer.Header> headers = new ArrayList<>(8);
    for (String line = line("header"); !line.isEmpty(); line = line("header")) {
      int colon = line.indexOf(':');
      if (colon <= 0 || line.charAt(0) <= ' ' || line.charAt(colon - 1) <= ' ') {
        throw new WsmanException("The answer has a broken header: \"" + printable(line) + "\"");
      }
      if (headers.size() == MAX_HEADERS) {
        throw new WsmanException("The answer has more than " + MAX_HEADERS + " headers");
      }
      headers.add(
          new HttpAnswer.Header(line.substring(0, colon), line.substring(colon + 1).trim()));
    }
    return headers;
  }

  private static boolean closes(String statusLine, List<HttpAnswer.Header> headers) {
    boolean close = statusLine.startsWith("HTTP/1.0");
    for (HttpAnswer.Header header : headers) {
      if (header.name().equalsIgnoreCase("Connection")) {
        StringTokenizer options = new StringTokenizer(header.value(), ", ");
        while (options.hasMoreTokens()) {
          String option = options.nextToken();
          if (option.equalsIgnoreCase("close")) {
            return true;
          }
          close &= !option.equalsIgnoreCase("keep-alive");
        }
      }
    }
    return close;
  }

  private byte[] body(HttpAnswer head) throws IOException {
    List<String> codings = head.headers("Transfer-Encoding");
    List<String> lengths = head.headers("Content-Length");
    if (head.status() == 204 || head.status() == 304) {
      return new byte[0];
    }
    if (!codings.isEmpty()) {
      if (codings.size() > 1 || !codings.get(0).equalsIgnoreCase("chunked")) {
        throw new WsmanException("The answer has an unknown Transfer-Encoding: " + codings);
      }
      if (!lengths.isEmpty()) {
        throw new WsmanException("The answer has both Transfer-Encoding and Content-Length");
      }
      return chunks();
    }
    if (lengths.isEmpty()) {
      closes = true;
      return toTheEnd();
    }
    int length = -1;
    for (String text : lengths) {
      int next = digits(text, 10);
      if (next < 0 || (length >= 0 && next != length)) {
        throw new WsmanException("The answer has a broken Content-Length: " + printable(text));
      }
      length = next;
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream(Math.min(length, 1 << 16));
    copy(body, length);
    return body.toByteArray();
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(buffer.length);
    while (true) {
      String line = line("chunk size");
      int semicolon = line.indexOf(';');
      int size = digits((semicolon < 0 ? line : line.substring(0, semicolon)).trim(), 16);
      if (size < 0) {
        throw new WsmanException("The answer has a broken chunk size: \"" + printable(line) + "\"");
      }
      if (size == 0) {
        headers();
        return body.toByteArray();
      }
      copy(body, size);
      if (!line("end of a chunk").isEmpty()) {
        throw new WsmanException("A chunk of the answer is longer than its size says");
      }
    }
  }

  private byte[] toTheEnd() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(buffer.length);
    while (position < limit || fill()) {
      copy(body, limit - position);
    }
    return body.toByteArray();
  }

  private void copy(ByteArrayOutputStream body, int count) throws IOException {
    if (count > maxBody - body.size()) {
      throw new WsmanException(
          "The answer is larger than " + maxBody + " octets, which is more than was asked for");
    }
    int left = count;
    while (left > 0) {
      if (position == limit && !fill()) {
        throw new WsmanException("The connection closed in the middle of the answer");
      }
      int part = Math.min(left, limit - position);
      body.write(buffer, position, part);
      position += part;
      left -= part;
    }
  }

  private String line(String what) throws IOException {
    StringBuilder line = new StringBuilder(64);
    while (true) {
      if (position == limit && !fill()) {
        throw began
            ? new WsmanException("The connection closed in the middle of the " + what)
            : new ConnectionLostException("The service closed the connection without an answer");
      }
      char c = (char) (buffer[position++] & 0xFF);
      if (c == '\n') {
        int end = line.length();
        boolean carriage = end > 0 && line.charAt(end - 1) == '\r';
        return carriage ? line.substring(0, end - 1) : line.toString();
      }
      if (line.length() == MAX_LINE) {
        throw new WsmanException("The " + what + " is longer than " + MAX_LINE + " octets");
      }
      line.append(c);
    }
  }

  private boolean fill() throws IOException {
    int count = wire.read(buffer, 0, buffer.length, deadline);
    position = 0;
    limit = Math.max(count, 0);
    began |= count > 0;
    return count > 0;
  }

  /** A number without sign; -1 when the text is anything else or too large. */
  private static int digits(String text, int radix) {
    if (text.isEmpty() || text.length() > 9) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), radix) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * radix + digit;
    }
    return value > Integer.MAX_VALUE ? -1 : (int) value;
  }

  /** The first characters, with those that could disturb a terminal replaced. */
  static String printable(String text) {
    StringBuilder out = new StringBuilder(64);
    for (int i = 0; i < Math.min(60, text.length()); i++) {
      char c = text.charAt(i);
      out.append(c < ' ' || c >= 127 ? '?' : c);
    }
    return text.length() > 60 ? out.append("...").toString() : out.toString();
  }

  /** The headers in ASCII; the values were checked by whoever made them. */
  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
