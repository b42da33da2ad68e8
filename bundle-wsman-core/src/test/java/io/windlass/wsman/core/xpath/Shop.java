package io.windlass.wsman.core.xpath;

import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.CimDateTime;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** A class with every kind of property, and an instance of it. */
final class Shop {
  static final String URI = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/toys/Toy_Shop";

  static final ClassSchema SCHEMA =
      ClassSchema.of("root/toys", "Toy_Shop")
          .key("Name", CimType.STRING)
          .property(Property.of("Size", CimType.UINT64).writable().build())
          .property("Load", CimType.REAL64)
          .property("Open", CimType.BOOLEAN)
          .property(Property.of("Note", CimType.STRING).writable().build())
          .property("Since", CimType.DATETIME)
          .property("Owner", CimType.REFERENCE)
          .property(Property.of("Tags", CimType.STRING).array().writable().build())
          .property(Property.of("Marks", CimType.SINT32).array().build())
          .property(Property.of("Empty", CimType.STRING).array().build())
          .property(Property.of("Shelves", CimType.EMBEDDED).array().build())
          .property("Sign", CimType.EMBEDDED)
          .build();

  private Shop() {}

  static Instance instance() {
    return Instance.of("Toy_Shop")
        .set("Name", "corner")
        .set("Size", new BigInteger("18446744073709551615"))
        .set("Load", 2.5)
        .set("Open", true)
        .set("Since", CimDateTime.parse("20200102030405.000000+000"))
        .set("Owner", Target.ofClass("root/toys", "Toy_Owner", Map.of("Id", "1")))
        .set("Tags", List.of("red", "green", "blue"))
        .set("Marks", List.of(3, 1, 2))
        .set("Shelves", List.of(shelf("low", 4), shelf("high", 9)))
        .set("Sign", Instance.of("Toy_Sign").set("Text", "Toys & more").build())
        .build();
  }

  private static Instance shelf(String name, int count) {
    return Instance.of("Toy_Shelf").set("Name", name).set("Count", count).build();
  }

  /** The prefixes p (the class) and x (another namespace). */
  static String namespaceOf(String prefix) {
    switch (prefix) {
      case "p":
        return URI;
      case "x":
        return "urn:other";
      case "s":
        return "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/Toy_Shelf";
      default:
        return null;
    }
  }

  static FragmentSelection select(String expression) throws ResourceFault {
    return FragmentPath.parse(expression, Shop::namespaceOf).bind(SCHEMA, URI);
  }
}
