package io.github.roi2roc.macros;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;

import io.github.roi2roc.Reference;
import io.github.roi2roc.ReferenceCases;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.PixelType;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;
import io.github.roi2roc.image.io.VolumeFiles;
import io.github.roi2roc.macros.Program.Result;
import io.github.roi2roc.store.Json;

/** The macros and commands that make images of an image, as users run them, headless. */
class ImageMacrosTest {

	@TempDir
	private Path dir;

	private static String brain(final String what) {
		return Reference.file("pyradiomics/brain1_" + what + ".nrrd").toString();
	}

	private static List<String> names(final Path folder) throws IOException {
		try (Stream<Path> s = Files.list(folder)) {
			return s.map(f -> f.getFileName().toString()).sorted().toList();
		}
	}

	private static Result filter(final String arguments) throws Exception {
		return Program.headless().run(Program.macro("Filter_Image.ijm"), arguments);
	}

	private Result macro(final String... lines) throws Exception {
		return Program.headless().run(Files.writeString(dir.resolve("test.ijm"), String.join("\n", lines) + "\n").toString());
	}

	/** The 300 sampled voxels of the reference, within {@code tolerance} × (max − min) of the response. */
	private static void assertSamples(final Path file, final String column, final double tolerance) {
		final Volume v = VolumeFiles.read(file);
		double min = Double.MAX_VALUE, max = -Double.MAX_VALUE;
		final double[] all = v.doubles();
		for (final double x : all) {
			min = Math.min(min, x);
			max = Math.max(max, x);
		}
		int n = 0;
		for (final Map<String, String> r : ReferenceCases.csv(Reference.file("itk/brain1_samples.csv"))) {
			final int x = Integer.parseInt(r.get("x")), y = Integer.parseInt(r.get("y")), z = Integer.parseInt(r.get("z"));
			assertEquals(Double.parseDouble(r.get(column)), v.get(x, y, z), tolerance * (max - min), column + " at " + x + ", " + y + ", " + z);
			n++;
		}
		assertEquals(300, n);
	}

	/** Values are ITK's own, tolerances those of the reference ({@code itk/README.md}); LoG and gradient are 32-bit there, too. */
	@Test
	void oneFileForEachImageTypeOnTheImagesGrid() throws Exception {
		final Path out = dir.resolve("new folder/maps"), yaml = Files.writeString(dir.resolve("types.yaml"),
			"imageType:\n  LoG: {sigma: [1.0, 3.0]}\n  Square:\n  Gradient:\n  Exponential:\n");
		final Result r = filter("image=" + brain("image") + " settings=" + yaml + " output=[" + out + "]");
		assertEquals(0, r.exit(), r.err());
		assertTrue(r.err().contains("LoG with sigma 1.0 mm is only 0.154 voxels wide"), r.err());
		final String b = "brain1_image_";
		assertEquals(List.of(b + "exponential.nii.gz", b + "filtered.json", b + "gradient.nii.gz", b + "log-sigma-1-0-mm-3D.nii.gz", b
			+ "log-sigma-3-0-mm-3D.nii.gz", b + "square.nii.gz"), names(out));
		assertSamples(out.resolve(b + "log-sigma-1-0-mm-3D.nii.gz"), "log_1_float32", 2e-7);
		assertSamples(out.resolve(b + "log-sigma-3-0-mm-3D.nii.gz"), "log_3_float32", 2e-7);
		assertSamples(out.resolve(b + "gradient.nii.gz"), "gradient_float32", 6e-8);
		assertSamples(out.resolve(b + "square.nii.gz"), "square", 1e-13);
		assertSamples(out.resolve(b + "exponential.nii.gz"), "exponential", 1e-13);
		final Volume log = VolumeFiles.read(out.resolve(b + "log-sigma-3-0-mm-3D.nii.gz"));
		assertEquals(List.of(), VolumeFiles.read(Path.of(brain("image"))).geometry().differences(log.geometry(), 1e-6));
		assertEquals(PixelType.FLOAT, log.voxels().type());
		assertEquals(PixelType.DOUBLE, VolumeFiles.read(out.resolve(b + "square.nii.gz")).voxels().type());
	}

