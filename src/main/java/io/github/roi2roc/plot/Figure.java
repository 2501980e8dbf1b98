package io.github.roi2roc.plot;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Locale;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import io.github.roi2roc.InputException;
import io.github.roi2roc.store.AtomicFile;
import io.github.roi2roc.table.FeatureTable;

/**
 * A finished figure of a fixed size on paper. The same figure gives the same bytes whatever the locale, the time zone or the day; on
 * machines with other fonts the letters and their places differ. Works without a display.
 */
public final class Figure {

	/** Resolutions that make sense: a thumbnail to a poster. */
	private static final int MIN_DPI = 30, MAX_DPI = 2400;
	private static final String SVG = "http://www.w3.org/2000/svg";

	/** Draws in points (1/72 inch), y downwards, from (0, 0). */
	@FunctionalInterface
	interface Drawing {

		void draw(Graphics2D g);
	}

	/** Leaves clips out: drawings stay in their frames by themselves, and whoever edits the file finds curves instead of clipped groups. */
	private static final class Unclipped extends SVGGraphics2D {

		Unclipped(final SVGGeneratorContext context) {
			super(context, false);
		}

		@Override
		public void clip(final Shape s) {
			// see above
		}

		@Override
		public void setClip(final Shape s) {
			// see above
		}
	}

	private final String title;
	private final double width, height;
	private final Drawing drawing;
	private final String kind;
	private final FeatureTable data;

	/**
	 * @param title what the figure shows, for the SVG's title and the window
	 * @param width points
	 * @param height points
	 */
	Figure(final String title, final double width, final double height, final Drawing drawing) {
		this(title, width, height, drawing, "", null);
	}

	private Figure(final String title, final double width, final double height, final Drawing drawing, final String kind,
		final FeatureTable data)
	{
		this.title = title;
		this.width = width;
		this.height = height;
		this.drawing = drawing;
		this.kind = kind;
		this.data = data;
	}

	/** The same figure, knowing what it was drawn from. */
	Figure from(final String itsKind, final FeatureTable table) {
		return new Figure(title, width, height, drawing, itsKind, table);
	}

	/** The name of its {@link FigureKind}; empty if it has none. */
	public String kind() {
		return kind;
	}

	/** What it was drawn from; null if it has no kind. */
	public FeatureTable data() {
		return data;
	}

	public String title() {
		return title;
	}

	/** In points. */
	double width() {
		return width;
	}

	/** In points. */
	double height() {
		return height;
	}

	/** Draws it as a part of another figure, from (0, 0). */
	void draw(final Graphics2D g) {
		drawing.draw(g);
	}

	public double widthMm() {
		return width * 25.4 / 72;
	}

	public double heightMm() {
		return height * 25.4 / 72;
	}

	/**
	 * The figure as pixels, RGB on white.
	 *
	 * @param dpi pixels per inch, 30 to 2400; 300 or 600 for print
	 */
	public BufferedImage image(final int dpi) {
		if (dpi < MIN_DPI || dpi > MAX_DPI) throw new InputException("dpi is " + dpi + "; choose a resolution from " + MIN_DPI + " to " + MAX_DPI
			+ ", such as 300.");
		final double scale = dpi / 72.0;
		final BufferedImage image = new BufferedImage((int) Math.ceil(width * scale), (int) Math.ceil(height * scale), BufferedImage.TYPE_INT_RGB);
		final Graphics2D g = image.createGraphics();
		try {
			g.setColor(Color.WHITE);
			g.fillRect(0, 0, image.getWidth(), image.getHeight());
			g.scale(scale, scale);
			paint(g);
		}
		finally {
			g.dispose();
		}
		return image;
	}

	/** One at a time: the chart behind the drawing is not made for several threads. */
	private synchronized void paint(final Graphics2D g) {
		g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
		g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
		drawing.draw(g);
	}

