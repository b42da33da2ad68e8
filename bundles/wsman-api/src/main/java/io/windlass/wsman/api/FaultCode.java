package io.windlass.wsman.api;

/**
 * The refusals that a provider or the host can answer with, one per meaning. Only the host knows
 * SOAP codes, subcodes, detail URIs, numbers and HTTP status (DSP0226 §14).
 */
public enum FaultCode {
  /** The caller may not do this. */
  ACCESS_DENIED,
  /** The service does not know the action, or the resource does not. */
  ACTION_NOT_SUPPORTED,
  /** The action exists, but this resource cannot do it (Put on a read-only resource). */
  ACTION_MISMATCH,
  /** There is an instance with these keys already. */
  ALREADY_EXISTS,
  /** The filter is not valid or too complex. */
  CANNOT_PROCESS_FILTER,
  /** Another operation holds the resource. */
  CONCURRENCY,
  /** Two Pulls on one enumeration at a time. */
  PULL_IN_PROGRESS,
  /** The provider refuses the event. */
  DELIVERY_REFUSED,
  /** No provider serves this resource URI, or it has no such class. */
  INVALID_RESOURCE_URI,
  /** There is no instance with these keys. */
  NOT_FOUND,
  /** The charset of the request is not UTF-8 or UTF-16. */
  UNSUPPORTED_CHARACTER_SET,
  /** The answer is larger than the client's MaxEnvelopeSize. */
  MAX_ENVELOPE_SIZE,
  /** The client's MaxEnvelopeSize is below the minimum. */
  MINIMUM_ENVELOPE_LIMIT,
  /** The message is larger than the service allows. */
  SERVICE_ENVELOPE_LIMIT,
  /** The resource URI is too long. */
  URI_LIMIT_EXCEEDED,
  /** Too many selectors, or a selector is too long. */
  SELECTOR_LIMIT,
  /** Too many options, or an option is too long. */
  OPTION_LIMIT,
  /** The write was done, but its result is too large to be told. */
  UNREPORTABLE_SUCCESS,
  /** The resource cannot be reached now; it may be later. */
  ENDPOINT_UNAVAILABLE,
  /** The device behind the resource is off. */
  RESOURCE_OFFLINE,
  /** Nobody speaks this filter dialect here. */
  FILTER_DIALECT_UNAVAILABLE,
  /** The resource cannot filter. */
  FILTERING_NOT_SUPPORTED,
  /** The resource can be enumerated with a filter only. */
  FILTERING_REQUIRED,
  /** The fragment's path is not of the XPath subset, or names something that the class lacks. */
  INVALID_FRAGMENT_PATH,
  /** The resource does not do fragments. */
  FRAGMENT_LEVEL_ACCESS,
  /** Nobody speaks this fragment dialect here. */
  FRAGMENT_DIALECT_NOT_SUPPORTED,
  /** A Put would change keys that cannot be changed. */
  RENAME_FAILURE,
  /** A Put would give an instance the keys of another one. */
  RENAME_TARGET_ALREADY_EXISTS,
  /** Something failed inside that the caller cannot mend. */
  INTERNAL_ERROR,
  /** The enumeration context is unknown, closed, expired, or somebody else's. */
  INVALID_ENUMERATION_CONTEXT,
  /** An expiration time cannot be read or lies in the past. */
  INVALID_EXPIRATION_TIME,
  /** An enumeration cannot be renewed. */
  UNABLE_TO_RENEW_ENUMERATION,
  /** An addressing or control header cannot be read. */
  INVALID_MESSAGE_INFORMATION_HEADER,
  /** The OperationTimeout cannot be read. */
  INVALID_TIMEOUT,
  /** A mandatory header is absent. */
  MESSAGE_INFORMATION_HEADER_REQUIRED,
  /** A header with mustUnderstand is not understood. */
  MUST_UNDERSTAND,
  /** The envelope is not SOAP 1.2. */
  VERSION_MISMATCH,
  /** An option that must be obeyed is not known here. */
  OPTION_NOT_SUPPORTED,
  /** An option has a name that is not valid. */
  INVALID_OPTION_NAME,
  /** An option has a value that is not valid. */
  INVALID_OPTION_VALUE,
  /** A method parameter has the wrong type. */
  PARAMETER_TYPE_MISMATCH,
  /** The method has no such parameter. */
  INVALID_PARAMETER_NAME,
  /** A method parameter has a value that is not valid. */
  INVALID_PARAMETER_VALUE,
  /** The body holds values that are not valid. */
  INVALID_VALUES,
  /** The body lacks values that are needed. */
  MISSING_VALUES,
  /** The body's element is not in the namespace of the resource. */
  INVALID_NAMESPACE,
  /** The body of a fragment write lacks its XmlFragment. */
  INVALID_FRAGMENT,
  /** A key is missing among the selectors. */
  INSUFFICIENT_SELECTORS,
  /** A selector is not a key of the class, or names something that does not exist. */
  UNEXPECTED_SELECTORS,
  /** A selector has the wrong type. */
  SELECTOR_TYPE_MISMATCH,
  /** A selector has a value that is not valid. */
  INVALID_SELECTOR_VALUE,
  /** More than one instance matches. */
  AMBIGUOUS_SELECTORS,
  /** A selector is given twice. */
  DUPLICATE_SELECTORS,
  /** A quota of the service, of the user or of the plug-in is used up; the reason says which. */
  QUOTA_LIMIT,
  /** The body is not what the schema of the action asks for. */
  SCHEMA_VALIDATION_ERROR,
  /** The message is not well-formed XML, or breaks a limit of the parser. */
  INVALID_XML,
  /** The operation did not end in time. */
  TIMED_OUT,
  /** ReplyTo, FaultTo or EndTo is not the anonymous address. */
  ADDRESSING_MODE,
  /** The EnumerationMode is not known here. */
  ENUMERATION_MODE,
  /** The polymorphism mode is not known here, or not together with this filter. */
  POLYMORPHISM_MODE_NOT_SUPPORTED,
  /** The locale must be understood and is not. */
  UNSUPPORTED_LOCALE,
  /** Expiration times are not supported here. */
  EXPIRATION_TIME_UNSUPPORTED,
  /** A feature that the request needs is not there; the reason names it. */
  UNSUPPORTED_FEATURE
}
