/**
 * CIM values as plug-ins and host exchange them (DSP0004): class schemas, instances, date-times.
 */
@Version("1.0.0")
package io.windlass.wsman.api.cim;

import org.osgi.annotation.versioning.Version;
