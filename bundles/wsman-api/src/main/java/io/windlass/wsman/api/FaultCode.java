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
  /** The action is not a URI that could name one. */
  INVALID_ACTION_URI,
  /** The action exists, but this resource cannot do it (Put on a read-only resource). */
  ACTION_MISMATCH,
  /** There is an instance with these keys already. */
  ALREADY_EXISTS,
  /** The filter is not valid or too complex. */
  CANNOT_PROCESS_FILTER,
  /**
   * An expression of WS-Management itself (a fragment, an event filter) is not valid or too
   * complex.
   */
  CANNOT_PROCESS_EXPRESSION,
  /** Another operation holds the resource. */
  CONCURRENCY,
  /** Two Pulls on one enumeration at a time. */
  PULL_IN_PROGRESS,
  /** The provider refuses the event. */
  DELIVERY_REFUSED,
  /** The receiver of an event did not acknowledge it. */
  NO_ACK,
  /** The address to deliver events to cannot be used. */
  EVENT_DELIVER_TO_UNUSABLE,
  /** The policy of the address to deliver events to is too complex. */
  POLICY_TOO_COMPLEX,
  /** The policy of the address to deliver events to cannot be kept. */
  CANNOT_COMPLY_WITH_POLICY,
  /** A Subscribe has no NotifyTo. */
  NOTIFY_TO_MISSING,
  /** The NotifyTo of a Subscribe has no address. */
  NOTIFY_TO_ADDRESS_MISSING,
  /** The NotifyTo of a Subscribe has an address that is not valid. */
  NOTIFY_TO_ADDRESS_INVALID,
  /** Nobody delivers events in this mode here. */
  DELIVERY_MODE_UNAVAILABLE,
  /** The delivery mode is missing, or is not a mode. */
  DELIVERY_MODE_INVALID,
  /** The event source cannot do it now. */
  EVENT_SOURCE_UNABLE_TO_PROCESS,
  /** The event source cannot reach the address to deliver to. */
  UNUSABLE_ADDRESS,
  /** A message of WS-Eventing is not what it should be. */
  INVALID_EVENTING_MESSAGE,
  /** The subscription cannot be renewed. */
  SUBSCRIPTION_UNABLE_TO_RENEW,
  /** A subscription's expiration time cannot be read or lies in the past. */
  SUBSCRIPTION_INVALID_EXPIRATION_TIME,
  /** A subscription cannot expire so: only at a time, or only after one. */
  SUBSCRIPTION_UNSUPPORTED_EXPIRATION_TYPE,
  /** The event source cannot filter. */
  EVENT_FILTERING_NOT_SUPPORTED,
  /** Nobody speaks this dialect of event filters here. */
  EVENT_FILTER_DIALECT_UNAVAILABLE,
  /** The event source can be subscribed to with a filter only. */
  EVENT_FILTERING_REQUIRED,
  /** The bookmark is not valid. */
  INVALID_BOOKMARK,
  /** What the bookmark points at is no longer kept. */
  BOOKMARK_EXPIRED,
  /** The bookmark cannot be read. */
  INVALID_BOOKMARK_FORMAT,
  /** No provider serves this resource URI, or it has no such class. */
  INVALID_RESOURCE_URI,
  /** There is no instance with these keys. */
  NOT_FOUND,
  /** The address of the request leads nowhere. */
  DESTINATION_UNREACHABLE,
  /** The charset of the request is not UTF-8 or UTF-16. */
  UNSUPPORTED_CHARACTER_SET,
  /** A limit of the encoding is exceeded; the reason says which. */
  ENCODING_LIMIT,
  /** A character cannot be said in the encoding. */
  UNSUPPORTED_CHARACTER,
  /** The encoding of an element is not supported. */
  UNSUPPORTED_ENCODING_TYPE,
  /** White space stands where the resource cannot have it. */
  UNSUPPORTED_WHITESPACE,
  /** The charset parameter says another encoding than the bytes of the request. */
  CHARSET_MISMATCH,
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
  /** The resource cannot be reached with these values. */
  ENDPOINT_INVALID_VALUES,
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
  /** The Dialect of a fragment is not a URI. */
  INVALID_FRAGMENT_DIALECT,
  /** A Put would change keys that cannot be changed. */
  RENAME_FAILURE,
  /** A Put would give an instance the keys of another one. */
  RENAME_TARGET_ALREADY_EXISTS,
  /** The address that the resource should get is not valid. */
  RENAME_INVALID_ADDRESS,
  /** The selectors that the resource should get are not valid. */
  RENAME_INVALID_SELECTORS,
  /** Something failed inside that the caller cannot mend. */
  INTERNAL_ERROR,
  /** The enumeration context is unknown, closed, expired, or somebody else's. */
  INVALID_ENUMERATION_CONTEXT,
  /** An expiration time cannot be read or lies in the past. */
  INVALID_EXPIRATION_TIME,
  /** An enumeration cannot expire so: only at a time, or only after one. */
  UNSUPPORTED_EXPIRATION_TYPE,
  /** An enumeration cannot be renewed. */
  UNABLE_TO_RENEW_ENUMERATION,
  /** An addressing or control header cannot be read. */
  INVALID_MESSAGE_INFORMATION_HEADER,
  /** A header cannot be read. */
  INVALID_HEADER,
  /** The OperationTimeout cannot be read. */
  INVALID_TIMEOUT,
  /** A mandatory header is absent. */
  MESSAGE_INFORMATION_HEADER_REQUIRED,
  /** A header with mustUnderstand is not understood. */
  MUST_UNDERSTAND,
  /** The envelope is not SOAP 1.2. */
  VERSION_MISMATCH,
  /** The options do not go together. */
  INVALID_OPTIONS,
  /** An option that must be obeyed is not known here. */
  OPTION_NOT_SUPPORTED,
  /** An option has a name that is not valid. */
  INVALID_OPTION_NAME,
  /** An option has a value that is not valid. */
  INVALID_OPTION_VALUE,
  /** The parameters of a method do not go together. */
  INVALID_PARAMETER,
  /** A method parameter has the wrong type. */
  PARAMETER_TYPE_MISMATCH,
  /** The method has no such parameter. */
  INVALID_PARAMETER_NAME,
  /** A method parameter has a value that is not valid. */
  INVALID_PARAMETER_VALUE,
  /** The body is not what the resource looks like. */
  INVALID_REPRESENTATION,
  /** The body holds values that are not valid. */
  INVALID_VALUES,
  /** The body lacks values that are needed. */
  MISSING_VALUES,
  /** The body's element is not in the namespace of the resource. */
  INVALID_NAMESPACE,
  /** The body of a fragment write lacks its XmlFragment. */
  INVALID_FRAGMENT,
  /** The selectors do not go together. */
  INVALID_SELECTORS,
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
  /** The user has as many shells as allowed. */
  QUOTA_SHELLS,
  /** The user has as many operations under way as allowed. */
  QUOTA_OPERATIONS,
  /** The user's quota for a span of time is used up. */
  QUOTA_USER,
  /** The service's quota for a span of time is used up. */
  QUOTA_SYSTEM,
  /** As many users have shells as allowed. */
  QUOTA_SHELL_USERS,
  /** The user has as many shells of the plug-in as allowed. */
  QUOTA_PLUGIN_SHELLS_PER_USER,
  /** As many users use the plug-in as allowed. */
  QUOTA_PLUGIN_USERS,
  /** The plug-in has as many shells as allowed. */
  QUOTA_PLUGIN_SHELLS,
  /** The plug-in has as many operations under way as allowed. */
  QUOTA_PLUGIN_OPERATIONS,
  /** The user has as many operations of the plug-in under way as allowed. */
  QUOTA_PLUGIN_OPERATIONS_PER_USER,
  /** The shell has as many commands as allowed. */
  QUOTA_PLUGIN_COMMANDS_PER_SHELL,
  /** The quota is smaller than what the plug-in needs. */
  QUOTA_PLUGIN_TOO_SMALL,
  /** The body is not what the schema of the action asks for. */
  SCHEMA_VALIDATION_ERROR,
  /** The message is not well-formed XML, or breaks a limit of the parser. */
  INVALID_XML,
  /** The operation did not end in time. */
  TIMED_OUT,
  /** ReplyTo, FaultTo or EndTo is not the anonymous address. */
  ADDRESSING_MODE,
  /** The EndTo of a Subscribe cannot be used. */
  INVALID_END_TO,
  /** Acknowledged delivery is not supported. */
  ACK_UNSUPPORTED,
  /** Asynchronous requests are not supported. */
  ASYNCHRONOUS_REQUEST,
  /** The authentication asked for to deliver events is not supported. */
  AUTHORIZATION_MODE,
  /** Bookmarks are not supported. */
  BOOKMARKS_UNSUPPORTED,
  /** Retrying to deliver is not supported. */
  DELIVERY_RETRIES,
  /** The format of what is to be delivered does not fit the mode. */
  FORMAT_MISMATCH,
  /** The batch settings do not fit the delivery mode. */
  BATCH_FORMAT_MISMATCH,
  /** The format of a security token is not supported. */
  FORMAT_SECURITY_TOKEN,
  /** Heartbeats are not supported. */
  HEARTBEATS_UNSUPPORTED,
  /** The address is not secure enough. */
  INSECURE_ADDRESS,
  /** A number of elements cannot be asked for. */
  MAX_ELEMENTS_UNSUPPORTED,
  /** The policy for events that are too large is not supported. */
  MAX_ENVELOPE_POLICY,
  /** An envelope size cannot be asked for. */
  MAX_ENVELOPE_SIZE_UNSUPPORTED,
  /** A time to wait cannot be asked for. */
  MAX_TIME_UNSUPPORTED,
  /** A timeout cannot be asked for. */
  OPERATION_TIMEOUT_UNSUPPORTED,
  /** The EnumerationMode is not known here. */
  ENUMERATION_MODE,
  /** The polymorphism mode is not known here, or not together with this filter. */
  POLYMORPHISM_MODE_NOT_SUPPORTED,
  /** The locale is not supported. */
  UNSUPPORTED_LOCALE,
  /** A Locale says mustUnderstand, and locales cannot be demanded. */
  LOCALE_MUST_BE_UNDERSTOOD,
  /** A DataLocale says mustUnderstand, and locales cannot be demanded. */
  UNSUPPORTED_DATA_LOCALE,
  /** Enumerations cannot have an expiration time here. */
  EXPIRATION_TIME_UNSUPPORTED,
  /** Subscriptions cannot have an expiration time here. */
  SUBSCRIPTION_EXPIRATION_UNSUPPORTED,
  /** A feature that the request needs is not there; the reason names it. */
  UNSUPPORTED_FEATURE
}
