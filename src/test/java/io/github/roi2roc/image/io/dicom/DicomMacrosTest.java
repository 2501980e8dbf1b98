package io.github.roi2roc.image.io.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;
import io.github.roi2roc.image.io.VolumeFiles;
import io.github.roi2roc.macros.Program;
import io.github.roi2roc.macros.Program.Result;
import io.github.roi2roc.store.Csv;

/** DICOM series through the macros, headless: SUV and the choice of a volume among several. */
class DicomMacrosTest {

	private static final int N = 8, SLICES = 5;
	/** 70 kg, 350 MBq at the time of injection: 70,000 / 350e6. */
	private static final double FACTOR = 2e-4;

	@TempDir
	private Path dir;

	/** A PET series whose slope differs from slice to slice, as scanners write it; values from 1000 Bq/ml on. */
	private Path pet() throws IOException {
		final Path folder = Files.createDirectories(dir.resolve("pet"));
		for (int z = 0; z < SLICES; z++) {
			final int[] pixels = new int[N * N];
			for (int i = 0; i < pixels.length; i++) pixels[i] = 1000 + 100 * (i % 7) + 31 * (i / N) + 10 * z;
			slice(z, pixels).text(Tag.MODALITY, "PT").text(Tag.RESCALE_SLOPE, Integer.toString(z + 1)).text(Tag.RESCALE_INTERCEPT, "0").text(Tag.UNITS,
				"BQML").text(Tag.DECAY_CORRECTION, "ADMIN").text(Tag.CORRECTED_IMAGE, "DECY\\ATTN").text(Tag.PATIENT_WEIGHT, "70").items(
					Tag.RADIOPHARMACEUTICAL, new DicomBytes().text(Tag.TOTAL_DOSE, "350000000")).write(folder.resolve("s" + z));
		}
		return folder;
	}

	private static DicomBytes slice(final int z, final int... pixels) {
		return DicomBytes.slice(N, N, z, pixels).text(Tag.INSTANCE_NUMBER, Integer.toString(z + 1));
	}

	private Path mask(final Path image) {
		final Volume v = VolumeFiles.open(image).volume(0);
		final byte[] in = new byte[v.geometry().voxels()];
		for (int z = 1; z < 4; z++) for (int y = 2; y < 6; y++) for (int x = 2; x < 6; x++) in[z * N * N + y * N + x] = 1;
		final Path file = dir.resolve("mask.nrrd");
		VolumeFiles.write(new Volume(v.geometry(), new Voxels.UInt8(in)), file);
		return file;
	}

	private static void ok(final Result r) {
		assertEquals(0, r.exit(), r.err());
	}

	private static double[] volume(final Path file) {
		return VolumeFiles.read(file).doubles();
	}

	/** The mean in a neighbourhood is linear, so that its map in SUV is the map in Bq/ml times the factor; the sidecar says which it is. */
	@Test
	void featureMapsInSuv() throws Exception {
		final Path pet = pet(), mask = mask(pet), yaml = Files.writeString(dir.resolve("m.yaml"), "featureClass: {firstorder: [Mean]}\n"),
				bySetting = Files.writeString(dir.resolve("s.yaml"), "featureClass: {firstorder: [Mean]}\nsetting: {suv: bodyweight}\n");
		final String common = "image=" + pet + " mask=" + mask + " settings=", name = "pet_original_firstorder_Mean.nii.gz";
		ok(Program.headless().run(Program.macro("Feature_Maps.ijm"), common + yaml + " output=" + dir.resolve("a")));
		ok(Program.headless().run(Program.macro("Feature_Maps.ijm"), common + yaml + " suv=bodyweight output=" + dir.resolve("b")));
		ok(Program.headless().run(Program.macro("Feature_Maps.ijm"), common + bySetting + " output=" + dir.resolve("c")));
		final double[] a = volume(dir.resolve("a/" + name)), b = volume(dir.resolve("b/" + name)), c = volume(dir.resolve("c/" + name));
		assertTrue(Arrays.stream(a).filter(v -> v > 1000).count() >= 48);
		for (int i = 0; i < a.length; i++) {
			if (Double.isNaN(a[i])) continue;
			assertEquals(a[i] * FACTOR, b[i], 1e-6 * Math.abs(a[i] * FACTOR) + 1e-12);
			assertEquals(b[i], c[i]);
		}
		assertFalse(Files.readString(dir.resolve("a/pet_maps.json")).contains("bodyweight"));
		assertTrue(Files.readString(dir.resolve("b/pet_maps.json")).contains("\"suv\": \"bodyweight\""));
		assertTrue(Files.readString(dir.resolve("c/pet_maps.json")).contains("\"suv\": \"bodyweight\""));
	}

