package io.github.roi2roc.image.io.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.InputException;
import io.github.roi2roc.extract.CaseRegions;
import io.github.roi2roc.extract.LabelChoice;
import io.github.roi2roc.extract.Settings;
import io.github.roi2roc.image.Direction;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.io.ImageFile;
import io.github.roi2roc.image.io.ImageIdentity;
import io.github.roi2roc.image.io.RegionReader.NamedMask;
import io.github.roi2roc.image.io.Segment;
import io.github.roi2roc.image.io.VolumeFiles;

/** DICOM segmentations become named segments on their own grid, and their regions lie on the image's. */
class SegmentationFileTest {

	/** Five columns and three rows: 15 pixels, so that frames do not begin at bytes. */
	private static final Geometry IMAGE = Geometry.of(5, 3, 6, 1, 1, 2);

	@TempDir
	private Path dir;
	private final List<String> warnings = new ArrayList<>();

	/** A frame of a segment in a slice. @param pixels those inside */
	private record Frame(int segment, double z, int... pixels) {}

	private static DicomBytes seg(final String type, final int bits, final Frame... frames) {
		final int maximum = 200;
		final byte[] data = new byte[(15 * frames.length * bits + 7) / 8];
		final DicomBytes[] groups = new DicomBytes[frames.length];
		for (int f = 0; f < frames.length; f++) {
			for (final int p : frames[f].pixels) {
				if (bits == 1) data[(15 * f + p) / 8] |= (byte) (1 << (15 * f + p) % 8);
				else data[15 * f + p] = (byte) (type.equals("LABELMAP") ? frames[f].segment : p % 2 == 0 ? 100 : 99);
			}
			groups[f] = new DicomBytes().items(Tag.PLANE_POSITION, new DicomBytes().text(Tag.POSITION, "0\\0\\" + frames[f].z)).items(
				Tag.SEGMENT_IDENTIFICATION, new DicomBytes().shorts(Tag.REFERENCED_SEGMENT, frames[f].segment));
		}
		final DicomBytes shared = new DicomBytes().items(Tag.PLANE_ORIENTATION, new DicomBytes().text(Tag.ORIENTATION, "1\\0\\0\\0\\1\\0")).items(
			Tag.PIXEL_MEASURES, new DicomBytes().text(Tag.PIXEL_SPACING, "1\\1").text(Tag.SLICE_THICKNESS, "2").text(Tag.SPACING_BETWEEN_SLICES, "2"));
		return new DicomBytes().text(Tag.SOP_CLASS, SegmentationFile.SOP_CLASS).text(Tag.MODALITY, "SEG").text(Tag.FRAME_OF_REFERENCE, "1.2.7").shorts(
			Tag.SAMPLES_PER_PIXEL, 1).text(Tag.FRAMES, Integer.toString(frames.length)).shorts(Tag.ROWS, 3).shorts(Tag.COLUMNS, 5).shorts(
				Tag.BITS_ALLOCATED, bits).shorts(Tag.BITS_STORED, bits).shorts(Tag.HIGH_BIT, bits - 1).shorts(Tag.SIGNED, 0).text(Tag.SEGMENTATION_TYPE, type)
			.shorts(Tag.MAXIMUM_FRACTION, maximum).items(Tag.SEGMENTS, new DicomBytes().shorts(Tag.SEGMENT_NUMBER, 1).text(Tag.SEGMENT_LABEL, "Tumour"),
				new DicomBytes().shorts(Tag.SEGMENT_NUMBER, 2).text(Tag.SEGMENT_LABEL, "Oedema")).items(Tag.SHARED_GROUPS, shared).items(Tag.PER_FRAME_GROUPS,
					groups).bytes(Tag.PIXEL_DATA, data);
	}

	private List<NamedMask> regions(final Path file, final Geometry image, final String names) {
		return CaseRegions.of(file, image, new ImageIdentity("1.2.7", "1.2.3", Set.of()), LabelChoice.parse(names), Settings.defaults(), warnings);
	}

	private String refusal(final DicomBytes b) throws IOException {
		final Path file = b.write(dir.resolve("s.dcm"));
		return assertThrows(InputException.class, () -> regions(file, IMAGE, "")).getMessage();
	}

