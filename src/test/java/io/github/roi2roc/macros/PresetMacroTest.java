package io.github.roi2roc.macros;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.Reference;
import io.github.roi2roc.extract.Preset;
import io.github.roi2roc.macros.Program.Result;

/** Presets in macro lines, headless. */
class PresetMacroTest {

	@TempDir
	private Path dir;

	/** A preset that is saved as a file gives the table that the preset gives; both at once are refused. */
	@Test
	void aPresetAndTheFileItIsSavedAsGiveTheSameTable() throws Exception {
		final Path image = Reference.file("pyradiomics/brain2_image.nrrd"), mask = Reference.file("pyradiomics/brain2_label.nrrd");
		final Path yaml = dir.resolve("mine.yaml"), macro = Files.writeString(dir.resolve("m.ijm"), "run('Edit Settings...', 'preset=[IBSI D] output=[" + yaml
			+ "]');\nrun('Open Medical Image...', 'file=[" + image + "]');\nrun('Extract Features...', 'mask=[" + mask + "] preset=[IBSI D] output=[" + dir
			+ "/a.csv]');\nrun('Extract Features...', 'mask=[" + mask + "] settings=[" + yaml + "] output=[" + dir
			+ "/b.csv]');\nrun('Extract Features...', 'mask=[" + mask + "] preset=CT settings=[" + yaml + "] output=[" + dir + "/c.csv]');\n");
		final Result r = Program.headless().run(macro.toString());
		assertEquals(1, r.exit(), r.err());
		assertTrue(r.err().contains("'preset' is 'CT', and there is a settings file"), r.err());
		assertEquals(Preset.of("IBSI D").text(), Files.readString(yaml));
		assertTrue(Files.size(dir.resolve("a.csv")) > 1000);
		assertEquals(Files.readString(dir.resolve("a.csv")), Files.readString(dir.resolve("b.csv")));
	}
}
