/**
 * Association filters (DSP0227 §8.2), evaluated by the host over what a provider enumerates and
 * gets: no provider needs to know them.
 */
package io.windlass.wsman.core.association;
