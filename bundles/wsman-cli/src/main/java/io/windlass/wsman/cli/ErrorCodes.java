package io.windlass.wsman.cli;

import io.windlass.wsman.client.ErrorNumber;

/** The codes of WSManFault by number: their names and the faults that carry them. */
final class ErrorCodes {
  private ErrorCodes() {}

  /** The answer of {@code winrm helpmsg}. */
  static String describe(String text) throws UsageException {
    long code = number(text);
    ErrorNumber known =
        ErrorNumber.find(code)
            .orElseThrow(
                () ->
                    new UsageException(
                        "No name is known for the error code "
                            + code
                            + " ("
                            + FaultFormat.hex(code)
                            + ")"));
    StringBuilder out = new StringBuilder(160);
    out.append(known.name()).append('\n');
    out.append("    Number = ").append((int) code).append(' ').append(FaultFormat.hex(code));
    out.append(" (").append(code).append(")\n");
    if (!known.subcode().isEmpty()) {
      out.append("    Fault = ").append(known.subcode());
      out.append(known.soapCode().isEmpty() ? "" : " (" + known.soapCode() + ")").append('\n');
    }
    if (!known.detail().isEmpty()) {
      out.append("    Detail = ").append(known.detail()).append('\n');
    }
    return out.toString();
  }

  /** Decimal, negative as Windows prints it, or hexadecimal with 0x. */
  private static long number(String text) throws UsageException {
    try {
      boolean hex = text.startsWith("0x") || text.startsWith("0X");
      long number = hex ? Long.parseLong(text.substring(2), 16) : Long.parseLong(text);
      if (number >= Integer.MIN_VALUE && number <= 0xFFFFFFFFL) {
        return number & 0xFFFFFFFFL;
      }
    } catch (NumberFormatException words) {
      // said below
    }
    throw new UsageException(
        text + " is not an error code: write it as 0x80338029, 2150858793 or -2144108503");
  }
}
