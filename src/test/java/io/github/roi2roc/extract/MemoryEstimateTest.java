package io.github.roi2roc.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Progress;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;
import io.github.roi2roc.image.io.VolumeFiles;
import io.github.roi2roc.table.Manifest;

/** PITFALLS 7, 8: what will not fit is refused before it is tried, with the numbers. */
class MemoryEstimateTest {

	private static final Box REGION = new Box(10, 10, 5, 20, 30, 4);

	private static Geometry grid() {
		return Geometry.of(64, 64, 20, 1, 1, 3);
	}

	/** 20 × 30 × 4 voxels: 5 bytes each as they are; at 0.5 mm with 5 voxels around 50 × 70 × 34, 14 bytes each, and 16 more for filters. */
	@Test
	void theRegionsBoxAndTheSettingsDecide() {
		assertEquals(5L * 20 * 30 * 4, MemoryEstimate.region(Settings.defaults(), grid(), REGION).bytes());
		final Settings fine = Settings.defaults().with("resampledPixelSpacing", "0.5, 0.5, 0.5");
		assertEquals(14L * 50 * 70 * 34, MemoryEstimate.region(fine, grid(), REGION).bytes());
		final Settings log = Settings.parse("imageType: {LoG: {sigma: [1.0]}}\nsetting: {resampledPixelSpacing: [0.5, 0.5, 0.5]}", "test");
		assertEquals(30L * 50 * 70 * 34, MemoryEstimate.region(log, grid(), REGION).bytes());
		assertEquals(8L * 64 * 64 * 20 + 5L * 20 * 30 * 4, MemoryEstimate.region(Settings.defaults().with("normalize", true), grid(), REGION).bytes());
	}

	/** PITFALLS 8: a spacing that slipped by the decimal point would need many gigabytes. */
	@Test
	void aSlipOfTheDecimalPointIsRefusedWithTheNumbers() {
		final Settings slip = Settings.defaults().with("resampledPixelSpacing", "0.01, 0.01, 0.01");
		final Mask mask = Mask.of(grid(), REGION, i -> true);
		final InputException e = assertThrows(InputException.class, () -> RegionExtractor.of(slip).extract(Volume.of(grid(), new double[64 * 64 * 20]), mask,
			Progress.NONE));
		assertTrue(e.getMessage().startsWith("Not enough memory: a region of 2010×3010×1210 voxels after resampling to [0.01, 0.01, 0.01] mm"), e
			.getMessage());
	}

	@Test
	void theLargestCaseOfACohortDecidesHowManyRunAtATime(@TempDir final Path dir) throws Exception {
		for (final int n : new int[] { 10, 20 }) {
			final Geometry g = Geometry.of(n, n, n, 1, 1, 1);
			VolumeFiles.write(new Volume(g, new Voxels.UInt8(new byte[n * n * n])), dir.resolve("i" + n + ".nii.gz"));
		}
		Files.writeString(dir.resolve("m.csv"), "case,image,mask\na,i10.nii.gz,i10.nii.gz\nb,i20.nii.gz,i20.nii.gz\nc,none.nii.gz,none.nii.gz\n");
		final MemoryEstimate most = MemoryEstimate.largestCase(Manifest.read(dir.resolve("m.csv")));
		assertEquals(9L * 20 * 20 * 20, most.bytes());
		assertEquals("case b: about 1 MB of " + (MemoryEstimate.available() >> 20) + " MB", most.text());
		assertEquals(3, most.sideBySide(3));
		assertEquals(2, new MemoryEstimate(MemoryEstimate.available() / 2, "case x").sideBySide(8));
		assertEquals(1, new MemoryEstimate(Long.MAX_VALUE, "case x").sideBySide(8));
	}
}