	/** The bytes of a PNG file that knows its resolution. */
	public byte[] png(final int dpi) {
		final BufferedImage image = image(dpi);
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
			final IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
			setResolution(metadata, dpi);
			writer.setOutput(out);
			writer.write(new IIOImage(image, null, metadata));
		}
		catch (final IOException e) {
			throw new IllegalStateException(e); // memory does not fail
		}
		finally {
			writer.dispose();
		}
		return bytes.toByteArray();
	}

	private static void setResolution(final IIOMetadata metadata, final int dpi) throws IIOInvalidTreeException {
		final String perMetre = Long.toString(Math.round(dpi / 0.0254));
		final IIOMetadataNode size = new IIOMetadataNode("pHYs");
		size.setAttribute("pixelsPerUnitXAxis", perMetre);
		size.setAttribute("pixelsPerUnitYAxis", perMetre);
		size.setAttribute("unitSpecifier", "meter");
		final IIOMetadataNode root = new IIOMetadataNode("javax_imageio_png_1.0");
		root.appendChild(size);
		metadata.mergeTree("javax_imageio_png_1.0", root);
	}

	/** The text of an SVG file: the size in mm, text as text. */
	public String svg() {
		final Document document;
		try {
			document = DocumentBuilderFactory.newInstance().newDocumentBuilder().getDOMImplementation().createDocument(SVG, "svg", null);
		}
		catch (final ParserConfigurationException e) {
			throw new IllegalStateException(e); // the JDK has a DOM
		}
		final SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
		context.setComment(null);
		context.setPrecision(3);
		final SVGGraphics2D g = new Unclipped(context);
		g.setSVGCanvasSize(new Dimension((int) Math.ceil(width), (int) Math.ceil(height)));
		paint(g);
		final Element root = g.getRoot();
		root.setAttribute("width", number(widthMm()) + "mm");
		root.setAttribute("height", number(heightMm()) + "mm");
		root.setAttribute("viewBox", "0 0 " + number(width) + " " + number(height));
		final Element name = root.getOwnerDocument().createElementNS(SVG, "title");
		name.setTextContent(title);
		root.insertBefore(name, root.getFirstChild());
		final StringWriter out = new StringWriter();
		try {
			g.stream(root, out, false, false);
		}
		catch (final IOException e) {
			throw new IllegalStateException(e); // memory does not fail
		}
		// Batik's document type points to a file on the network, and its fonts are those of this machine.
		final String text = out.toString().replace("\r\n", "\n").replaceAll("font-family=\"[^\"]*\"", "font-family=\"" + Style.SVG_FONTS + "\"");
		return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text.substring(text.indexOf("<svg")).strip() + "\n";
	}

	private static String number(final double d) {
		return String.format(Locale.ROOT, "%.3f", d);
	}

	/**
	 * @param dpi pixels per inch, 30 to 2400
	 * @throws InputException if the file cannot be written
	 */
	public void writePng(final Path file, final int dpi) {
		final byte[] bytes = png(dpi);
		AtomicFile.write(file, out -> out.write(bytes));
	}

	/**
	 * The bytes of a PDF file: one page of the figure's size, curves as curves, text as text with its font inside. The library that makes it
	 * is loaded with the first call.
	 */
	public byte[] pdf() {
		try {
			return PdfPage.bytes(title, width, height, this::paint);
		}
		catch (final NoClassDefFoundError e) {
			throw new InputException("A PDF file needs the libraries graphics2d, pdfbox, pdfbox-io, fontbox and commons-logging, and one is not there ("
				+ e.getMessage() + "). Put them into the folder jars, or write PNG or SVG.", e);
		}
	}

	/** @throws InputException if the file cannot be written */
	public void writePdf(final Path file) {
		final byte[] bytes = pdf();
		AtomicFile.write(file, out -> out.write(bytes));
	}

	/**
	 * Writes what the figure was drawn from, so that {@link FigureKinds#read} draws the same again.
	 *
	 * @throws InputException if the file cannot be written
	 */
	public void writeCsv(final Path file) {
		if (data == null) throw new IllegalStateException(title + " is of no kind");
		data.write(file);
	}

	/** @throws InputException if the file cannot be written */
	public void writeSvg(final Path file) {
		AtomicFile.write(file, svg());
	}
}
