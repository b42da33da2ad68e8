package io.windlass.wsman.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.Gettable;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A failure that cannot even be described still gets its answer (DSP0226 §14, degenerate faults).
 */
class UnspeakableFailureTest {
  private static final String URI = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/bad/Bad";

  /** Fails when anybody looks at it. */
  private static final class Unspeakable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no message");
    }

    @Override
    public String toString() {
      throw new IllegalStateException("no name");
    }

    @Override
    public synchronized Throwable getCause() {
      throw new IllegalStateException("no cause");
    }

    @Override
    public void printStackTrace(PrintStream out) {
      throw new IllegalStateException("no trace");
    }

    @Override
    public void printStackTrace(PrintWriter out) {
      throw new IllegalStateException("no trace");
    }
  }

  /** Fails with what it is made of. */
  private record Bad(ResourceFault fault) implements Gettable {
    @Override
    public Collection<ClassSchema> schemas() {
      return List.of(ClassSchema.of("root/bad", "Bad").singleton().build());
    }

    @Override
    public Instance get(Target target, OpContext context) throws ResourceFault {
      if (fault == null) {
        throw new Unspeakable();
      }
      throw fault;
    }
  }

  private static Wire.Reply failing(ResourceFault fault) {
    try (Wire wire = new Wire().add(new Bad(fault), URI).add(new Toys(2), Toys.PREFIX)) {
      Wire.Reply reply = wire.send(Envelopes.get(URI, Map.of()));
      assertFalse(wire.send(Envelopes.get(Toys.URI, Map.of("Id", "1"))).isFault());
      return reply;
    }
  }

  @Test
  void itIsAnInternalErrorLikeAnyOther() {
    FaultRows.expect(FaultCode.INTERNAL_ERROR, failing(null));
  }

  @Test
  void aFaultThatCannotBeToldIsAnHttpErrorWithoutABody() {
    Wire.Reply reply =
        failing(new ResourceFault(FaultCode.INTERNAL_ERROR, "It broke.", new Unspeakable()));
    assertEquals(500, reply.status());
    assertEquals(0, reply.octets());
    assertEquals("", reply.contentType());
  }
}
