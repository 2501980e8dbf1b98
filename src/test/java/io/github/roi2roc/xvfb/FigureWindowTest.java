package io.github.roi2roc.xvfb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.macros.Program;
import io.github.roi2roc.macros.Program.Result;
import io.github.roi2roc.plot.Figure;
import io.github.roi2roc.plot.FigureKinds;

/** The buttons of a figure's window write what a macro writes. */
class FigureWindowTest {

	@Test
	void theButtonsExportPngSvgPdfAndData(@TempDir final Path dir) throws Exception {
		if (System.getenv("DISPLAY") == null) {
			if (System.getenv("CI") != null) Assertions.fail("There is no display; CI needs one (Xvfb).");
			Assumptions.abort("There is no display (test skipped).");
		}
		final Path csv = dir.resolve("roc_figure.csv");
		Files.writeString(csv, "score,specificity,sensitivity\nm,0,1\nm,0.6,0.8\nm,1,0\n");
		final Result r = Program.onDisplay(FigureSession.class).run(csv.toString(), dir.toString(), "target/screenshots");
		assertEquals(0, r.exit(), r.out() + r.err());
		final Figure figure = FigureKinds.read(csv, "roc", Double.NaN);
		assertArrayEquals(figure.png(600), Files.readAllBytes(dir.resolve("exported.png")));
		assertEquals(figure.svg(), Files.readString(dir.resolve("exported.svg")));
		assertArrayEquals(figure.pdf(), Files.readAllBytes(dir.resolve("exported.pdf")));
		assertEquals(Files.readString(csv), Files.readString(dir.resolve("exported.csv")));
		assertTrue(r.out().contains("image\tROC curves"), r.out());
	}
}
