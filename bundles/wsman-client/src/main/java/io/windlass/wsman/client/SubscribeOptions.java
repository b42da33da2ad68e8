package io.windlass.wsman.client;

import java.time.Duration;

/** How to subscribe (DSP0226 §10.2). Immutable. */
public final class SubscribeOptions {
  private final String dialect;
  private final String filterXml;
  private final Duration expires;
  private final boolean bookmarks;
  private final String bookmarkXml;

  private SubscribeOptions(
      String dialect, String filterXml, Duration expires, boolean bookmarks, String bookmarkXml) {
    this.dialect = dialect;
    this.filterXml = filterXml;
    this.expires = expires;
    this.bookmarks = bookmarks;
    this.bookmarkXml = bookmarkXml;
  }

  /** Every event of the resource from now on, for as long as the service likes. */
  public static SubscribeOptions all() {
    return new SubscribeOptions("", "", null, false, "");
  }

  /**
   * The same with a filter.
   *
   * @param dialectUri of the filter's language
   * @param xml what stands in {@code wsman:Filter}: escaped text or an element
   */
  public SubscribeOptions withFilter(String dialectUri, String xml) {
    return new SubscribeOptions(dialectUri, xml, expires, bookmarks, bookmarkXml);
  }

  /** The same for a time, after which the service ends it unless it is renewed. */
  public SubscribeOptions withExpires(Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("a subscription lasts longer than " + time);
    }
    return new SubscribeOptions(dialect, filterXml, time, bookmarks, bookmarkXml);
  }

  /** The same with a bookmark beside the events, to go on there some other time. */
  public SubscribeOptions withBookmarks() {
    return new SubscribeOptions(dialect, filterXml, expires, true, bookmarkXml);
  }

  /**
   * The same from a place on.
   *
   * @param xml what stood in {@code wsman:Bookmark}, or the URI of a reserved one
   */
  public SubscribeOptions from(String xml) {
    return new SubscribeOptions(dialect, filterXml, expires, bookmarks, xml);
  }

  /** The body of the request; {@code e} and {@code w} are declared around it. */
  String body(String mode) {
    StringBuilder body = new StringBuilder("<e:Subscribe><e:Delivery Mode=\"");
    XmlText.escape(body, mode);
    body.append("\"/>");
    if (expires != null) {
      body.append("<e:Expires>").append(expires).append("</e:Expires>");
    }
    if (!dialect.isEmpty()) {
      body.append("<w:Filter Dialect=\"");
      XmlText.escape(body, dialect);
      body.append("\">").append(filterXml).append("</w:Filter>");
    }
    if (!bookmarkXml.isEmpty()) {
      body.append("<w:Bookmark>").append(bookmarkXml).append("</w:Bookmark>");
    }
    if (bookmarks) {
      body.append("<w:SendBookmarks/>");
    }
    return body.append("</e:Subscribe>").toString();
  }
}