	@Test
	void precisionAndFormatAreAsAsked() throws Exception {
		final String options = "image=" + brain("image") + " filter=[LoG, Wavelet] settings=[sigma=3.0, wavelet=haar, force2D=true] output=" + dir;
		assertEquals(0, filter(options + "/32 precision=32 format=nrrd").exit());
		assertEquals(0, filter(options + "/64 precision=64").exit());
		assertEquals(List.of("brain1_image_filtered.json", "brain1_image_log-sigma-3-0-mm-3D.nrrd", "brain1_image_wavelet-HH.nrrd",
			"brain1_image_wavelet-HL.nrrd", "brain1_image_wavelet-LH.nrrd", "brain1_image_wavelet-LL.nrrd"), names(dir.resolve("32")));
		for (final String type : List.of("wavelet-LH", "log-sigma-3-0-mm-3D")) {
			final Volume single = VolumeFiles.read(dir.resolve("32/brain1_image_" + type + ".nrrd"));
			final Volume full = VolumeFiles.read(dir.resolve("64/brain1_image_" + type + ".nii.gz"));
			assertEquals(PixelType.FLOAT, single.voxels().type());
			assertEquals(PixelType.DOUBLE, full.voxels().type());
			for (int i = 0; i < single.voxels().length(); i++) assertEquals((float) full.voxels().get(i), (float) single.voxels().get(i));
		}
	}

	/** Images in windows: 32-bit, calibrated, named by image type; a part of the image has the values of the whole. */
	@Test
	void imagesAppearAndAPartHasTheValuesOfTheWhole() throws Exception {
		final Result r = macro("run('Open Medical Image...', 'file=" + brain("image") + "');", "setSlice(12); makeRectangle(100, 90, 40, 30);",
			"run('Filter Image...', 'filter=Wavelet options=[wavelet=haar]');", "id = getImageID(); print(nImages, getTitle(), bitDepth());",
			"getVoxelSize(w, h, d, unit); print(w, h, d, unit); setSlice(12); whole = getPixel(110, 100);", "selectImage('brain1_image.nrrd');",
			"run('Filter Image...', 'filter=Wavelet options=[wavelet=haar] area=[Selection]');", "getDimensions(x, y, c, s, f); print(x, y, s);",
			"setSlice(12); print(whole - getPixel(10, 10));", "selectImage('brain1_image.nrrd'); setSlice(12);",
			"run('Filter Image...', 'filter=Wavelet options=[wavelet=haar] area=[Current slice]');", "getDimensions(x, y, c, s, f); print(x, y, s);",
			"print(whole - getPixel(110, 100)); if (whole == 0) exit('no response');");
		assertEquals(0, r.exit(), r.err());
		assertEquals(List.of("9 brain1_image_wavelet-LLL 32", "0.7812 0.7812 6.5 mm", "40 30 25", "0", "256 256 1", "0"), r.out().strip().lines().toList());
	}

	@Test
	void whatIsWrongIsSaidOnOneLine() throws Exception {
		final String image = "image=" + brain("image"), to = " output=" + dir + "/o";
		final String[][] wrong = { { "", "'image' is missing" }, { image + " filter=LoG", "'output' is missing" }, { image + to, "'filter' is missing" }, {
			image + to + " filter=Log2", "'filter' is 'Log2', but one of these belongs there: As in the settings file, Original, LoG, Wavelet" }, { image
				+ to + " filter=LoG settings=[sigma=200.0]", "the image has 256 voxels along x; LoG with sigma 200.0 mm needs 258 there" } };
		for (final String[] w : wrong) {
			final Result r = filter(w[0]);
			assertEquals(1, r.exit(), w[0]);
			assertTrue(r.err().contains(w[1]) && r.err().strip().lines().count() == 1, r.err());
		}
	}

