package io.windlass.wsman.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Requirement;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Says on a component that implements {@link ResourceProvider} which resource URIs it serves; it
 * also writes the requirement for a Windlass host into the bundle's manifest.
 */
@ComponentPropertyType
@Requirement(
    namespace = "osgi.implementation",
    name = "io.windlass.wsman",
    version = "1.0.0",
    effective = "active")
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface WsmanResource {
  /** Property names become {@code wsman.resource.uri} and so on. */
  String PREFIX_ = "wsman.resource.";

  /** Service property: one or more resource URIs (String, String[] or Collection of String). */
  String URI = "wsman.resource.uri";

  /** Service property: Boolean; true when URIs match as a whole instead of as a prefix. */
  String EXACT = "wsman.resource.exact";

  /** Service property: Boolean; true when the provider reads {@code wsman:OptionSet}. */
  String SUPPORTS_OPTIONS = "wsman.resource.supports.options";

  /**
   * Service property: the names of the options that the provider reads (String, String[] or
   * Collection of String).
   */
  String OPTIONS = "wsman.resource.options";

  /**
   * The URIs, compared without case. Each serves itself and everything below it at a {@code /},
   * unless {@link #exact} says otherwise.
   */
  String[] uri();

  /** True when only exactly these URIs are served. */
  boolean exact() default false;

  /** True when the provider reads options; otherwise the host refuses one that must be obeyed. */
  boolean supports_options() default false;

  /**
   * The names of the options that the provider reads, compared without case; the host refuses
   * another one that must be obeyed. Empty, with {@link #supports_options}, for a provider that
   * looks at the names itself.
   */
  String[] options() default {};
}
