package io.windlass.wmi.mof;

import io.windlass.wmi.mof.MofElement.Assignment;
import io.windlass.wmi.mof.MofElement.ClassDeclaration;
import io.windlass.wmi.mof.MofElement.InstanceDeclaration;
import io.windlass.wmi.mof.MofElement.Member;
import io.windlass.wmi.mof.MofElement.MethodDeclaration;
import io.windlass.wmi.mof.MofElement.Pragma;
import io.windlass.wmi.mof.MofElement.PropertyDeclaration;
import io.windlass.wmi.mof.MofElement.QualifierDeclaration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes elements as MOF, so that parsing it gives the same elements. */
public final class MofPrinter {
  private static final String STEP = "  ";

  private final StringBuilder out = new StringBuilder();

  private MofPrinter() {}

  /** The text of a file with these elements. */
  public static String print(List<MofElement> elements) {
    MofPrinter printer = new MofPrinter();
    for (MofElement element : elements) {
      printer.element(element);
      printer.out.append('\n');
    }
    return printer.out.toString();
  }

  private void element(MofElement element) {
    if (element instanceof Pragma pragma) {
      pragma(pragma);
    } else if (element instanceof QualifierDeclaration declaration) {
      declaration(declaration);
    } else if (element instanceof ClassDeclaration declaration) {
      classDeclaration(declaration);
    } else if (element instanceof InstanceDeclaration instance) {
      qualifiers(instance.qualifiers(), "", "\n");
      instance(instance, "");
      out.append(";\n");
    }
  }

  private void pragma(Pragma pragma) {
    out.append("#pragma ").append(pragma.name());
    if (!pragma.arguments().isEmpty()) {
      String arguments =
          pragma.arguments().stream().map(MofPrinter::quoted).collect(Collectors.joining(", "));
      out.append('(').append(arguments).append(')');
    }
    out.append('\n');
  }

  private void declaration(QualifierDeclaration declaration) {
    out.append("Qualifier ").append(declaration.name()).append(" : ");
    out.append(declaration.type().beforeName()).append(declaration.type().behindName());
    initial(declaration.value(), "");
    words(", Scope", declaration.scopes());
    words(", Flavor", declaration.flavors());
    out.append(";\n");
  }

  private void words(String label, List<String> words) {
    if (!words.isEmpty()) {
      out.append(label).append('(').append(String.join(", ", words)).append(')');
    }
  }

  private void classDeclaration(ClassDeclaration declaration) {
    qualifiers(declaration.qualifiers(), "", "\n");
    out.append("class ").append(declaration.name());
    declaration.alias().ifPresent(name -> out.append(" as $").append(name));
    declaration.superclass().ifPresent(name -> out.append(" : ").append(name));
    out.append("\n{\n");
    for (Member member : declaration.members()) {
      out.append(STEP);
      qualifiers(member.qualifiers(), "", " ");
      if (member instanceof PropertyDeclaration property) {
        declared(property);
      } else if (member instanceof MethodDeclaration method) {
        method(method);
      }
      out.append(";\n");
    }
    out.append("};\n");
  }

  private void method(MethodDeclaration method) {
    out.append(method.type().beforeName()).append(' ').append(method.name()).append('(');
    String separator = "";
    for (PropertyDeclaration parameter : method.parameters()) {
      out.append(separator);
      qualifiers(parameter.qualifiers(), "", " ");
      declared(parameter);
      separator = ", ";
    }
    out.append(')');
  }

  private void declared(PropertyDeclaration property) {
    out.append(property.type().beforeName()).append(' ').append(property.name());
    out.append(property.type().behindName());
    initial(property.value(), STEP);
  }

  private void initial(Optional<MofValue> value, String indent) {
    if (value.isPresent()) {
      out.append(" = ");
      value(value.get(), indent);
    }
  }

  private void qualifiers(List<Qualifier> qualifiers, String indent, String end) {
    String separator = "[";
    for (Qualifier qualifier : qualifiers) {
      out.append(separator).append(qualifier.name());
      if (qualifier.value().isPresent()) {
        boolean items = qualifier.value().get() instanceof MofValue.Items;
        out.append(items ? " " : "(");
        value(qualifier.value().get(), indent);
        out.append(items ? "" : ")");
      }
      if (!qualifier.flavors().isEmpty()) {
        out.append(" : ").append(String.join(" ", qualifier.flavors()));
      }
      separator = ", ";
    }
    if (!qualifiers.isEmpty()) {
      out.append(']').append(end);
    }
  }

  private void instance(InstanceDeclaration instance, String indent) {
    out.append("instance of ").append(instance.className());
    instance.alias().ifPresent(name -> out.append(" as $").append(name));
    out.append('\n').append(indent).append("{\n");
    for (Assignment assignment : instance.assignments()) {
      out.append(indent).append(STEP);
      qualifiers(assignment.qualifiers(), indent + STEP, " ");
      out.append(assignment.name()).append(" = ");
      value(assignment.value(), indent + STEP);
      out.append(";\n");
    }
    out.append(indent).append('}');
  }

  private void value(MofValue value, String indent) {
    if (value instanceof MofValue.Text text) {
      out.append(quoted(text.value()));
    } else if (value instanceof MofValue.Whole whole) {
      out.append(whole.value());
    } else if (value instanceof MofValue.Real real) {
      out.append(real.value());
    } else if (value instanceof MofValue.Letter letter) {
      out.append('\'').append(escaped(letter.value())).append('\'');
    } else if (value instanceof MofValue.Bool bool) {
      out.append(bool.value() ? "TRUE" : "FALSE");
    } else if (value instanceof MofValue.Null) {
      out.append("NULL");
    } else if (value instanceof MofValue.Alias alias) {
      out.append('$').append(alias.name());
    } else if (value instanceof MofValue.Embedded embedded) {
      instance(embedded.instance(), indent);
    } else if (value instanceof MofValue.Items items) {
      out.append('{');
      String separator = "";
      for (MofValue item : items.values()) {
        out.append(separator);
        value(item, indent);
        separator = ", ";
      }
      out.append('}');
    }
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    text.chars().forEach(c -> quoted.append(escaped((char) c)));
    return quoted.append('"').toString();
  }

  private static String escaped(char c) {
    return switch (c) {
      case '\b' -> "\\b";
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case '\f' -> "\\f";
      case '\r' -> "\\r";
      case '"', '\'', '\\' -> "\\" + c;
      default ->
          c < ' ' || c >= 0x7f && c < 0xa0 || Character.isSurrogate(c) || c >= 0xfff0
              ? String.format("\\x%04X", (int) c)
              : String.valueOf(c);
    };
  }
}