	/** One image type that cannot be made leaves the others alone: exit status 2, and the message names it. */
	@Test
	void anImageThatCannotBeMadeLeavesTheOthersAlone() throws Exception {
		final Result r = filter("image=" + brain("image") + " filter=LoG settings=[sigma=3.0, 200.0] output=" + dir + "/o");
		assertEquals(2, r.exit(), r.err());
		assertTrue(r.err().contains("log-sigma-200-0-mm-3D: the image has 256 voxels along x"), r.err());
		assertEquals(List.of("brain1_image_filtered.json", "brain1_image_log-sigma-3-0-mm-3D.nii.gz"), names(dir.resolve("o")));
	}

	/**
	 * Grid, 300 voxels and mask of brain1 at 2 mm as PyRadiomics gets them from ITK ({@code itk/README.md} of the reference), and grey levels by
	 * the definition: ⌊x/W⌋ − ⌊min/W⌋ + 1 in the mask.
	 */
	/**
	 * PITFALLS 8: 10 million voxels are 20 MiB as read, 40 with the open image, and 80 as a response; a convolution that held its passes for the
	 * whole image took 240 more. PITFALLS 7: 320 × 320 × 224 complex doubles are 350 MiB and image, response and result 240, which is refused.
	 */
	@Test
	void aSmallHeapIsEnoughForAnImageAndItsResponse() throws Exception {
		final Geometry g = Geometry.of(256, 256, 160, 1, 1, 1);
		final short[] v = new short[g.voxels()];
		for (int i = 0; i < v.length; i++) v[i] = (short) (i % 97);
		final Path image = dir.resolve("large.nii");
		VolumeFiles.write(new Volume(g, new Voxels.Int16(v)), image);
		final Path out = dir.resolve("maps");
		final Result r = Program.headless().flag("-Xmx240m").run(Program.macro("Filter_Image.ijm"), "image=[" + image
			+ "] filter=[Mean, Wavelet, Simoncelli] settings=[wavelet=haar] format=nii output=[" + out + "]");
		assertEquals(2, r.exit(), r.err());
		assertTrue(r.err().contains("simoncelli-1-3D: it needs 591 MiB of memory beside the image, and "), r.err());
		assertEquals(10, names(out).size(), names(out).toString());
		// 352 bytes of NIfTI header
		assertEquals(352 + 8L * g.voxels(), Files.size(out.resolve("large_mean-5-3D.nii")));
	}

	@Test
	void preprocessingWritesWhatExtractionMeasures() throws Exception {
		final Path out = dir.resolve("prepared"), yaml = Files.writeString(dir.resolve("mr.yaml"),
			"setting: {resampledPixelSpacing: [2, 2, 2], binWidth: 20}\n");
		final Result r = Program.headless().run(Program.macro("Preprocess.ijm"), "image=" + brain("image") + " mask=" + brain("label") + " settings="
			+ yaml + " output=" + out);
		assertEquals(0, r.exit(), r.err());
		assertEquals(List.of("brain1_image_levels.nii.gz", "brain1_image_mask.nii.gz", "brain1_image_preprocessed.json",
			"brain1_image_preprocessed.nii.gz"), names(out));
		final Volume image = VolumeFiles.read(out.resolve("brain1_image_preprocessed.nii.gz")), mask = VolumeFiles.read(out.resolve(
			"brain1_image_mask.nii.gz")), levels = VolumeFiles.read(out.resolve("brain1_image_levels.nii.gz"));
		assertEquals(PixelType.INT16, image.voxels().type());
		final JsonObject target = Json.read(Reference.file("itk/brain1_resample.json")).getAsJsonObject().getAsJsonArray("targets").get(0).getAsJsonObject();
		for (int a = 0; a < 3; a++) {
			assertEquals(target.getAsJsonArray("size").get(a).getAsInt(), image.geometry().size(a));
			assertEquals(target.getAsJsonArray("origin_mm").get(a).getAsDouble(), image.geometry().origin().get(a), 1e-5);
		}
		for (final Map<String, String> row : ReferenceCases.csv(Reference.file("itk/brain1_resample_2x2x2.csv"))) {
			final int x = Integer.parseInt(row.get("x")), y = Integer.parseInt(row.get("y")), z = Integer.parseInt(row.get("z"));
			assertEquals(Double.parseDouble(row.get("int16")), image.get(x, y, z));
			assertEquals(Double.parseDouble(row.get("mask")), mask.get(x, y, z));
		}
		double min = Double.MAX_VALUE;
		for (int i = 0; i < image.voxels().length(); i++) if (mask.voxels().get(i) != 0) min = Math.min(min, image.voxels().get(i));
		for (int i = 0; i < image.voxels().length(); i++) {
			final double level = mask.voxels().get(i) == 0 ? 0 : Math.floor(image.voxels().get(i) / 20) - Math.floor(min / 20) + 1;
			assertEquals(level, levels.voxels().get(i));
		}
	}

