package io.windlass.wsman.auth.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.api.security.Right;
import io.windlass.wsman.security.sddl.RootDescriptor;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SddlAuthorizerTest {
  private static final URI PROCESS = URI.create("http://x/wmi/root/cimv2/Win32_Process");
  private static final URI SERVICE = URI.create("http://x/wmi/root/cimv2/Win32_Service");

  private record Root(String RootSDDL) implements SddlAuthorizer.Config {
    @Override
    public Class<? extends Annotation> annotationType() {
      return SddlAuthorizer.Config.class;
    }
  }

  private final Caller admin = Caller.of("root", "Basic", Set.of(Caller.ADMINISTRATORS));
  private final Caller reader = Caller.of("ann", "Negotiate", Set.of());
  private final Caller known =
      Caller.of("bob", "Negotiate", Set.of(), Set.of("S-1-5-21-1-2-3-1001"));
  private final SddlAuthorizer authorizer = new SddlAuthorizer(new Root(RootDescriptor.DEFAULT));

  private boolean may(Caller caller, Right right, URI uri) {
    return authorizer.refuse(caller, right, uri).isEmpty();
  }

  @Test
  void whoIsKnownMayReadAndAdministratorsMayEverything() {
    for (Right right : Right.values()) {
      assertTrue(may(admin, right, PROCESS));
      assertEquals(right == Right.READ, may(reader, right, PROCESS));
    }
    String refusal = authorizer.refuse(reader, Right.WRITE, PROCESS).orElseThrow();
    assertTrue(refusal.contains("ann may not write " + PROCESS), refusal);
  }

  @Test
  void theDescriptorOfTheLongestUriCounts() {
    authorizer.bindResource(
        new ResourceSecurity("http://x/WMI/root", false, "D:(A;;GA;;;S-1-5-21-1-2-3-1001)"));
    ResourceSecurity exact = new ResourceSecurity(SERVICE.toString(), true, "D:(A;;GR;;;WD)");
    authorizer.bindResource(exact);
    assertTrue(may(known, Right.EXECUTE, PROCESS));
    assertFalse(may(admin, Right.READ, PROCESS));
    assertTrue(may(reader, Right.READ, SERVICE));
    assertFalse(may(known, Right.EXECUTE, SERVICE));
    authorizer.unbindResource(exact);
    assertTrue(may(known, Right.EXECUTE, SERVICE));
  }

  @Test
  void aDescriptorThatIsNoneChangesNothing() {
    authorizer.modified(new Root("D:(A;;GA;;;BA)"));
    assertFalse(may(reader, Right.READ, PROCESS));
    authorizer.modified(new Root("D:(A;;GA"));
    assertFalse(may(reader, Right.READ, PROCESS));
    assertTrue(may(admin, Right.READ, PROCESS));
    authorizer.modified(new Root(RootDescriptor.DEFAULT));
    assertTrue(may(reader, Right.READ, PROCESS));
  }

  @Test
  void whatChangesSomethingIsWrittenDown() {
    assertFalse(authorizer.audits(admin, Right.READ, PROCESS));
    assertTrue(authorizer.audits(admin, Right.EXECUTE, PROCESS));
    assertTrue(authorizer.audits(admin, Right.WRITE, PROCESS));
  }
}
