/**
 * The XPath of WS-Management (DSP0226 Annex D), evaluated on typed instances instead of a document.
 *
 * <p>{@link io.windlass.wsman.core.xpath.FragmentPath} is a path as a client sent it; bound to a
 * class it is a {@link io.windlass.wsman.core.xpath.FragmentSelection}, which reads pieces of an
 * instance, writes and reads {@code wsman:XmlFragment}, and makes the instance that a fragment Put,
 * Create or Delete asks for. {@link io.windlass.wsman.core.xpath.XPathFilter} is the same language
 * as the condition of an Enumerate.
 *
 * <p>Nothing here knows providers, envelopes or threads; everything is immutable. What is accepted
 * and why: decision 11.
 */
package io.windlass.wsman.core.xpath;
