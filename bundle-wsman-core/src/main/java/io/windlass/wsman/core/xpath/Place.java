package io.windlass.wsman.core.xpath;

/**
 * Where something stands in an instance. Immutable.
 *
 * @param parent the place of the embedded instance around it; null in the instance itself
 * @param property the property, as it is spelt there
 * @param index which item of an array, from 1; 0 for what is no array, and for all items
 */
record Place(Place parent, String property, int index) {}
