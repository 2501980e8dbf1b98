package io.github.roi2roc.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.Progress;
import io.github.roi2roc.extract.RegionExtractor;
import io.github.roi2roc.extract.Settings;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.PixelType;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.io.VolumeFiles;
import io.github.roi2roc.learn.TrainingSettings;
import io.github.roi2roc.sample.SampleCohort.Case;
import io.github.roi2roc.table.Manifest;

class SampleCohortTest {

	private static final List<Case> CASES = SampleCohort.cases();

	/** The counts that the class doc and README.txt state: 80 cases, 50 and 30, 22 and 14 of them malignant. */
	@Test
	void hasTheCountsItClaims() {
		assertEquals(80, CASES.size());
		assertEquals(50, CASES.stream().filter(c -> c.set().equals("train")).count());
		assertEquals(22, CASES.stream().filter(c -> c.set().equals("train") && c.outcome().equals("malignant")).count());
		assertEquals(14, CASES.stream().filter(c -> c.set().equals("test") && c.outcome().equals("malignant")).count());
		assertEquals(80, CASES.stream().map(Case::name).distinct().count());
	}

	@Test
	void imagesAreSmallSixteenBitCtWithOneLesionAwayFromTheBorder() {
		for (final Case c : CASES) {
			assertEquals(PixelType.INT16, c.image().voxels().type());
			assertEquals(48, c.image().geometry().nx());
			assertEquals(16, c.image().geometry().nz());
			assertTrue(c.mask().count() > 250 && c.mask().count() < 3000, c.name() + ": " + c.mask().count() + " voxels");
			assertTrue(c.mask().bounds().x() > 0 && c.mask().bounds().y() > 0 && c.mask().bounds().z() > 0, c.name());
		}
	}

	/** Splitmix64 with seed 1234567: the first values that its authors' C program prints. */
	@Test
	void theStreamIsSplitmix64() {
		final RandomStream random = new RandomStream(1234567);
		assertEquals(6457827717110365317L, random.nextLong());
		assertEquals(3203168211198807973L, random.nextLong());
	}

	/** A hash of all voxels, made on 64-bit Linux with Java 17: whoever changes a pixel, changes everybody's tutorial. */
	@Test
	void voxelsAreTheSameEverywhere() {
		long hash = 0;
		for (final Case c : CASES) {
			for (int i = 0; i < c.image().voxels().length(); i++) hash = 31 * hash + (long) c.image().voxels().get(i);
			hash = 31 * hash + c.mask().count();
		}
		assertEquals(3080167645348860170L, hash);
	}

	/**
	 * Texture and marker carry the outcome, but not fully; the lesion's mean does not. The marker's latent shift of 0.9 standard deviations
	 * gives Φ(0.9/√2) = 0.738 in a large cohort; the texture's of 2.1 gives at most Φ(2.1/√2) = 0.931, less what a lesion of a few hundred
	 * voxels hides. One standard error at 36 and 44 cases is about 0.055 at 0.74 and 0.065 at 0.5 (Hanley and McNeil 1982).
	 */
	@Test
	void textureAndMarkerCarryTheOutcome() {
		final double texture = auc(SampleCohortTest::roughness);
		assertTrue(texture > 0.8 && texture < 0.931, "texture " + texture);
		assertEquals(0.738, auc(Case::marker), 0.055);
		assertEquals(0.5, auc(c -> moments(c)[0]), 0.065);
		assertEquals(0.5, auc(c -> c.mask().count()), 0.065);
	}

	/** Same bytes twice, and the manifest leads to every image and mask, which read back as they were made. */
	@Test
	void theFolderReadsBackAndIsTheSameTwice(@TempDir final Path folder) throws IOException {
		final Path a = folder.resolve("a"), b = folder.resolve("b");
		SampleCohort.write(a, Progress.NONE);
		SampleCohort.write(b, Progress.NONE);
		final Manifest manifest = Manifest.read(a.resolve("manifest.csv"));
		assertEquals(List.of("age", "sex", "marker", "set", "outcome"), manifest.carried());
		assertEquals(80, manifest.rows().size());
		for (int i = 0; i < CASES.size(); i++) {
			final Manifest.Source files = manifest.rows().get(i).sources().get(0);
			assertEquals(-1, Files.mismatch(files.image(), b.resolve("images").resolve(files.image().getFileName())), files.image().toString());
			if (i % 10 > 0) continue;
			final Volume image = VolumeFiles.read(files.image()), mask = VolumeFiles.read(files.mask());
			assertArrayEquals(CASES.get(i).image().doubles(), image.doubles(), 0);
			assertEquals(PixelType.INT16, image.voxels().type());
			assertEquals(List.of(), image.geometry().differences(CASES.get(i).image().geometry(), 1e-6));
			assertEquals(CASES.get(i).mask().count(), Mask.of(mask, 1).count());
		}
		for (final String name : List.of("README.txt", "manifest.csv", "features.yaml", "training.yaml", "masks/S80.nii.gz")) {
			assertEquals(-1, Files.mismatch(a.resolve(name), b.resolve(name)), name);
		}
		assertTrue(Files.readString(a.resolve("README.txt")).contains("SYNTHETIC"));
		assertEquals(107, RegionExtractor.of(Settings.read(a.resolve("features.yaml"))).columns().size(), "PyRadiomics' default set");
		assertEquals(List.of("clinical", "radiomics", "combined"), List.copyOf(TrainingSettings.read(a.resolve("training.yaml")).trainables().keySet()));
	}

	/** Mean squared difference of neighbours in a row, over the variance: 2 for white noise, near 0 for a smooth lesion. */
	private static double roughness(final Case c) {
		final Volume image = c.image();
		final Mask mask = c.mask();
		double sum = 0;
		int n = 0;
		for (int z = 0; z < 16; z++) {
			for (int y = 0; y < 48; y++) {
				for (int x = 0; x < 47; x++) {
					if (!mask.contains(x, y, z) || !mask.contains(x + 1, y, z)) continue;
					final double d = image.get(x, y, z) - image.get(x + 1, y, z);
					sum += d * d;
					n++;
				}
			}
		}
		return sum / n / moments(c)[1];
	}

	private static double[] moments(final Case c) {
		final byte[] inside = c.mask().bytes(c.image().geometry().box());
		double n = 0, sum = 0, squares = 0;
		for (int i = 0; i < inside.length; i++) {
			if (inside[i] == 0) continue;
			final double v = c.image().voxels().get(i);
			n++;
			sum += v;
			squares += v * v;
		}
		return new double[] { sum / n, squares / n - sum / n * sum / n };
	}

	/** Share of pairs in the right order, ties one half. */
	private static double auc(final ToDoubleFunction<Case> value) {
		double right = 0, pairs = 0;
		for (final Case a : CASES) {
			for (final Case b : CASES) {
				if (a.outcome().equals("benign") || b.outcome().equals("malignant")) continue;
				right += 0.5 + 0.5 * Math.signum(value.applyAsDouble(a) - value.applyAsDouble(b));
				pairs++;
			}
		}
		return right / pairs;
	}
}
