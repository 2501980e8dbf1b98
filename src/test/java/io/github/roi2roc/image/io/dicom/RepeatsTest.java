package io.github.roi2roc.image.io.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.io.ImageFile;
import io.github.roi2roc.image.io.VolumeFiles;

/** Slices in the same place belong to volumes of their own, told apart by what the file says, and are never mixed into one. */
class RepeatsTest {

	@TempDir
	private Path dir;

	private static DicomBytes frame(final double z) {
		return new DicomBytes().items(Tag.PLANE_POSITION, new DicomBytes().text(Tag.POSITION, "0\\0\\" + z));
	}

	private static DicomBytes time(final double z, final int index) {
		return frame(z).items(Tag.FRAME_CONTENT, new DicomBytes().unsigned(Tag.TEMPORAL_INDEX, index));
	}

	private static DicomBytes diffusion(final double z, final double b, final double... direction) {
		final DicomBytes d = new DicomBytes().reals(Tag.B_VALUE, b);
		if (direction.length > 0) d.items(Tag.GRADIENT, new DicomBytes().reals(Tag.GRADIENT_DIRECTION, direction));
		return frame(z).items(Tag.DIFFUSION, d);
	}

	/** An enhanced file whose frames' pixels are 1, 2, 3, … in the file's order. */
	private ImageFile open(final String syntax, final DicomBytes... frames) throws IOException {
		final int[] pixels = new int[frames.length];
		for (int i = 0; i < pixels.length; i++) pixels[i] = i + 1;
		return VolumeFiles.open(DicomBytes.slice(1, 1, 0, pixels).without(Tag.POSITION).text(Tag.FRAMES, Integer.toString(frames.length)).items(
			Tag.PER_FRAME_GROUPS, frames).syntax(syntax).write(dir.resolve("e.dcm")));
	}

	private String refusal(final DicomBytes... frames) {
		return assertThrows(InputException.class, () -> open(DicomBytes.EXPLICIT, frames)).getMessage();
	}

	private static double[][] volumes(final ImageFile f) {
		final double[][] out = new double[f.frames()][];
		for (int i = 0; i < out.length; i++) out[i] = f.volume(i).doubles();
		return out;
	}

	/** The order of frames differs from place to place: going by it would mix the time points. */
	@ParameterizedTest
	@ValueSource(strings = { DicomBytes.EXPLICIT, DicomBytes.IMPLICIT })
	void timePointsOfAnEnhancedFile(final String syntax) throws IOException {
		final ImageFile f = open(syntax, time(0, 2), time(0, 1), time(1, 1), time(1, 2), time(2, 2), time(2, 1));
		assertEquals(List.of("time point 1", "time point 2"), f.frameNames());
		assertArrayEquals(new double[][] { { 2, 3, 6 }, { 1, 4, 5 } }, volumes(f));
		final String m = assertThrows(InputException.class, () -> VolumeFiles.read(f.path())).getMessage();
		assertTrue(m.contains("holds 2 volumes (1: time point 1; 2: time point 2). Choose a frame"), m);
	}

	@Test
	void diffusionWeightingsAndTheirDirections() throws IOException {
		final ImageFile f = open(DicomBytes.EXPLICIT, diffusion(0, 800, 0, 1, 0), diffusion(0, 800, 1, 0, 0), diffusion(0, 0), diffusion(1, 0), diffusion(
			1, 800, 1, 0, 0), diffusion(1, 800, 0, 1, 0));
		assertEquals(List.of("b = 0 s/mm²", "b = 800 s/mm², direction (0, 1, 0)", "b = 800 s/mm², direction (1, 0, 0)"), f.frameNames());
		assertArrayEquals(new double[][] { { 3, 4 }, { 1, 6 }, { 2, 5 } }, volumes(f));
	}

	/** Repetitions that nothing but their order tells apart are named by it. */
	@Test
	void repetitionsWithoutAMarkGoByTheirOrder() throws IOException {
		final ImageFile f = open(DicomBytes.EXPLICIT, diffusion(0, 0), diffusion(0, 500), diffusion(0, 500), diffusion(1, 500), diffusion(1, 0), diffusion(
			1, 500));
		assertEquals(List.of("b = 0 s/mm²", "b = 500 s/mm², number 1 of 2 by instance numbers", "b = 500 s/mm², number 2 of 2 by instance numbers"), f
			.frameNames());
		assertArrayEquals(new double[][] { { 1, 5 }, { 2, 4 }, { 3, 6 } }, volumes(f));
	}

	/** Two b-values between each other's slices would make one volume of twice as many slices. */
	@Test
	void volumesInDifferentPlacesAreNotMixed() {
		final String m = refusal(diffusion(0, 0), diffusion(1, 800), diffusion(2, 0), diffusion(3, 800));
		assertTrue(m.contains("holds 2 volumes that do not lie in the same 4 places: b = 0 s/mm² (2 slices); b = 800 s/mm² (2 slices)"), m);
		final String some = refusal(time(0, 1), time(1, 1), time(0, 2));
		assertTrue(some.contains("time point 1 (2 slices); time point 2 (1 slices)"), some);
	}

	/** Slices that are numbered in the order of their times are one volume. */
	@Test
	void aTimeForEverySliceDividesNothing() throws IOException {
		final ImageFile f = open(DicomBytes.EXPLICIT, time(0, 1), time(1, 2), time(2, 3));
		assertEquals(1, f.frames());
		assertEquals(List.of(), f.frameNames());
		assertArrayEquals(new double[] { 1, 2, 3 }, f.volume(0).doubles());
		final ImageFile twice = open(DicomBytes.EXPLICIT, time(0, 1), time(1, 2), time(0, 3), time(1, 4));
		assertEquals(List.of("number 1 of 2 by instance numbers", "number 2 of 2 by instance numbers"), twice.frameNames());
		assertArrayEquals(new double[][] { { 1, 2 }, { 3, 4 } }, volumes(twice));
		assertEquals(List.of("time point 5", "time point 6", "time point 7"), open(DicomBytes.EXPLICIT, time(0, 7), time(0, 6), time(0, 5)).frameNames());
	}

	/** Single files: echoes, and phases by trigger times that are the same in every slice. */
	@Test
	void seriesOfSingleFiles() throws IOException {
		int n = 0;
		for (final String echo : new String[] { "9.2", "4.6" }) {
			for (final String trigger : new String[] { "300", "0" }) {
				for (int z = 0; z < 2; z++) {
					// Instance numbers run differently in the two slices.
					DicomBytes.slice(1, 1, z, ++n).text(Tag.SOP_INSTANCE, "1.2.3.9." + n).text(Tag.ECHO_TIME, echo).text(Tag.TRIGGER_TIME, trigger).text(
						Tag.INSTANCE_NUMBER, Integer.toString(z == 0 ? n : 100 - n)).write(dir.resolve("s" + n));
				}
			}
		}
		final ImageFile f = VolumeFiles.open(dir);
		assertEquals(List.of("echo time 4.6 ms, trigger time 0 ms", "echo time 4.6 ms, trigger time 300 ms", "echo time 9.2 ms, trigger time 0 ms",
			"echo time 9.2 ms, trigger time 300 ms"), f.frameNames());
		assertArrayEquals(new double[][] { { 7, 8 }, { 5, 6 }, { 3, 4 }, { 1, 2 } }, volumes(f));
	}
}
