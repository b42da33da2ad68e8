package io.windlass.wsman.core.xpath;

/**
 * One piece of an instance that a path selects. Immutable.
 *
 * @param within the class of the embedded instance that has it; empty for the instance itself
 * @param property the property, as it is spelt there; empty for the whole instance
 * @param index which item of an array, from 1; 0 for what is no array
 * @param value of the property, or of the item; null for NULL
 * @param text true for the bare text, which {@code text()} selects
 */
public record Fragment(String within, String property, int index, Object value, boolean text) {}