	/**
	 * PyRadiomics: ⌈256 · 0.78125 / 2⌉ and ⌈25 · 6.5 / 2⌉ voxels; mean 0 and the sample's standard deviation. A bin of 25
	 * from 500 holds 500 to 525, so that 1000 is level 21.
	 */
	@Test
	void eachStepIsACommandOfItsOwn() throws Exception {
		final Result r = macro("run('Open Medical Image...', 'file=" + brain("image") + "');",
			"run('Resample Volume...', 'spacing=[2, 2, 2] interpolator=sitkLinear');", "getDimensions(x, y, c, s, f); getVoxelSize(w, h, d, unit);",
			"print(getTitle(), x, y, s, w, h, d, unit, bitDepth());", "selectImage('brain1_image.nrrd');",
			"run('Resample Volume...', 'spacing=[2, 2, 2] grid=[By the centre (IBSI)]');", "getDimensions(x, y, c, s, f); print(x, y, s, bitDepth());",
			"selectImage('brain1_image.nrrd');", "run('Normalize Volume...', 'scale=100 outliers=3 output=" + dir + "');", "run('Discretize Region...', 'mask="
				+ brain("label") + " method=[Bin count] bins=16 output=" + dir + "');", "run('Discretize Region...', 'mask=" + brain("label")
					+ " method=[Fixed bin size (IBSI)] width=25 range=[500, 1000]');", "Stack.getStatistics(n, mean, min, max); print(getTitle(), min, max);");
		assertEquals(0, r.exit(), r.err());
		assertEquals(List.of("brain1_image_resampled 100 100 82 2 2 2 mm 16", "100 100 82 32", "brain1_image_levels 0 21"), r.out().strip().lines().toList());
		final Volume image = VolumeFiles.read(Path.of(brain("image"))), normal = VolumeFiles.read(dir.resolve("brain1_image_normalized.nii.gz"));
		final double[] v = image.doubles();
		final double mean = Arrays.stream(v).average().orElseThrow(), sd = Math.sqrt(Arrays.stream(v).map(x -> (x - mean) * (x - mean)).sum() / (v.length
			- 1));
		for (int i = 0; i < v.length; i++) {
			assertEquals(100 * Math.max(-3, Math.min(3, (v[i] - mean) / sd)), normal.voxels().get(i), 1e-9);
		}
		final double[] levels = VolumeFiles.read(dir.resolve("brain1_image_levels.nii.gz")).doubles();
		assertEquals(4137, Arrays.stream(levels).filter(l -> l > 0).count());
		assertEquals(16, Arrays.stream(levels).max().orElseThrow());
	}
}
