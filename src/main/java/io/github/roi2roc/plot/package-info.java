/**
 * Figures for papers, drawn from records: numbers in, a picture out. Begin at {@link io.github.roi2roc.plot.RocFigure}, the shortest
 * complete example; every figure is a {@link io.github.roi2roc.plot.Figure}, which becomes an image, a PNG or an SVG file, and takes its
 * fonts, colours and widths from one {@link io.github.roi2roc.plot.Style}. Every figure is drawn from a table, also the first time, so that
 * its CSV file gives it again: a {@link io.github.roi2roc.plot.FigureKind} declares the columns and draws them. To add a figure, write such
 * a class with {@code @Plugin(type = FigureKind.class)}: {@code of(…)} puts records into {@code FigureRows}, {@code draw} describes the
 * chart with {@code XyChart} (axes, lines, bands, points, legend) and returns {@code build()}; add an example to its test. Nothing is computed here and no window is opened: numbers come from
 * {@code metric} and {@code evaluate}, windows from {@code ij}.
 */
package io.github.roi2roc.plot;
