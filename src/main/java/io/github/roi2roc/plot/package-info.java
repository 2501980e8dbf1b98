/**
 * Figures for papers, drawn from records: numbers in, a picture out. Begin at {@link io.github.roi2roc.plot.RocFigure}, the shortest
 * complete example; every figure is a {@link io.github.roi2roc.plot.Figure}, which becomes an image, a PNG or an SVG file, and takes its
 * fonts, colours and widths from one {@link io.github.roi2roc.plot.Style}. To add a figure, describe it with {@code XyChart} (axes,
 * lines, bands, points, legend) and return {@code build()}. Nothing is computed here and no window is opened: numbers come from
 * {@code metric} and {@code evaluate}, windows from {@code ij}.
 */
package io.github.roi2roc.plot;
