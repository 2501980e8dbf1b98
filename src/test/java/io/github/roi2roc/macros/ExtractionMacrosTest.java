package io.github.roi2roc.macros;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.Reference;
import io.github.roi2roc.extract.RegionExtractor;
import io.github.roi2roc.extract.Settings;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.io.VolumeFiles;
import io.github.roi2roc.macros.Program.Result;
import io.github.roi2roc.store.Csv;

import ij.gui.Roi;
import ij.io.RoiEncoder;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

/** The extraction macros as users run them, headless. */
class ExtractionMacrosTest {

	@TempDir
	private Path dir;

	private static String brain(final int i, final String what) {
		return Reference.file("pyradiomics/brain" + i + "_" + what + ".nrrd").toString();
	}

	private static List<List<String>> table(final Path file, final Result r) {
		assertEquals(0, r.exit(), r.err());
		return Csv.read(file);
	}

	@Test
	void oneImageGivesOneRowPerLabel() throws Exception {
		final Path out = dir.resolve("new folder/brain1.csv");
		final List<List<String>> t = table(out, Program.headless().run(Program.macro("Extract_Features.ijm"), "image=" + brain(1, "image") + " mask=["
			+ brain(1, "label") + "] output=[" + out + "]"));
		final List<String> header = new ArrayList<>(List.of("case", "label"));
		header.addAll(RegionExtractor.of(Settings.defaults()).columns());
		assertEquals(header, t.get(0));
		assertEquals(2, t.size());
		assertEquals(List.of("brain1_image", "1"), t.get(1).subList(0, 2));
		assertEquals("4137", voxels(out));
		assertTrue(Files.exists(dir.resolve("new folder/brain1.csv.json")));
	}

	/** The number of voxels in the sidecar; brain1's region has 4,137 (README of the reference). */
	private static String voxels(final Path csv) throws IOException {
		final String json = Files.readString(csv.resolveSibling(csv.getFileName() + ".json"));
		return json.replaceAll("(?s).*VoxelNum\\D*(\\d+).*", "$1");
	}

	/**
	 * PITFALLS 18: the same case gives the same numbers, digit for digit, from the macro for one image, from the cohort macro and in a locale
	 * with decimal commas. PITFALLS 15: that locale touches no number.
	 */
	@Test
	void theSameCaseGivesTheSameRowEverywhere() throws Exception {
		final Path one = dir.resolve("one.csv"), german = dir.resolve("german.csv"), manifest = dir.resolve("manifest.csv"), all = dir.resolve("all.csv");
		final String images = "image=" + brain(2, "image") + " mask=" + brain(2, "label");
		final List<List<String>> a = table(one, Program.headless().run(Program.macro("Extract_Features.ijm"), images + " output=" + one));
		final List<List<String>> b = table(german, Program.headless().flag("-Duser.language=de").flag("-Duser.country=DE").run(Program.macro(
			"Extract_Features.ijm"), images + " output=" + german));
		Csv.write(manifest, List.of(List.of("case", "image", "mask"), List.of("brain2_image", brainPath(2, "image"), brainPath(2, "label"))));
		final List<List<String>> c = table(all, Program.headless().run(Program.macro("Extract_Cohort.ijm"), "manifest=" + manifest + " output=" + all
			+ " threads=2"));
		assertEquals(a, b);
		assertEquals(a, c);
	}

	private static String brainPath(final int i, final String what) {
		return Path.of(brain(i, what)).toAbsolutePath().normalize().toString();
	}

	/** A missing file fails its case and no other: exit status 2, a row of empty cells, a line in the log. */
	@Test
	void aFailedCaseLeavesTheOthersAlone() throws Exception {
		final Path manifest = dir.resolve("manifest.csv"), out = dir.resolve("sub/all.csv");
		Csv.write(manifest, List.of(List.of("case", "image", "mask", "age"), List.of("good", brainPath(2, "image"), brainPath(2, "label"), "61"), List
			.of("bad", "nowhere.nrrd", brainPath(2, "label"), "62")));
		final Result r = Program.headless().run(Program.macro("Extract_Cohort.ijm"), "manifest=" + manifest + " output=" + out);
		assertEquals(2, r.exit(), r.err());
		assertTrue(r.err().contains("1 case failed, the rest finished") && r.err().contains("nowhere.nrrd"), r.err());
		final List<List<String>> t = Csv.read(out), log = Csv.read(dir.resolve("sub/all.csv.log.csv"));
		assertEquals(List.of("case", "label", "age"), t.get(0).subList(0, 3));
		assertTrue(t.get(2).subList(3, t.get(2).size()).stream().allMatch(String::isEmpty));
		assertEquals(List.of("bad", "62"), List.of(t.get(2).get(0), t.get(2).get(2)));
		assertEquals(List.of("case", "status", "message"), log.get(0));
		assertEquals(List.of("good", "ok", ""), log.get(1));
		assertEquals(List.of("bad", "failed"), log.get(2).subList(0, 2));
	}

