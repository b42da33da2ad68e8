package io.windlass.wsman.core.fault;

import static io.windlass.wsman.core.fault.FaultRow.receiver;
import static io.windlass.wsman.core.fault.FaultRow.sender;
import static io.windlass.wsman.core.fault.FaultRow.soap;

import io.windlass.wsman.api.FaultCode;
import java.util.EnumMap;
import java.util.Map;

/**
 * Every fault: SOAP code, subcode, detail URI and Microsoft's number (DSP0226 §14, wsmerror.h). A
 * detail without a number of its own has that of its subcode.
 */
final class FaultTable {
  private static final Map<FaultCode, FaultRow> ROWS = new EnumMap<>(FaultCode.class);

  static {
    addressing();
    transfer();
    enumeration();
    eventing();
    encoding();
    selectorsOptionsParameters();
    management();
    quotas();
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
    String action = "a:ActionNotSupported";
    put(FaultCode.ACTION_NOT_SUPPORTED, sender(action, 19));
    put(FaultCode.INVALID_ACTION_URI, sender(action, 1));
    put(FaultCode.ACTION_MISMATCH, sender(action, "ActionMismatch", 49));
    String unreachable = "a:DestinationUnreachable";
    put(FaultCode.DESTINATION_UNREACHABLE, sender(unreachable, 18));
    put(FaultCode.INVALID_RESOURCE_URI, sender(unreachable, "InvalidResourceURI", 59));
    put(FaultCode.NOT_FOUND, sender(unreachable, "InvalidResourceURI", 0));
    String unavailable = "a:EndpointUnavailable";
    put(FaultCode.ENDPOINT_UNAVAILABLE, receiver(unavailable, 20));
    put(FaultCode.RESOURCE_OFFLINE, receiver(unavailable, "ResourceOffline", 20));
    put(FaultCode.ENDPOINT_INVALID_VALUES, receiver(unavailable, "InvalidValues", 282));
    String invalid = "a:InvalidMessageInformationHeader";
    put(FaultCode.INVALID_MESSAGE_INFORMATION_HEADER, sender(invalid, 15));
    put(FaultCode.INVALID_HEADER, sender(invalid, 283));
    put(FaultCode.INVALID_TIMEOUT, sender(invalid, "InvalidTimeout", 129));
    put(
        FaultCode.MESSAGE_INFORMATION_HEADER_REQUIRED,
        sender("a:MessageInformationHeaderRequired", 17));
  }

  private static void transfer() {
    String representation = "x:InvalidRepresentation";
    put(FaultCode.INVALID_REPRESENTATION, sender(representation, 21));
    put(FaultCode.INVALID_VALUES, sender(representation, "InvalidValues", 86));
    put(FaultCode.MISSING_VALUES, sender(representation, "MissingValues", 87));
    put(FaultCode.INVALID_NAMESPACE, sender(representation, "InvalidNamespace", 88));
    put(FaultCode.INVALID_FRAGMENT, sender(representation, "InvalidFragment", 89));
  }

  private static void enumeration() {
    put(FaultCode.CANNOT_PROCESS_FILTER, sender("n:CannotProcessFilter", 26));
    put(FaultCode.FILTER_DIALECT_UNAVAILABLE, sender("n:FilterDialectRequestedUnavailable", 25));
    put(FaultCode.FILTERING_NOT_SUPPORTED, sender("n:FilteringNotSupported", 24));
    put(FaultCode.INVALID_EXPIRATION_TIME, sender("n:InvalidExpirationTime", 22));
    put(FaultCode.UNSUPPORTED_EXPIRATION_TYPE, sender("n:UnsupportedExpirationType", 284));
    put(FaultCode.INVALID_ENUMERATION_CONTEXT, receiver("n:InvalidEnumerationContext", 27));
    put(FaultCode.UNABLE_TO_RENEW_ENUMERATION, receiver("n:UnableToRenew", 29));
    put(FaultCode.POLYMORPHISM_MODE_NOT_SUPPORTED, receiver("b:PolymorphismModeNotSupported", 311));
  }

