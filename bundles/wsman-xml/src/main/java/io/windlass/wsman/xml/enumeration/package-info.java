/** Bodies of WS-Enumeration with the elements that WS-Management adds (DSP0226 §8). */
@Version("1.0.0")
package io.windlass.wsman.xml.enumeration;

import org.osgi.annotation.versioning.Version;
