package io.windlass.wsman.client;

import java.util.Locale;

/** Decides whether an HTTP answer can hold SOAP, and says what else it is. */
final class AnswerStatus {
  private AnswerStatus() {}

  static void check(HttpAnswer answer, Endpoint endpoint, String user) throws WsmanException {
    String coding = answer.header("Content-Encoding").orElse("identity");
    if (!coding.equalsIgnoreCase("identity")) {
      throw new WsmanException(
          "The answer is packed, which was not asked for: " + HttpReader.printable(coding));
    }
    int status = answer.status();
    boolean soap = isSoap(answer);
    if (status == 200 || status == 202 || status == 204) {
      if (answer.body().length > 0 && !soap) {
        throw new WsmanException(
            endpoint + " answered with " + type(answer) + " instead of application/soap+xml");
      }
      return;
    }
    if (soap && answer.body().length > 0 && status != 401) {
      return;
    }
    throw new HttpStatusException(status, message(answer, endpoint, user));
  }

  private static boolean isSoap(HttpAnswer answer) {
    String type = type(answer).toLowerCase(Locale.ROOT);
    return type.startsWith("application/soap+xml");
  }

  private static String type(HttpAnswer answer) {
    return HttpReader.printable(answer.header("Content-Type").orElse("no Content-Type"));
  }

  private static String message(HttpAnswer answer, Endpoint endpoint, String user) {
    String where = " (" + endpoint + ")";
    int status = answer.status();
    return switch (status) {
      case 401 ->
          (user.isEmpty()
                  ? "The service wants to know who you are"
                  : "The service refused the user " + user)
              + "; it offers "
              + offers(answer, "WWW-Authenticate")
              + " (HTTP 401, "
              + endpoint
              + ")";
      case 407 ->
          "The proxy wants another user or another scheme; it offers "
              + offers(answer, "Proxy-Authenticate")
              + ": HTTP 407"
              + where;
      case 403 -> "The service refuses this caller: HTTP 403" + where;
      case 404 -> "There is no WS-Management service at this path: HTTP 404" + where;
      case 413 -> "The request is larger than the service allows: HTTP 413" + where;
      case 301, 302, 303, 307, 308 ->
          "The service sends elsewhere, to "
              + HttpReader.printable(answer.header("Location").orElse("nowhere"))
              + "; redirects are not followed: HTTP "
              + status
              + where;
      default -> "The service answered HTTP " + status + " without SOAP" + where;
    };
  }

  /** The schemes of the challenges, for a person. */
  static String offers(HttpAnswer answer, String name) {
    StringBuilder offers = new StringBuilder();
    for (String challenge : answer.headers(name)) {
      int blank = challenge.indexOf(' ');
      offers.append(offers.length() == 0 ? "" : ", ");
      offers.append(HttpReader.printable(blank < 0 ? challenge : challenge.substring(0, blank)));
    }
    return offers.length() == 0 ? "no authentication" : offers.toString();
  }
}
