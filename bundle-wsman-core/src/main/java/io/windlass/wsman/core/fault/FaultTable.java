package io.windlass.wsman.core.fault;

import static io.windlass.wsman.core.fault.FaultRow.receiver;
import static io.windlass.wsman.core.fault.FaultRow.sender;
import static io.windlass.wsman.core.fault.FaultRow.soap;

import io.windlass.wsman.api.FaultCode;
import java.util.EnumMap;
import java.util.Map;

/** Every fault: SOAP code, subcode, detail URI and Microsoft's number (DSP0226 §14, wsmerror.h). */
final class FaultTable {
  private static final Map<FaultCode, FaultRow> ROWS = new EnumMap<>(FaultCode.class);

  static {
    addressing();
    transfer();
    enumeration();
    encoding();
    selectorsOptionsParameters();
    management();
    unsupportedFeatures();
  }

  private FaultTable() {}

  static FaultRow row(FaultCode code) {
    return ROWS.get(code);
  }

  private static void put(FaultCode code, FaultRow row) {
    ROWS.put(code, row);
  }

  private static void addressing() {
    put(FaultCode.MUST_UNDERSTAND, soap("s:MustUnderstand", 16));
    put(FaultCode.VERSION_MISMATCH, soap("s:VersionMismatch", 13));
    put(FaultCode.ACTION_NOT_SUPPORTED, sender("a:ActionNotSupported", 19));
    put(FaultCode.ACTION_MISMATCH, sender("a:ActionNotSupported", "ActionMismatch", 49));
    put(
        FaultCode.INVALID_RESOURCE_URI,
        sender("a:DestinationUnreachable", "InvalidResourceURI", 59));
    put(FaultCode.NOT_FOUND, sender("a:DestinationUnreachable", "InvalidResourceURI", 0));
    put(FaultCode.ENDPOINT_UNAVAILABLE, receiver("a:EndpointUnavailable", 20));
    put(
        FaultCode.RESOURCE_OFFLINE,
        receiver("a:EndpointUnavailable", 20).withDetail("ResourceOffline"));
    put(
        FaultCode.INVALID_MESSAGE_INFORMATION_HEADER,
        sender("a:InvalidMessageInformationHeader", 15));
    put(
        FaultCode.INVALID_TIMEOUT,
        sender("a:InvalidMessageInformationHeader", "InvalidTimeout", 129));
    put(
        FaultCode.MESSAGE_INFORMATION_HEADER_REQUIRED,
        sender("a:MessageInformationHeaderRequired", 17));
  }

  private static void transfer() {
    put(FaultCode.INVALID_VALUES, sender("x:InvalidRepresentation", "InvalidValues", 86));
    put(FaultCode.MISSING_VALUES, sender("x:InvalidRepresentation", "MissingValues", 87));
    put(FaultCode.INVALID_NAMESPACE, sender("x:InvalidRepresentation", "InvalidNamespace", 88));
    put(FaultCode.INVALID_FRAGMENT, sender("x:InvalidRepresentation", "InvalidFragment", 89));
  }

  private static void enumeration() {
    put(FaultCode.CANNOT_PROCESS_FILTER, sender("n:CannotProcessFilter", 26));
    put(FaultCode.FILTER_DIALECT_UNAVAILABLE, sender("n:FilterDialectRequestedUnavailable", 25));
    put(FaultCode.FILTERING_NOT_SUPPORTED, sender("n:FilteringNotSupported", 24));
    put(FaultCode.INVALID_ENUMERATION_CONTEXT, receiver("n:InvalidEnumerationContext", 27));
    put(FaultCode.INVALID_EXPIRATION_TIME, sender("n:InvalidExpirationTime", 22));
    put(FaultCode.UNABLE_TO_RENEW_ENUMERATION, receiver("n:UnableToRenew", 29));
    put(FaultCode.POLYMORPHISM_MODE_NOT_SUPPORTED, receiver("b:PolymorphismModeNotSupported", 311));
  }

  private static void encoding() {
    String limit = "w:EncodingLimit";
    put(FaultCode.UNSUPPORTED_CHARACTER_SET, sender(limit, "CharacterSet", 76));
    put(FaultCode.MAX_ENVELOPE_SIZE, sender(limit, "MaxEnvelopeSize", 71));
    put(FaultCode.MINIMUM_ENVELOPE_LIMIT, sender(limit, "MinimumEnvelopeLimit", 126));
    put(FaultCode.SERVICE_ENVELOPE_LIMIT, sender(limit, "ServiceEnvelopeLimit", 73));
    put(FaultCode.URI_LIMIT_EXCEEDED, sender(limit, "URILimitExceeded", 45));
    put(FaultCode.SELECTOR_LIMIT, sender(limit, "SelectorLimit", 74));
    put(FaultCode.OPTION_LIMIT, sender(limit, "OptionLimit", 75));
    put(FaultCode.UNREPORTABLE_SUCCESS, sender(limit, "UnreportableSuccess", 77));
  }

