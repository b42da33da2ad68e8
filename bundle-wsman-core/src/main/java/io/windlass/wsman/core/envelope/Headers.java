package io.windlass.wsman.core.envelope;

import io.windlass.wsman.api.Target;
import io.windlass.wsman.xml.soap.Addressing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.namespace.QName;

/**
 * The headers of one request, as written: null where there is none. Filled by {@link HeaderReader},
 * read by the steps of the pipeline.
 */
public final class Headers {
  Addressing addressing = Addressing.SUBMISSION;
  String to;
  String action;
  String messageId;
  String replyTo;
  String faultTo;
  String resourceUri;
  String operationTimeout;
  String maxEnvelopeSize;
  String locale;
  boolean localeMustBeUnderstood;
  boolean dataLocaleMustBeUnderstood;
  FragmentTransfer fragmentTransfer;
  boolean requestEpr;
  byte[] replyParameters;
  byte[] faultParameters;
  boolean countEstimate;
  final Map<String, String> selectors = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  final Map<String, Target> references = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  final List<Option> options = new ArrayList<>(0);
  final List<QName> notUnderstood = new ArrayList<>(0);

  /**
   * An option of the OptionSet (DSP0226 §6.4).
   *
   * @param mustComply true when it must be obeyed or refused
   */
  public record Option(String name, String value, boolean mustComply) {}

  /** The version of WS-Addressing that the request speaks. */
  public Addressing addressing() {
    return addressing;
  }

  /** {@code wsa:To}. */
  public String to() {
    return to;
  }

  /** {@code wsa:Action}. */
  public String action() {
    return action;
  }

  /** {@code wsa:MessageID}. */
  public String messageId() {
    return messageId;
  }

  /** The address of {@code wsa:ReplyTo}; empty when it has none. */
  public String replyTo() {
    return replyTo;
  }

  /** The address of {@code wsa:FaultTo}; empty when it has none. */
  public String faultTo() {
    return faultTo;
  }

  /** {@code wsman:ResourceURI}. */
  public String resourceUri() {
    return resourceUri;
  }

  /** {@code wsman:OperationTimeout}. */
  public String operationTimeout() {
    return operationTimeout;
  }

  /** {@code wsman:MaxEnvelopeSize}. */
  public String maxEnvelopeSize() {
    return maxEnvelopeSize;
  }

  /** {@code wsman:Locale/@xml:lang}. */
  public String locale() {
    return locale;
  }

  /** True when the Locale header says mustUnderstand. */
  public boolean localeMustBeUnderstood() {
    return localeMustBeUnderstood;
  }

  /** True when the DataLocale header says mustUnderstand. */
  public boolean dataLocaleMustBeUnderstood() {
    return dataLocaleMustBeUnderstood;
  }

  /** {@code wsman:FragmentTransfer}. */
  public Optional<FragmentTransfer> fragmentTransfer() {
    return Optional.ofNullable(fragmentTransfer);
  }

  /** True when {@code wsman:RequestEPR} is there. */
  public boolean requestEpr() {
    return requestEpr;
  }

  /** The reference parameters of ReplyTo as headers of the answer; null when there are none. */
  public byte[] replyParameters() {
    return replyParameters;
  }

  /** Those of FaultTo, or of ReplyTo when there is none, as headers of a fault; may be null. */
  public byte[] faultParameters() {
    return faultTo == null ? replyParameters : faultParameters;
  }

  /** True when {@code wsman:RequestTotalItemsCountEstimate} is there. */
  public boolean countEstimate() {
    return countEstimate;
  }

  /** The selectors that are endpoint references. */
  public Map<String, Target> references() {
    return references;
  }

  /** The selectors that are text, by name without case. */
  public Map<String, String> selectors() {
    return selectors;
  }

  /** The options in order. */
  public List<Option> options() {
    return options;
  }

  /** Headers with mustUnderstand that nobody here understands. */
  public List<QName> notUnderstood() {
    return notUnderstood;
  }
}
