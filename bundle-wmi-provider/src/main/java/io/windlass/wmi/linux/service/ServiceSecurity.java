package io.windlass.wmi.linux.service;

import io.windlass.wsman.api.cim.Instance;
import java.util.List;

/**
 * The security descriptor of a service as this provider keeps it, whichever service it is:
 * administrators may do everything, who has logged on may look.
 */
final class ServiceSecurity {
  private static final long DACL_PRESENT_SELF_RELATIVE = 0x8004;
  private static final long ALL_ACCESS = 0xF01FF;
  private static final long QUERY = 0x2008D;

  private ServiceSecurity() {}

  /** The answer to {@code GetSecurityDescriptor}. */
  static Instance answer() {
    Instance descriptor =
        Instance.of("Win32_SecurityDescriptor")
            .set("ControlFlags", DACL_PRESENT_SELF_RELATIVE)
            .set(
                "DACL",
                List.of(
                    allow(ALL_ACCESS, "BUILTIN", "Administrators", "S-1-5-32-544"),
                    allow(QUERY, "NT AUTHORITY", "Authenticated Users", "S-1-5-11")))
            .build();
    return Instance.of("GetSecurityDescriptor_OUTPUT")
        .set("ReturnValue", (long) ReturnCode.SUCCESS)
        .set("Descriptor", descriptor)
        .build();
  }

  private static Instance allow(long mask, String domain, String name, String sid) {
    return Instance.of("Win32_ACE")
        .set("AccessMask", mask)
        .set("AceFlags", 0L)
        .set("AceType", 0L)
        .set(
            "Trustee",
            Instance.of("Win32_Trustee")
                .set("Domain", domain)
                .set("Name", name)
                .set("SIDString", sid)
                .build())
        .build();
  }
}