  private static void eventing() {
    String mode = "e:DeliveryModeRequestedUnavailable";
    put(FaultCode.DELIVERY_MODE_UNAVAILABLE, sender(mode, 30));
    put(FaultCode.DELIVERY_MODE_INVALID, sender(mode, 168));
    String source = "e:EventSourceUnableToProcess";
    put(FaultCode.EVENT_SOURCE_UNABLE_TO_PROCESS, receiver(source, 35));
    put(FaultCode.UNUSABLE_ADDRESS, receiver(source, "UnusableAddress", 149));
    String message = "e:InvalidMessage";
    put(FaultCode.INVALID_EVENTING_MESSAGE, sender(message, 37));
    put(FaultCode.NOTIFY_TO_MISSING, sender(message, 160));
    put(FaultCode.NOTIFY_TO_ADDRESS_MISSING, sender(message, 161));
    put(FaultCode.NOTIFY_TO_ADDRESS_INVALID, sender(message, 162));
    String filter = "e:FilteringRequestedUnavailable";
    put(FaultCode.EVENT_FILTER_DIALECT_UNAVAILABLE, sender(filter, 34));
    put(FaultCode.EVENT_FILTERING_REQUIRED, sender(filter, "FilteringRequired", 79));
    put(FaultCode.EVENT_FILTERING_NOT_SUPPORTED, sender("e:FilteringNotSupported", 33));
    put(FaultCode.SUBSCRIPTION_INVALID_EXPIRATION_TIME, sender("e:InvalidExpirationTime", 31));
    put(
        FaultCode.SUBSCRIPTION_UNSUPPORTED_EXPIRATION_TYPE,
        sender("e:UnsupportedExpirationType", 32));
    put(FaultCode.SUBSCRIPTION_UNABLE_TO_RENEW, sender("e:UnableToRenew", 36));
    // Its subcode has no number; that of an address which failed the test of delivery says the
    // same.
    String unusable = "w:EventDeliverToUnusable";
    put(FaultCode.EVENT_DELIVER_TO_UNUSABLE, sender(unusable, 149));
    put(FaultCode.POLICY_TOO_COMPLEX, sender(unusable, "PolicyTooComplex", 349));
    put(FaultCode.CANNOT_COMPLY_WITH_POLICY, sender(unusable, "CannotComplyWithPolicy", 350));
    put(FaultCode.DELIVERY_REFUSED, receiver("w:DeliveryRefused", 52));
    put(FaultCode.NO_ACK, sender("w:NoAck", 48));
    String bookmark = "w:InvalidBookmark";
    put(FaultCode.INVALID_BOOKMARK, sender(bookmark, 56));
    put(FaultCode.BOOKMARK_EXPIRED, sender(bookmark, "Expired", 80));
    put(FaultCode.INVALID_BOOKMARK_FORMAT, sender(bookmark, "InvalidFormat", 56));
  }

  private static void encoding() {
    String limit = "w:EncodingLimit";
    put(FaultCode.ENCODING_LIMIT, sender(limit, 53));
    put(FaultCode.UNSUPPORTED_CHARACTER_SET, sender(limit, "CharacterSet", 76));
    put(FaultCode.CHARSET_MISMATCH, sender(limit, "CharacterSet", 76));
    put(FaultCode.MAX_ENVELOPE_SIZE, sender(limit, "MaxEnvelopeSize", 71));
    put(FaultCode.MINIMUM_ENVELOPE_LIMIT, sender(limit, "MinimumEnvelopeLimit", 126));
    put(FaultCode.SERVICE_ENVELOPE_LIMIT, sender(limit, "ServiceEnvelopeLimit", 73));
    put(FaultCode.URI_LIMIT_EXCEEDED, sender(limit, "URILimitExceeded", 45));
    put(FaultCode.SELECTOR_LIMIT, sender(limit, "SelectorLimit", 74));
    put(FaultCode.OPTION_LIMIT, sender(limit, "OptionLimit", 75));
    put(FaultCode.UNREPORTABLE_SUCCESS, sender(limit, "UnreportableSuccess", 77));
    put(FaultCode.UNSUPPORTED_WHITESPACE, sender(limit, "Whitespace", 78));
    put(FaultCode.UNSUPPORTED_ENCODING_TYPE, sender(limit, "EncodingType", 281));
    put(FaultCode.UNSUPPORTED_CHARACTER, sender(limit, "UnsupportedCharacter", 53));
  }

