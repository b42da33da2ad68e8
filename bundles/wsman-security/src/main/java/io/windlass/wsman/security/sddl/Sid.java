package io.windlass.wsman.security.sddl;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Security identifiers as text, and their two-letter aliases (MS-DTYP §2.4.2.4). */
public final class Sid {
  /** The group of those who may do everything. */
  public static final String ADMINISTRATORS = "S-1-5-32-544";

  /** The group of those who may manage this machine from elsewhere. */
  public static final String REMOTE_MANAGEMENT_USERS = "S-1-5-32-580";

  /** Everybody. */
  public static final String EVERYONE = "S-1-1-0";

  /** Everybody who has shown who he is. */
  public static final String AUTHENTICATED_USERS = "S-1-5-11";

  /** Everybody who comes through the network. */
  public static final String NETWORK = "S-1-5-2";

  /** Everybody who sits at the machine. */
  public static final String INTERACTIVE = "S-1-5-4";

  /** Everybody who logged on by NTLM. */
  public static final String BY_NTLM = "S-1-5-64-10";

  /** Everybody who logged on by a certificate. */
  public static final String BY_CERTIFICATE = "S-1-5-64-14";

  /** Every account of this machine. */
  public static final String LOCAL_ACCOUNT = "S-1-5-113";

  /** Every account of this machine that is an administrator. */
  public static final String LOCAL_ADMINISTRATOR = "S-1-5-114";

  private static final Pattern FORM =
      Pattern.compile("S-1-(?:\\d{1,10}|0x[0-9a-fA-F]{12})(?:-\\d{1,10}){1,15}");
  private static final Map<String, String> ALIASES = aliases();

  private Sid() {}

  private static Map<String, String> aliases() {
    Map<String, String> all = new HashMap<>();
    String builtin =
        "BA 544 BU 545 BG 546 PU 547 AO 548 SO 549 PO 550 BO 551 RE 552 RU 554 RD 555 NO 556 MU 558"
            + " LU 559 IS 568 CY 569 ER 573 CD 574 RA 575 ES 576 MS 577 HA 578 AA 579 RM 580";
    put(all, builtin, "S-1-5-32-");
    put(all, "NU 2 IU 4 SU 6 AN 7 ED 9 PS 10 AU 11 RC 12 SY 18 LS 19 NS 20 WR 33", "S-1-5-");
    put(all, "WD 0", "S-1-1-");
    put(all, "CO 0 CG 1 OW 4", "S-1-3-");
    put(all, "LW 4096 ME 8192 MP 8448 HI 12288 SI 16384", "S-1-16-");
    put(all, "AC 1", "S-1-15-2-");
    return Map.copyOf(all);
  }

  private static void put(Map<String, String> all, String pairs, String prefix) {
    String[] words = pairs.split(" ");
    for (int i = 0; i < words.length; i += 2) {
      all.put(words[i], prefix + words[i + 1]);
    }
  }

  /**
   * Reads an identifier or an alias.
   *
   * @throws IllegalArgumentException when it is neither, or an alias of a domain that is not known
   */
  static String parse(String text) {
    if (FORM.matcher(text).matches()) {
      return text;
    }
    String sid = ALIASES.get(text);
    if (sid == null) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is neither a security identifier nor an alias that means something on a machine"
              + " without a domain");
    }
    return sid;
  }
}
