package io.windlass.wsman.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class XmlBufferTest {
  private static String escaped(String text) {
    return new XmlBuffer(1).text(text).toString();
  }

  @Test
  void escapesWhatMarkupWouldMistake() {
    assertEquals("a&lt;b&gt;c&amp;d&quot;e'f&#13;", escaped("a<b>c&d\"e'f\r"));
  }

  @Test
  void whatXmlCannotSayBecomesTheReplacementCharacter() {
    assertEquals("\uFFFD\uFFFD\uFFFD\t\n", escaped("\u0000\uD800\uFFFF\t\n"));
  }

  @Test
  void encodesAllPlanes() {
    String text = "gr\u00fc\u00df \u20ac \u65e5 \uD83D\uDE00";
    assertEquals(text, escaped(text));
  }

  @Test
  void anyTextComesBackFromAParser() throws Exception {
    Random random = new Random(3);
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(200); length > 0; length--) {
        int point = random.nextInt(0x2FFF) + 0x20;
        text.appendCodePoint(point == 0x7F ? 'x' : point);
      }
      XmlBuffer out = new XmlBuffer(16);
      out.raw("<a b=\"").text(text.toString()).raw("\">").text(text.toString()).raw("</a>");
      ByteBuffer bytes = out.toByteBuffer();
      XmlCursor cursor =
          new XmlCursor(
              SecureXml.reader(new ByteArrayInputStream(bytes.array(), 0, bytes.limit()), "UTF-8"));
      cursor.nextElement();
      assertEquals(text.toString(), cursor.attribute(null, "b"));
      assertEquals(text.toString(), cursor.reader().getElementText());
    }
  }

  @Test
  void truncateAndInsertKeepTheRest() {
    XmlBuffer out = new XmlBuffer(2);
    out.raw("<a>");
    int mark = out.size();
    out.raw("lost");
    out.truncate(mark);
    out.raw("</a>");
    out.insert(mark, new XmlBuffer(4).raw("kept"));
    assertEquals("<a>kept</a>", out.toString());
  }
}
