package io.github.roi2roc.xvfb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import io.github.roi2roc.Reference;
import io.github.roi2roc.macros.Program;
import io.github.roi2roc.macros.Program.Result;

/** The dialogs of the commands that make images: live preview, and recorded lines that do what was clicked. */
class ImageDialogsTest {

	@Test
	void thePreviewFollowsTheDialogAndRecordedLinesDoWhatWasClicked() throws Exception {
		if (System.getenv("DISPLAY") == null) {
			if (System.getenv("CI") != null) Assertions.fail("There is no display; CI needs one (Xvfb).");
			Assumptions.abort("There is no display (test skipped).");
		}
		final Path image = Reference.file("pyradiomics/brain2_image.nrrd").toAbsolutePath().normalize();
		final Result r = Program.onDisplay(ImageSession.class).run(image.toString(), "target/screenshots");
		assertEquals(0, r.exit(), r.out() + r.err());
		final Map<String, String> seen = new HashMap<>();
		for (final String line : r.out().lines().toList()) {
			final int tab = line.indexOf('\t');
			if (tab > 0) seen.put(line.substring(0, tab), line.substring(tab + 1));
		}
		assertEquals("256 256 8 wavelet-LLH", seen.get("preview"));
		assertEquals("1", seen.get("after cancel"));
		assertEquals(
			"run(\"Filter Image...\", \"channel=0 frame=0 filter=Square preset=[PyRadiomics default] area=[Whole image] precision=Automatic format=nii.gz preview=false\");", seen.get(
				"square line"));
		for (final String made : List.of("square", "resampled", "normalized", "levels", "preprocessed")) assertEquals("true", seen.get(made + " same"), made);
	}
}