  private static void selectorsOptionsParameters() {
    String selectors = "w:InvalidSelectors";
    put(FaultCode.INSUFFICIENT_SELECTORS, sender(selectors, "InsufficientSelectors", 90));
    put(FaultCode.UNEXPECTED_SELECTORS, sender(selectors, "UnexpectedSelectors", 91));
    put(FaultCode.SELECTOR_TYPE_MISMATCH, sender(selectors, "TypeMismatch", 92));
    put(FaultCode.INVALID_SELECTOR_VALUE, sender(selectors, "InvalidValue", 93));
    put(FaultCode.AMBIGUOUS_SELECTORS, sender(selectors, "AmbiguousSelectors", 94));
    put(FaultCode.DUPLICATE_SELECTORS, sender(selectors, "DuplicateSelectors", 95));
    String options = "w:InvalidOptions";
    put(FaultCode.OPTION_NOT_SUPPORTED, sender(options, "NotSupported", 81));
    put(FaultCode.INVALID_OPTION_NAME, sender(options, "InvalidName", 82));
    put(FaultCode.INVALID_OPTION_VALUE, sender(options, "InvalidValue", 83));
    String parameter = "w:InvalidParameter";
    put(FaultCode.PARAMETER_TYPE_MISMATCH, sender(parameter, "TypeMismatch", 84));
    put(FaultCode.INVALID_PARAMETER_NAME, sender(parameter, "InvalidName", 85));
    // Win32's ERROR_INVALID_PARAMETER, as Windows answers.
    put(FaultCode.INVALID_PARAMETER_VALUE, sender(parameter, "InvalidValue", 0).withCode(87));
  }

  private static void management() {
    // Win32's ERROR_ACCESS_DENIED and ERROR_INTERNAL_ERROR: these two have no number of their own.
    put(FaultCode.ACCESS_DENIED, sender("w:AccessDenied", 0).withCode(5));
    put(FaultCode.INTERNAL_ERROR, receiver("w:InternalError", 0).withCode(1359));
    put(FaultCode.ALREADY_EXISTS, sender("w:AlreadyExists", 51));
    put(FaultCode.CONCURRENCY, sender("w:Concurrency", 50));
    put(FaultCode.PULL_IN_PROGRESS, sender("w:Concurrency", 6));
    put(FaultCode.DELIVERY_REFUSED, receiver("w:DeliveryRefused", 52));
    put(FaultCode.FRAGMENT_DIALECT_NOT_SUPPORTED, sender("w:FragmentDialectNotSupported", 144));
    put(FaultCode.INVALID_FRAGMENT_PATH, sender("w:CannotProcessFilter", 147));
    put(FaultCode.RENAME_FAILURE, sender("w:RenameFailure", 64));
    put(
        FaultCode.RENAME_TARGET_ALREADY_EXISTS,
        sender("w:RenameFailure", "TargetAlreadyExists", 99));
    put(FaultCode.QUOTA_LIMIT, sender("w:QuotaLimit", 63));
    put(FaultCode.SCHEMA_VALIDATION_ERROR, sender("w:SchemaValidationError", 65));
    put(FaultCode.INVALID_XML, sender("w:SchemaValidationError", 67));
    put(FaultCode.TIMED_OUT, receiver("w:TimedOut", 41));
  }

  private static void unsupportedFeatures() {
    String feature = "w:UnsupportedFeature";
    put(FaultCode.UNSUPPORTED_FEATURE, sender(feature, 66));
    put(FaultCode.ADDRESSING_MODE, sender(feature, "AddressingMode", 118));
    put(FaultCode.ENUMERATION_MODE, sender(feature, "EnumerationMode", 134));
    put(FaultCode.UNSUPPORTED_LOCALE, sender(feature, "Locale", 135));
    put(FaultCode.EXPIRATION_TIME_UNSUPPORTED, sender(feature, "ExpirationTime", 23));
    put(FaultCode.FILTERING_REQUIRED, sender(feature, "FilteringRequired", 112));
    put(FaultCode.FRAGMENT_LEVEL_ACCESS, sender(feature, "FragmentLevelAccess", 119));
  }
}
