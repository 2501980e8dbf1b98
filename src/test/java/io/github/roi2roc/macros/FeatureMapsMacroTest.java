package io.github.roi2roc.macros;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.Progress;
import io.github.roi2roc.Reference;
import io.github.roi2roc.ReferenceCases;
import io.github.roi2roc.extract.FeatureMap;
import io.github.roi2roc.extract.Settings;
import io.github.roi2roc.extract.VoxelExtractor;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.io.VolumeFiles;
import io.github.roi2roc.macros.Program.Result;

/** Feature maps as users make them, headless. */
class FeatureMapsMacroTest {

	private static final String SETTINGS = "featureClass: {firstorder: [Mean], glcm: [Contrast]}\nvoxelSetting: {kernelRadius: 2, initValue: -1}\n";

	@TempDir
	private Path dir;

	private static String brain(final String what) {
		return Reference.file("pyradiomics/brain1_" + what + ".nrrd").toString();
	}

	/** The files hold what the engine computes, on the grid of the region and its margin. */
	@Test
	void oneFileForEachFeature() throws Exception {
		final Path yaml = Files.writeString(dir.resolve("maps.yaml"), SETTINGS), out = dir.resolve("new folder");
		final Result r = Program.headless().run(Program.macro("Feature_Maps.ijm"), "image=" + brain("image") + " mask=" + brain("label") + " settings="
			+ yaml + " radius=1 output=[" + out + "]");
		assertEquals(0, r.exit(), r.err());
		final List<FeatureMap> maps = VoxelExtractor.of(Settings.parse(SETTINGS, "test").with("kernelRadius", 1)).extract(ReferenceCases.image(
			"brain1"), ReferenceCases.mask("brain1"), Progress.NONE).maps();
		assertEquals(2, maps.size());
		for (final FeatureMap map : maps) {
			final Volume written = VolumeFiles.read(out.resolve("brain1_image_" + map.name() + ".nii.gz"));
			assertEquals(List.of(), map.volume().geometry().differences(written.geometry(), 1e-5));
			for (int i = 0; i < written.voxels().length(); i++) assertEquals(map.volume().voxels().get(i), written.voxels().get(i));
		}
		assertTrue(Files.readString(out.resolve("brain1_image_maps.json")).contains("kernelRadius"));
	}

	/** Without an output folder: one image, a channel for each feature, its name on the slices. */
	@Test
	void oneImageWithAChannelForEachFeature() throws Exception {
		final Path yaml = Files.writeString(dir.resolve("maps.yaml"), SETTINGS);
		final Path macro = Files.writeString(dir.resolve("test.ijm"), "run('Open Medical Image...', 'file=" + brain("image") + "');\n"
			+ "setSlice(14); makeRectangle(160, 150, 6, 5);\n" + "run('Feature Maps...', 'regions=Selection settings=" + yaml + " radius=1');\n"
			+ "getDimensions(x, y, c, s, f); print(getTitle(), x, y, c, s, f);\n"
			+ "Stack.setChannel(2); print(getInfo('slice.label')); Stack.setChannel(1); Stack.setSlice(2); mean = getPixel(3, 3);\n"
			+ "selectImage('brain1_image.nrrd'); setSlice(14); makeRectangle(161, 151, 3, 3); getStatistics(area, whole);\n"
			+ "print(round(1000 * abs(mean - whole))); if (mean <= 0) exit('no map');\n");
		final Result r = Program.headless().run(macro.toString());
		assertEquals(0, r.exit(), r.err());
		assertEquals(List.of("brain1_image_maps 8 7 2 3 1", "original_glcm_Contrast", "0"), r.out().strip().lines().toList());
	}

	@Test
	void whatIsWrongIsSaidOnOneLine() throws Exception {
		final String image = "image=" + brain("image") + " mask=" + brain("label");
		final Path shape = Files.writeString(dir.resolve("shape.yaml"), "featureClass: {shape: }\n");
		for (final String[] w : new String[][] { { image, "'output' is missing" }, { image + " output=" + dir + "/o settings=" + shape,
			"shape has none" }, { image + " output=" + dir + "/o label=7", "no voxel has label 7" } }) {
			final Result r = Program.headless().run(Program.macro("Feature_Maps.ijm"), w[0]);
			assertEquals(1, r.exit(), w[0]);
			assertTrue(r.err().contains(w[1]) && r.err().strip().lines().count() == 1, r.err());
		}
	}
}