	/** Frames in any order, slices without a frame in between, two segments that overlap in pixel 7 of the slice at 4 mm. */
	@Test
	void binarySegmentsLieOnTheImagesGrid() throws IOException {
		final Path file = seg("BINARY", 1, new Frame(2, 8, 0, 14), new Frame(1, 4, 6, 7, 8), new Frame(2, 4, 7), new Frame(1, 2, 7)).write(dir.resolve(
			"s.dcm"));
		final ImageFile f = VolumeFiles.open(file);
		assertEquals(List.of(new Segment("Tumour", 1, 0), new Segment("Oedema", 2, 1)), f.segments());
		assertEquals(new Geometry(5, 3, 4, IMAGE.spacing(), IMAGE.toWorld(0, 0, 1), IMAGE.direction()), f.geometry());
		final List<NamedMask> found = regions(file, IMAGE, "");
		assertEquals(List.of("1", "2"), found.stream().map(NamedMask::label).toList());
		final Mask tumour = found.get(0).mask(), oedema = found.get(1).mask();
		assertEquals(List.of(4, 3), List.of(tumour.count(), oedema.count()));
		assertTrue(tumour.contains(2, 1, 1) && tumour.contains(1, 1, 2) && tumour.contains(3, 1, 2));
		assertTrue(oedema.contains(2, 1, 2) && oedema.contains(0, 0, 4) && oedema.contains(4, 2, 4));
		assertEquals(3, regions(file, IMAGE, "Oedema").get(0).mask().count());
	}

	/** Segments without a common voxel lie in one layer: a plain label image, which opens without choosing a frame. */
	@Test
	void segmentsApartAreALabelImage() throws IOException {
		final Path file = seg("BINARY", 1, new Frame(2, 2, 0), new Frame(1, 0, 7)).write(dir.resolve("s.dcm"));
		final double[] expected = new double[30];
		expected[7] = 1;
		expected[15] = 2;
		assertArrayEquals(expected, VolumeFiles.read(file).doubles());
		final Path map = seg("LABELMAP", 8, new Frame(2, 2, 0), new Frame(1, 0, 7)).write(dir.resolve("m.dcm"));
		assertArrayEquals(expected, VolumeFiles.read(map).doubles());
	}

	/** The maximum is 200: even pixels hold 100, half of it, and belong; odd ones hold 99 and do not. */
	@Test
	void fractionsCountFromHalfOfTheMaximumOn() throws IOException {
		final Path file = seg("FRACTIONAL", 8, new Frame(1, 0, 0, 1, 2, 3, 4)).write(dir.resolve("s.dcm"));
		assertEquals(3, regions(file, IMAGE, "1").get(0).mask().count());
		assertTrue(warnings.get(0).contains("at least half of its maximum (100 of 200)"), warnings::toString);
	}

	/** The image's axes run the other way, as those of a converted file may: the same voxels are found by position. */
	@Test
	void axesThatRunTheOtherWayAreTheSameVoxels() throws IOException {
		final Path file = seg("BINARY", 1, new Frame(1, 4, 5, 6)).write(dir.resolve("s.dcm"));
		final var d = IMAGE.direction();
		final Geometry turned = new Geometry(5, 3, 6, IMAGE.spacing(), IMAGE.toWorld(4, 0, 5), new Direction(d.x().times(-1), d.y(), d
			.z().times(-1)));
		final Mask m = regions(file, turned, "").get(0).mask();
		assertTrue(m.count() == 2 && m.contains(4, 1, 3) && m.contains(3, 1, 3));
	}

	@Test
	void anotherGridIsRefusedOrResampled() throws IOException {
		final Path file = seg("BINARY", 1, new Frame(1, 4, 6, 7, 8)).write(dir.resolve("s.dcm"));
		final Geometry fine = Geometry.of(10, 6, 12, 0.5, 0.5, 1);
		final String message = assertThrows(InputException.class, () -> regions(file, fine, "")).getMessage();
		assertTrue(message.contains("s.dcm") && message.contains("different grids") && message.contains("spacing along x differs by 0.5 mm"), message);
		final List<NamedMask> resampled = CaseRegions.of(file, Geometry.of(10, 6, 6, 0.5, 0.5, 2), ImageIdentity.NONE, LabelChoice.EVERY, Settings.defaults()
			.with("correctMask", true), warnings);
		assertEquals(3 * 4, resampled.get(0).mask().count());
	}