	/**
	 * The IBSI CT phantom with its mask, and with the same region as ImageJ regions traced slice by slice: the tables are the same, byte for
	 * byte. PITFALLS 20: regions come from a RoiSet.zip, without ROI Manager and display.
	 */
	@Test
	void theIbsiPhantomsRegionsGiveTheTableOfItsMask() throws Exception {
		final Path image = Reference.file("ibsi1/ibsi_1_ct_radiomics_phantom/nifti/image/phantom.nii.gz"), mask = Reference.file(
			"ibsi1/ibsi_1_ct_radiomics_phantom/nifti/mask/mask.nii.gz");
		final Path rois = dir.resolve("RoiSet.zip"), fromMask = dir.resolve("mask.csv"), fromRois = dir.resolve("rois.csv");
		trace(VolumeFiles.read(mask), rois);
		assertEquals(0, Program.headless().run(Program.macro("Extract_Features.ijm"), "image=" + image + " mask=" + mask + " output=" + fromMask)
			.exit());
		final Result r = Program.headless().run(Program.macro("Extract_Features.ijm"), "image=" + image + " mask=" + rois + " output=" + fromRois);
		assertEquals(0, r.exit(), r.err());
		assertEquals(Files.readString(fromMask), Files.readString(fromRois));
	}

	/** Writes each slice's region as ImageJ traces it, in its slice. */
	private static void trace(final Volume mask, final Path zip) throws IOException {
		final int nx = mask.geometry().nx(), ny = mask.geometry().ny();
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
			for (int z = 0; z < mask.geometry().nz(); z++) {
				final ImageProcessor ip = new ByteProcessor(nx, ny);
				int inside = 0;
				for (int i = 0; i < nx * ny; i++) {
					if (mask.voxels().get(z * nx * ny + i) == 0) continue;
					ip.set(i, 255);
					inside++;
				}
				if (inside == 0) continue;
				ip.setThreshold(255, 255, ImageProcessor.NO_LUT_UPDATE);
				final Roi roi = new ThresholdToSelection().convert(ip);
				roi.setPosition(z + 1);
				out.putNextEntry(new ZipEntry(String.format(Locale.ROOT, "%04d-0001-0001.roi", z + 1)));
				write(out, roi);
				out.closeEntry();
			}
		}
	}

	private static void write(final OutputStream out, final Roi roi) throws IOException {
		out.write(RoiEncoder.saveAsByteArray(roi));
	}

	@Test
	void whatIsWrongIsSaidOnOneLine() throws Exception {
		final String[][] wrong = { { "", "'image' is missing" }, { "image=a.nrrd colour=red", "unknown key 'colour'. Known are: image suv frame series mask label preset" }, {
			"image=[a.nrrd", "'image' opens a square bracket that is not closed" }, { "image=nowhere.nrrd output=o.csv", "nowhere.nrrd" }, { "image="
				+ brain(2, "image") + " mask=" + brain(2, "label") + " label=7 output=" + dir + "/o.csv", "no voxel has label 7. Labels found: 1" }, { "image="
					+ brain(2, "image") + " mask=" + brain(2, "label"), "'output' is missing" } };
		for (final String[] w : wrong) {
			final Result r = Program.headless().run(Program.macro("Extract_Features.ijm"), w[0]);
			assertEquals(1, r.exit(), w[0]);
			assertTrue(r.err().contains(w[1]) && r.err().strip().lines().count() == 1, r.err());
		}
	}

	/** PITFALLS 20: what one run was told does not reach the next one in the same JVM, and no row is repeated. */
	@Test
	void oneRunLeavesNothingForTheNext() throws Exception {
		final Path macro = Files.writeString(dir.resolve("twice.ijm"), "run('Open Medical Image...', 'file=" + brain(2, "image")
			+ "');\nrun('Extract Features...', 'mask=" + brain(2, "label") + " label=1 output=" + dir + "/1.csv');\n"
			+ "makeRectangle(60, 60, 40, 40); setSlice(3);\nrun('Extract Features...', 'output=" + dir
			+ "/2.csv');\nrun('Select None');\nrun('Extract Features...', 'mask=" + brain(2, "label") + " output=" + dir + "/3.csv');\n");
		final Result r = Program.headless().run(macro.toString());
		assertEquals(0, r.exit(), r.err());
		assertEquals(Files.readString(dir.resolve("1.csv")), Files.readString(dir.resolve("3.csv")));
		assertEquals(2, Csv.read(dir.resolve("2.csv")).size());
	}
}
