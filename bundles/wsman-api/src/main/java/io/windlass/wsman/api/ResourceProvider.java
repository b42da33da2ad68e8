package io.windlass.wsman.api;

import io.windlass.wsman.api.cim.ClassSchema;
import java.util.Collection;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The one service type that a plug-in registers. What else the service object implements ({@link
 * Gettable}, {@link Enumerable}, …) is what the resource can do: the host reads the capabilities
 * with {@code instanceof} and answers every other operation itself.
 *
 * <p>Service properties: {@link WsmanResource}. The longest matching URI wins, then {@code
 * service.ranking}; a loser is reported as shadowed by {@link
 * io.windlass.wsman.api.runtime.WsmanRuntime}.
 *
 * <p>Threads: calls come from host threads, several at once, each with a deadline. A call that
 * outlives its deadline is interrupted and its answer is thrown away; a provider that does so
 * repeatedly is quarantined.
 */
@ConsumerType
public interface ResourceProvider {
  /**
   * The classes that this provider serves. Called once when the service is registered and again
   * when its properties are modified. A class schema may load its details when they are first read.
   *
   * @return never null; empty only for a provider that implements nothing but {@link XmlResource}
   */
  Collection<ClassSchema> schemas();
}