  private static void selectorsOptionsParameters() {
    String selectors = "w:InvalidSelectors";
    put(FaultCode.INVALID_SELECTORS, sender(selectors, 61));
    put(FaultCode.INSUFFICIENT_SELECTORS, sender(selectors, "InsufficientSelectors", 90));
    put(FaultCode.UNEXPECTED_SELECTORS, sender(selectors, "UnexpectedSelectors", 91));
    put(FaultCode.SELECTOR_TYPE_MISMATCH, sender(selectors, "TypeMismatch", 92));
    put(FaultCode.INVALID_SELECTOR_VALUE, sender(selectors, "InvalidValue", 93));
    put(FaultCode.AMBIGUOUS_SELECTORS, sender(selectors, "AmbiguousSelectors", 94));
    put(FaultCode.DUPLICATE_SELECTORS, sender(selectors, "DuplicateSelectors", 95));
    String options = "w:InvalidOptions";
    put(FaultCode.INVALID_OPTIONS, sender(options, 57));
    put(FaultCode.OPTION_NOT_SUPPORTED, sender(options, "NotSupported", 81));
    put(FaultCode.INVALID_OPTION_NAME, sender(options, "InvalidName", 82));
    put(FaultCode.INVALID_OPTION_VALUE, sender(options, "InvalidValue", 83));
    String parameter = "w:InvalidParameter";
    put(FaultCode.INVALID_PARAMETER, sender(parameter, 58));
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
    put(FaultCode.CANNOT_PROCESS_EXPRESSION, sender("w:CannotProcessFilter", 290));
    put(FaultCode.INVALID_FRAGMENT_PATH, sender("w:CannotProcessFilter", 147));
    put(FaultCode.FRAGMENT_DIALECT_NOT_SUPPORTED, sender("w:FragmentDialectNotSupported", 144));
    put(FaultCode.INVALID_FRAGMENT_DIALECT, sender("w:FragmentDialectNotSupported", 146));
    put(FaultCode.SCHEMA_VALIDATION_ERROR, sender("w:SchemaValidationError", 65));
    put(FaultCode.INVALID_XML, sender("w:SchemaValidationError", 67));
    put(FaultCode.TIMED_OUT, receiver("w:TimedOut", 41));
    String rename = "w:RenameFailure";
    put(FaultCode.RENAME_FAILURE, sender(rename, 64));
    put(FaultCode.RENAME_TARGET_ALREADY_EXISTS, sender(rename, "TargetAlreadyExists", 99));
    put(FaultCode.RENAME_INVALID_ADDRESS, sender(rename, "InvalidAddress", 64));
    put(FaultCode.RENAME_INVALID_SELECTORS, sender(rename, "InvalidSelectorAssignment", 64));
  }

