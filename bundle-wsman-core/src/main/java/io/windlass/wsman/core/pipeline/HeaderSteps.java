package io.windlass.wsman.core.pipeline;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.core.envelope.FragmentTransfer;
import io.windlass.wsman.core.envelope.Headers;
import io.windlass.wsman.core.filter.FilterDialects;
import io.windlass.wsman.core.limits.Durations;
import io.windlass.wsman.core.limits.ServiceLimits;
import io.windlass.wsman.core.operation.Actions;
import io.windlass.wsman.xml.soap.Addressing;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;

/** The checks of addressing and control headers (DSP0226 §5, §6). */
final class HeaderSteps {
  private HeaderSteps() {}

  /** §5.3: a header that must be understood and is not. */
  static void understood(Incoming request) throws ResourceFault {
    if (!request.headers.notUnderstood().isEmpty()) {
      throw new ResourceFault(
          FaultCode.MUST_UNDERSTAND,
          "These headers must be understood and are not: " + request.headers.notUnderstood() + ".");
    }
  }

  /** §5.4: To, Action, MessageID and ReplyTo. */
  static void addressed(Incoming request) throws ResourceFault {
    Headers headers = request.headers;
    require("Action", headers.action());
    require("To", headers.to());
    limit("Action", headers.action());
    limit("To", headers.to());
    // Any text will do, as for Windows: there are clients whose MessageID is no URI.
    String messageId = headers.messageId();
    if (messageId == null || messageId.isEmpty() || messageId.length() > ServiceLimits.MAX_URI) {
      throw new ResourceFault(
          FaultCode.INVALID_MESSAGE_INFORMATION_HEADER,
          "The header MessageID is missing, empty or longer than "
              + ServiceLimits.MAX_URI
              + " characters.");
    }
    require("ReplyTo", headers.replyTo());
    requireAnonymous("ReplyTo", headers.replyTo());
    if (headers.faultTo() != null) {
      requireAnonymous("FaultTo", headers.faultTo());
    }
  }

  private static void require(String name, String value) throws ResourceFault {
    if (value == null || value.isEmpty()) {
      throw new ResourceFault(
          FaultCode.MESSAGE_INFORMATION_HEADER_REQUIRED,
          "The header " + name + " is missing or empty.");
    }
  }

  private static void limit(String name, String uri) throws ResourceFault {
    if (uri.length() > ServiceLimits.MAX_URI) {
      throw new ResourceFault(
          FaultCode.URI_LIMIT_EXCEEDED,
          "The " + name + " is longer than " + ServiceLimits.MAX_URI + " characters.");
    }
  }

  private static void requireAnonymous(String name, String address) throws ResourceFault {
    if (!Addressing.isAnonymous(address)) {
      throw new ResourceFault(
          FaultCode.ADDRESSING_MODE,
          "The address of "
              + name
              + " must be the anonymous one: answers go back on the connection of the request.");
    }
  }

  /** §5.1: the resource URI. */
  static void resourceUri(Incoming request) throws ResourceFault {
    String uri = request.headers.resourceUri();
    if ((uri == null || uri.isEmpty()) && Actions.goesOn(request.headers.action())) {
      require("ResourceURI", uri);
    }
    if (uri == null || uri.isEmpty()) {
      throw new ResourceFault(
          FaultCode.INVALID_RESOURCE_URI, "The header ResourceURI is missing or empty.");
    }
    limit("ResourceURI", uri);
    try {
      request.resourceUri = new URI(uri);
    } catch (URISyntaxException e) {
      throw new ResourceFault(
          FaultCode.INVALID_RESOURCE_URI, "The ResourceURI is not a URI: " + e.getMessage(), e);
    }
  }

  /** §6.1: OperationTimeout. */
  static void timeout(Incoming request) throws ResourceFault {
    String text = request.headers.operationTimeout();
    Duration longest = request.limits.maxTimeout();
    if (text == null) {
      request.timeout = longest;
      return;
    }
    Duration asked =
        Durations.parse(text)
            .orElseThrow(
                () ->
                    new ResourceFault(
                        FaultCode.INVALID_TIMEOUT,
                        "The OperationTimeout is not an xs:duration: "
                            + text.substring(0, Math.min(64, text.length()))));
    if (asked.isZero()) {
      throw new ResourceFault(
          FaultCode.TIMED_OUT, "The OperationTimeout is zero, so it has passed already.");
    }
    request.timeout = asked.compareTo(longest) > 0 ? longest : asked;
  }

  /** §6.2: MaxEnvelopeSize. */
  static void maxEnvelope(Incoming request) throws ResourceFault {
    String text = request.headers.maxEnvelopeSize();
    int limit = request.limits.maxEnvelopeSize();
    if (text != null) {
      limit = (int) Math.min(limit, number(text));
    }
    if (limit < ServiceLimits.MIN_CLIENT_ENVELOPE) {
      throw new ResourceFault(
          FaultCode.MINIMUM_ENVELOPE_LIMIT,
          "MaxEnvelopeSize must be at least " + ServiceLimits.MIN_CLIENT_ENVELOPE + " octets.");
    }
    // An answer is built in UTF-8 and doubles when the client speaks UTF-16.
    request.maxEnvelope = request.utf16 ? limit / 2 : limit;
  }

  private static long number(String text) throws ResourceFault {
    boolean digits = !text.isEmpty() && text.length() <= 18;
    for (int i = 0; digits && i < text.length(); i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    if (!digits) {
      throw new ResourceFault(
          FaultCode.INVALID_MESSAGE_INFORMATION_HEADER,
          "MaxEnvelopeSize is not a number of octets: "
              + text.substring(0, Math.min(40, text.length())));
    }
    return Long.parseLong(text);
  }

  /** §6.3: locales cannot be demanded. */
  static void locale(Incoming request) throws ResourceFault {
    if (request.headers.localeMustBeUnderstood()) {
      throw demanded(FaultCode.LOCALE_MUST_BE_UNDERSTOOD, "Locale");
    }
    if (request.headers.dataLocaleMustBeUnderstood()) {
      throw demanded(FaultCode.UNSUPPORTED_DATA_LOCALE, "DataLocale");
    }
  }

  private static ResourceFault demanded(FaultCode code, String header) {
    return new ResourceFault(
        code, "A locale cannot be demanded; send " + header + " without mustUnderstand.");
  }

  /** §7.7: fragments. */
  static void fragment(Incoming request) throws ResourceFault {
    Optional<FragmentTransfer> header = request.headers.fragmentTransfer();
    if (header.isEmpty()) {
      return;
    }
    if (!header.get().mustUnderstand()) {
      throw new ResourceFault(
          FaultCode.INVALID_MESSAGE_INFORMATION_HEADER,
          "FragmentTransfer must be sent with mustUnderstand=\"true\".");
    }
    if (!request.operation.doesFragments()) {
      throw new ResourceFault(
          FaultCode.FRAGMENT_LEVEL_ACCESS,
          "This cannot be done on a fragment; leave FragmentTransfer out.");
    }
    String dialect = header.get().dialect().orElse(FilterDialects.XPATH);
    if (!dialect.equalsIgnoreCase(FilterDialects.XPATH)) {
      throw new ResourceFault(
          FaultCode.FRAGMENT_DIALECT_NOT_SUPPORTED,
          "The fragment dialect "
              + dialect
              + " is not supported; "
              + FilterDialects.XPATH
              + " is.");
    }
  }
}
