package io.windlass.runtime;

import org.osgi.framework.BundleException;

/** Says in one line why a bundle does not start. */
final class BundleProblem {
  private BundleProblem() {}

  /** The bundle, and the requirement that nothing provides or the cause that its code threw. */
  static String describe(String kind, String jar, String symbolicName, BundleException problem) {
    String bundle = kind + " " + symbolicName + " (" + jar + ") ";
    if (problem.getType() == BundleException.RESOLVE_ERROR) {
      return bundle + "does not resolve: " + requirement(problem.getMessage());
    }
    Throwable cause = problem.getCause() == null ? problem : problem.getCause();
    return bundle + "does not start: " + cause;
  }

  /** Cuts what the resolver repeats around the last missing requirement of its chain. */
  private static String requirement(String message) {
    int end = message.indexOf(" Unresolved requirements:");
    String text = end < 0 ? message : message.substring(0, end);
    int start = text.lastIndexOf("missing requirement");
    return start < 0 ? text : text.substring(start);
  }
}