	@Test
	void badFilesAreNamedWithTheirTag() throws IOException {
		assertTrue(refusal(seg("BINARY", 1)).contains("has no frames (Number of Frames (0028,0008)"));
		assertTrue(refusal(seg("BINARY", 1, new Frame(3, 0, 1))).contains("frame 1 shows segment 3, which Segment Sequence (0062,0002) does not name"));
		assertTrue(refusal(seg("BINARY", 1, new Frame(1, 0, 1)).without(Tag.SEGMENTS)).contains("(0062,0002) is missing"));
		assertTrue(refusal(seg("BINARY", 1, new Frame(1, 0, 1)).bytes(Tag.PIXEL_DATA, (byte) 1, (byte) 0).text(Tag.FRAMES, "1").shorts(Tag.ROWS, 30)).contains(
			"cut short: 2 bytes of pixels, but its 1 frames need 19"));
		assertTrue(refusal(seg("BINARY", 1, new Frame(1, 0, 1), new Frame(1, 2, 1), new Frame(1, 5, 1))).contains("unevenly spaced"));
		assertTrue(refusal(seg("BINARY", 1, new Frame(1, 40, 1))).contains("outside the image"));
		assertTrue(refusal(seg("BINARY", 1, new Frame(1, 0, 1)).text(Tag.FRAME_OF_REFERENCE, "1.2.8")).contains("belongs to another image"));
		final byte[] whole = seg("BINARY", 1, new Frame(1, 0, 1)).file();
		for (int n = 200; n < whole.length; n += 9) {
			final Path cut = Files.write(dir.resolve("cut.dcm"), Arrays.copyOf(whole, n));
			assertTrue(assertThrows(InputException.class, () -> regions(cut, IMAGE, "")).getMessage().contains("cut.dcm"));
		}
	}

	/** A folder with an image and the segmentation drawn on it is still one image. */
	@Test
	void aSegmentationBesideAnImageIsPassedOver() throws IOException {
		for (int z = 0; z < 6; z++) DicomBytes.slice(5, 3, 2 * z).write(dir.resolve("i" + z));
		seg("BINARY", 1, new Frame(1, 4, 6, 7, 8)).text(Tag.SERIES_UID, "1.2.4").write(dir.resolve("s.dcm"));
		assertEquals(List.of(), VolumeFiles.open(dir).geometry().differences(IMAGE, 1e-9));
		assertEquals(new ImageIdentity("1.2.7", "1.2.3", Set.of("1.2.3.9.0", "1.2.3.9.20", "1.2.3.9.40", "1.2.3.9.60", "1.2.3.9.80", "1.2.3.9.100")),
			VolumeFiles.open(dir).identity());
	}

	/** Of which images a segmentation was made stands in its frames, and in Referenced Series. */
	@Test
	void aSegmentationOfAnotherSeriesIsNamed() throws IOException {
		final DicomBytes source = new DicomBytes().items(Tag.SOURCE_IMAGES, new DicomBytes().text(Tag.REFERENCED_INSTANCE, "1.2.9.1"));
		final DicomBytes group = new DicomBytes().items(Tag.PLANE_POSITION, new DicomBytes().text(Tag.POSITION, "0\\0\\4")).items(
			Tag.SEGMENT_IDENTIFICATION, new DicomBytes().shorts(Tag.REFERENCED_SEGMENT, 1)).items(Tag.DERIVATION_IMAGES, source);
		final DicomBytes seg = seg("BINARY", 1, new Frame(1, 4, 6)).items(Tag.PER_FRAME_GROUPS, group).items(Tag.REFERENCED_SERIES_SEQUENCE,
			new DicomBytes().text(Tag.SERIES_UID, "1.2.9"));
		final Path file = seg.write(dir.resolve("s.dcm"));
		final ImageIdentity own = new ImageIdentity("1.2.7", "1.2.9", Set.of("1.2.9.1", "1.2.9.2")), other = new ImageIdentity("1.2.7", "1.2.3", Set.of(
			"1.2.3.1")), placeless = new ImageIdentity("", "1.2.3", Set.of("1.2.3.1"));
		CaseRegions.of(file, IMAGE, own, LabelChoice.EVERY, Settings.defaults(), warnings);
		assertTrue(warnings.stream().noneMatch(w -> w.contains("series")), warnings::toString);
		warnings.clear();
		CaseRegions.of(file, IMAGE, other, LabelChoice.EVERY, Settings.defaults(), warnings);
		assertTrue(warnings.get(0).contains("s.dcm: it was drawn on another series of the same frame of reference (none of the 1 images that it refers to"),
			warnings::toString);
		final String m = assertThrows(InputException.class, () -> CaseRegions.of(file, IMAGE, placeless, LabelChoice.EVERY, Settings.defaults(), warnings))
			.getMessage();
		assertTrue(m.contains("it belongs to another image: none of the 1 images") && m.contains("Choose the series it was drawn on."), m);
	}
}
