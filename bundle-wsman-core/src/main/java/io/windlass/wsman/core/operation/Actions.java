package io.windlass.wsman.core.operation;

import io.windlass.wsman.xml.Namespaces;

/** The action URIs of the operations here; an answer's is the same with {@code Response}. */
public final class Actions {
  /** WS-Transfer Get. */
  public static final String GET = Namespaces.TRANSFER + "/Get";

  /** WS-Transfer Put. */
  public static final String PUT = Namespaces.TRANSFER + "/Put";

  /** WS-Transfer Create. */
  public static final String CREATE = Namespaces.TRANSFER + "/Create";

  /** WS-Transfer Delete. */
  public static final String DELETE = Namespaces.TRANSFER + "/Delete";

  /** WS-Enumeration Enumerate. */
  public static final String ENUMERATE = Namespaces.ENUMERATION + "/Enumerate";

  /** WS-Enumeration Pull. */
  public static final String PULL = Namespaces.ENUMERATION + "/Pull";

  /** WS-Enumeration Release. */
  public static final String RELEASE = Namespaces.ENUMERATION + "/Release";

  /** WS-Enumeration Renew. */
  public static final String RENEW = Namespaces.ENUMERATION + "/Renew";

  /** WS-Enumeration GetStatus. */
  public static final String GET_STATUS = Namespaces.ENUMERATION + "/GetStatus";

  private Actions() {}

  /** True for the actions that go on with an enumeration, and so carry its address. */
  public static boolean goesOn(String action) {
    return action.startsWith(Namespaces.ENUMERATION) && !action.equals(ENUMERATE);
  }

  static String response(String action) {
    return action + "Response";
  }
}
