/**
 * The objects of {@code WSMan.Automation}, name for name, so that scripts for it need few changes.
 * Methods begin with a capital for that reason; properties are those of JavaBeans. Results are XML
 * text. Everything that fails throws {@link io.windlass.wsman.automation.AutomationException}, and
 * the {@code Error} of the object says more, as XML. Objects are not for several threads.
 */
@Version("1.0.0")
package io.windlass.wsman.automation;

import org.osgi.annotation.versioning.Version;