  private static void quotas() {
    String quota = "w:QuotaLimit";
    put(FaultCode.QUOTA_LIMIT, sender(quota, 63));
    put(FaultCode.QUOTA_SHELLS, sender(quota, 421));
    put(FaultCode.QUOTA_OPERATIONS, sender(quota, 422));
    put(FaultCode.QUOTA_USER, sender(quota, 423));
    put(FaultCode.QUOTA_SYSTEM, sender(quota, 424));
    put(FaultCode.QUOTA_SHELL_USERS, sender(quota, 427));
    put(FaultCode.QUOTA_PLUGIN_SHELLS_PER_USER, sender(quota, 484));
    put(FaultCode.QUOTA_PLUGIN_USERS, sender(quota, 485));
    put(FaultCode.QUOTA_PLUGIN_SHELLS, sender(quota, 486));
    put(FaultCode.QUOTA_PLUGIN_OPERATIONS, sender(quota, 487));
    put(FaultCode.QUOTA_PLUGIN_OPERATIONS_PER_USER, sender(quota, 488));
    put(FaultCode.QUOTA_PLUGIN_COMMANDS_PER_SHELL, sender(quota, 489));
    put(FaultCode.QUOTA_PLUGIN_TOO_SMALL, sender(quota, 490));
  }

  private static void unsupportedFeatures() {
    String feature = "w:UnsupportedFeature";
    put(FaultCode.UNSUPPORTED_FEATURE, sender(feature, 66));
    put(FaultCode.ADDRESSING_MODE, sender(feature, "AddressingMode", 118));
    put(FaultCode.INVALID_END_TO, sender(feature, "AddressingMode", 150));
    put(FaultCode.ACK_UNSUPPORTED, sender(feature, "Ack", 101));
    put(FaultCode.ASYNCHRONOUS_REQUEST, sender(feature, "AsynchronousRequest", 66));
    put(FaultCode.AUTHORIZATION_MODE, sender(feature, "AuthorizationMode", 100));
    put(FaultCode.BOOKMARKS_UNSUPPORTED, sender(feature, "Bookmarks", 107));
    put(FaultCode.DELIVERY_RETRIES, sender(feature, "DeliveryRetries", 105));
    put(FaultCode.ENUMERATION_MODE, sender(feature, "EnumerationMode", 134));
    put(FaultCode.EXPIRATION_TIME_UNSUPPORTED, sender(feature, "ExpirationTime", 23));
    put(FaultCode.SUBSCRIPTION_EXPIRATION_UNSUPPORTED, sender(feature, "ExpirationTime", 104));
    put(FaultCode.FILTERING_REQUIRED, sender(feature, "FilteringRequired", 112));
    put(FaultCode.FORMAT_MISMATCH, sender(feature, "FormatMismatch", 114));
    put(FaultCode.BATCH_FORMAT_MISMATCH, sender(feature, "FormatMismatch", 148));
    put(FaultCode.FORMAT_SECURITY_TOKEN, sender(feature, "FormatSecurityToken", 115));
    put(FaultCode.FRAGMENT_LEVEL_ACCESS, sender(feature, "FragmentLevelAccess", 119));
    put(FaultCode.HEARTBEATS_UNSUPPORTED, sender(feature, "Heartbeats", 106));
    put(FaultCode.INSECURE_ADDRESS, sender(feature, "InsecureAddress", 113));
    put(FaultCode.UNSUPPORTED_LOCALE, sender(feature, "Locale", 103));
    put(FaultCode.LOCALE_MUST_BE_UNDERSTOOD, sender(feature, "Locale", 135));
    put(FaultCode.UNSUPPORTED_DATA_LOCALE, sender(feature, "DataLocale", 66));
    put(FaultCode.MAX_ELEMENTS_UNSUPPORTED, sender(feature, "MaxElements", 285));
    put(FaultCode.MAX_ENVELOPE_POLICY, sender(feature, "MaxEnvelopePolicy", 111));
    put(FaultCode.MAX_ENVELOPE_SIZE_UNSUPPORTED, sender(feature, "MaxEnvelopeSize", 110));
    put(FaultCode.MAX_TIME_UNSUPPORTED, sender(feature, "MaxTime", 109));
    put(FaultCode.OPERATION_TIMEOUT_UNSUPPORTED, sender(feature, "OperationTimeout", 102));
  }
}