	/** Two time points: without a choice an error that lists them, with it the chosen one, named in the sidecar. */
	@Test
	void oneOfSeveralVolumesIsChosen() throws Exception {
		final Path folder = Files.createDirectories(dir.resolve("dce")), out = dir.resolve("t.csv");
		for (int t = 1; t < 3; t++) {
			for (int z = 0; z < SLICES; z++) {
				final int[] pixels = new int[N * N];
				for (int i = 0; i < pixels.length; i++) pixels[i] = 100 * t + i % 9;
				slice(z, pixels).text(Tag.SOP_INSTANCE, "1.2.3.9." + t + z).text(Tag.TEMPORAL_IDENTIFIER, Integer.toString(t)).write(folder.resolve("s" + t + z));
			}
		}
		final String common = "image=" + folder + " mask=" + mask(folder) + " output=" + out;
		final Result unasked = Program.headless().run(Program.macro("Extract_Features.ijm"), common);
		assertEquals(1, unasked.exit());
		assertTrue(unasked.err().contains("holds 2 volumes (1: time point 1; 2: time point 2). Choose one: frame=1 to frame=2."), unasked.err());
		ok(Program.headless().run(Program.macro("Extract_Features.ijm"), common + " frame=2"));
		final List<List<String>> t = Csv.read(out);
		assertEquals(208, Double.parseDouble(t.get(1).get(t.get(0).indexOf("original_firstorder_Maximum"))));
		assertTrue(Files.readString(dir.resolve("t.csv.json")).contains("\"volume\": \"time point 2\""));
	}

	/** PyRadiomics' Square keeps the largest magnitude: in SUV it is the largest value times the factor. */
	@Test
	void filteredImagesInSuv() throws Exception {
		final Path pet = pet();
		ok(Program.headless().run(Program.macro("Filter_Image.ijm"), "image=" + pet + " filter=Square suv=bodyweight output=" + dir.resolve("f")));
		double greatest = 0, expected = 0;
		for (final double v : volume(dir.resolve("f/pet_square.nii.gz"))) greatest = Math.max(greatest, v);
		for (final double v : VolumeFiles.read(pet).doubles()) expected = Math.max(expected, v * FACTOR);
		assertEquals(expected, greatest, 1e-6 * expected);
		assertTrue(Files.readString(dir.resolve("f/pet_filtered.json")).contains("\"suv\": \"bodyweight\""));
	}

	@Test
	void aTablesSidecarSaysThatItsValuesAreSuv() throws Exception {
		final Path pet = pet(), mask = mask(pet), out = dir.resolve("t.csv");
		ok(Program.headless().run(Program.macro("Extract_Features.ijm"), "image=" + pet + " mask=" + mask + " suv=bodyweight output=" + out));
		final List<List<String>> t = Csv.read(out);
		final int column = t.get(0).indexOf("original_firstorder_Maximum");
		assertTrue(Double.parseDouble(t.get(1).get(column)) < 10, t.get(1).get(column));
		assertTrue(Files.readString(dir.resolve("t.csv.json")).contains("\"suv\": \"bodyweight\""));
		final Result no = Program.headless().run(Program.macro("Filter_Image.ijm"), "image=" + mask + " filter=Square suv=bodyweight output=" + dir
			.resolve("n"));
		assertEquals(1, no.exit());
		assertTrue(no.err().contains("SUV needs the PET series as DICOM"), no.err());
	}
}
