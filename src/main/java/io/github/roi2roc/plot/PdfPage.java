package io.github.roi2roc.plot;

import java.awt.Font;
import java.awt.font.TextAttribute;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.text.AttributedCharacterIterator;
import java.text.CharacterIterator;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;

/**
 * A drawing as a PDF file of one page. Nothing in the file depends on the day or the machine's fonts: the font is the free twin of Helvetica
 * that PDFBox brings, of which the letters used are embedded; what it does not have (Chinese, say) is drawn as outlines.
 */
final class PdfPage {

	private PdfPage() {}

	/** Takes every text to one font, and says which texts it can write. */
	private static final class Letters extends PdfBoxGraphics2DFontTextDrawer {

		private final PDFont font;

		private Letters(final PDFont font) {
			this.font = font;
		}

		@Override
		protected PDFont mapFont(final Font asked, final IFontTextDrawerEnv env) {
			return font;
		}

		/** Turned letters (a font of its own transform) and those that the font lacks are drawn as outlines. */
		@Override
		public boolean canDrawText(final AttributedCharacterIterator text, final IFontTextDrawerEnv env) {
			final StringBuilder all = new StringBuilder();
			for (char c = text.first(); c != CharacterIterator.DONE; c = text.next()) all.append(c);
			final Object asked = text.getAttribute(TextAttribute.FONT);
			text.first();
			if (asked instanceof final Font f && f.isTransformed()) return false;
			return all.codePoints().allMatch(this::has);
		}

		private boolean has(final int codePoint) {
			try {
				return font.encode(Character.toString(codePoint)).length > 0;
			}
			catch (final IllegalArgumentException | IOException e) {
				return false; // how PDFBox says that there is no such letter
			}
		}
	}

	/**
	 * @param title of the document
	 * @param width points
	 * @param height points
	 */
	static byte[] bytes(final String title, final double width, final double height, final Figure.Drawing drawing) {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (PDDocument document = new PDDocument(); InputStream letters = Style.bundledFont()) {
			document.setDocumentId(0L); // else the time of day
			final PDDocumentInformation about = new PDDocumentInformation();
			about.setTitle(title);
			about.setProducer("ROI2ROC");
			document.setDocumentInformation(about);
			final PDPage page = new PDPage(new PDRectangle((float) width, (float) height));
			document.addPage(page);
			final PdfBoxGraphics2D g = new PdfBoxGraphics2D(document, (float) width, (float) height);
			try {
				g.setFontTextDrawer(new Letters(PDType0Font.load(document, letters, true)));
				drawing.draw(g);
			}
			finally {
				g.dispose();
			}
			try (PDPageContentStream content = new PDPageContentStream(document, page)) {
				content.drawForm(g.getXFormObject());
			}
			document.save(out);
		}
		catch (final IOException e) {
			throw new IllegalStateException(e); // memory does not fail
		}
		return out.toByteArray();
	}
}
