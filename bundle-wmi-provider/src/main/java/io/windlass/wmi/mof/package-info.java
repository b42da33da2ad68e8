/**
 * The language of class definitions (DSP0004 §7, with what Microsoft's mofcomp accepts): text is
 * parsed into {@link io.windlass.wmi.mof.MofElement}s, printed back, and bound to classes and
 * instances.
 */
package io.windlass.wmi.mof;
