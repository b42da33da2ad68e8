package io.windlass.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines over two logarithmic axes, as SVG. For one thread. */
final class Chart {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 400;
  private static final int LEFT = 70;
  private static final int RIGHT = 170;
  private static final int TOP = 40;
  private static final int BOTTOM = 50;
  private static final List<String> COLOURS = List.of("#1f6fb2", "#c8501e", "#3b8a3e", "#7a4fa3");

  private record Line(String name, List<double[]> points) {}

  private final String title;
  private final String across;
  private final List<Line> lines = new ArrayList<>();

  Chart(String title, String across) {
    this.title = title;
    this.across = across;
  }

  /** Adds a line of points (x, y), all above zero. */
  Chart line(String name, List<double[]> points) {
    lines.add(new Line(name, points));
    return this;
  }

  /** The picture. */
  String svg() {
    int[] x = decades(0);
    int[] y = decades(1);
    StringBuilder out = new StringBuilder();
    out.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">\n"
            .formatted(WIDTH, HEIGHT));
    out.append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
    text(out, WIDTH / 2.0 - RIGHT / 2.0, 22, "middle", title);
    text(out, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 12, "middle", across);
    for (int decade = x[0]; decade <= x[1]; decade++) {
      double at = place(decade, x, LEFT, WIDTH - RIGHT);
      rule(out, at, TOP, at, HEIGHT - BOTTOM);
      text(out, at, HEIGHT - BOTTOM + 18, "middle", label(decade));
    }
    for (int decade = y[0]; decade <= y[1]; decade++) {
      double at = place(decade, y, HEIGHT - BOTTOM, TOP);
      rule(out, LEFT, at, WIDTH - RIGHT, at);
      text(out, LEFT - 8, at + 4, "end", label(decade));
    }
    for (int i = 0; i < lines.size(); i++) {
      draw(out, i, x, y);
    }
    return out.append("</svg>\n").toString();
  }

  private void draw(StringBuilder out, int index, int[] x, int[] y) {
    String colour = COLOURS.get(index % COLOURS.size());
    StringBuilder path = new StringBuilder();
    for (double[] point : lines.get(index).points()) {
      double px = place(Math.log10(point[0]), x, LEFT, WIDTH - RIGHT);
      double py = place(Math.log10(point[1]), y, HEIGHT - BOTTOM, TOP);
      path.append(String.format(Locale.ROOT, "%.1f,%.1f ", px, py));
      out.append(
          String.format(
              Locale.ROOT,
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"><title>%s: %s</title></circle>\n",
              px,
              py,
              colour,
              Markdown.number(point[0]),
              Markdown.number(point[1])));
    }
    out.append(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>\n"
            .formatted(path.toString().strip(), colour));
    int row = TOP + 14 + 20 * index;
    out.append(
        "<rect x=\"%d\" y=\"%d\" width=\"12\" height=\"12\" fill=\"%s\"/>\n"
            .formatted(WIDTH - RIGHT + 12, row - 10, colour));
    text(out, WIDTH - RIGHT + 30, row, "start", lines.get(index).name());
  }

  private int[] decades(int axis) {
    double least = Double.MAX_VALUE;
    double most = -Double.MAX_VALUE;
    for (Line line : lines) {
      for (double[] point : line.points()) {
        least = Math.min(least, Math.log10(point[axis]));
        most = Math.max(most, Math.log10(point[axis]));
      }
    }
    int from = (int) Math.floor(least);
    return new int[] {from, Math.max(from + 1, (int) Math.ceil(most))};
  }

  private static double place(double log, int[] decades, double from, double to) {
    return from + (to - from) * (log - decades[0]) / (decades[1] - decades[0]);
  }

  private static String label(int decade) {
    return decade < 0
        ? String.format(Locale.ROOT, "%." + -decade + "f", Math.pow(10, decade))
        : String.format(Locale.ROOT, "%,.0f", Math.pow(10, decade));
  }

  private static void rule(StringBuilder out, double x1, double y1, double x2, double y2) {
    out.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>\n",
            x1,
            y1,
            x2,
            y2));
  }

  private static void text(StringBuilder out, double x, double y, String anchor, String text) {
    out.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#333\">%s</text>\n",
            x,
            y,
            anchor,
            text));
  }
}
