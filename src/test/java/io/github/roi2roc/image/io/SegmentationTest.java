package io.github.roi2roc.image.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;

/** Segmentations as 3D Slicer 5 writes them: names and label values in keys, overlapping segments in layers on a leading list axis. */
class SegmentationTest {

	private static final Geometry GRID = Geometry.of(4, 3, 2, 1, 1, 2);

	@TempDir
	private Path folder;

	private Path slicer(final String sizes, final String directions, final String keys, final byte[] data) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(("NRRD0004\ntype: unsigned char\ndimension: " + sizes.split(" ").length + "\nspace: left-posterior-superior\nsizes: " + sizes
			+ "\nspace directions: " + directions + "\nencoding: gzip\nspace origin: (0,0,0)\n" + keys + "\n").getBytes(StandardCharsets.UTF_8));
		out.write(NiftiBytes.gzip(data));
		return Files.write(folder.resolve("s.seg.nrrd"), out.toByteArray());
	}

	/** Two voxels with layers (1, 0) and (1, 1): "Tumour" covers both, "Nécrose" of the second layer the second one. */
	@Test
	void overlappingSegmentsInLayers() throws IOException {
		final ImageFile f = VolumeFiles.open(slicer("2 2 1 1", "none (1,0,0) (0,1,0) (0,0,1)",
			"Segment0_Name:=Tumour\nSegment0_LabelValue:=1\nSegment0_Layer:=0\nSegment1_ID:=Segment_2\nSegment1_Name:=Nécrose\nSegment1_LabelValue:=1\n"
				+ "Segment1_Layer:=1\n", new byte[] { 1, 0, 1, 1 }));
		assertEquals(List.of(new Segment("Tumour", 1, 0), new Segment("Nécrose", 1, 1)), f.segments());
		assertEquals(2, VolumeFiles.mask(f, f.segments().get(0)).count());
		assertEquals(new Box(1, 0, 0, 1, 1, 1), VolumeFiles.mask(f, f.segments().get(1)).bounds());
	}

	/** One layer: label values tell the segments apart. Ten or more segments stay in the order of their numbers. */
	@Test
	void severalSegmentsInOneLayer() throws IOException {
		final StringBuilder keys = new StringBuilder();
		final byte[] data = new byte[12];
		for (int i = 11; i >= 0; i--) {
			keys.append("Segment").append(i).append("_Name:=S").append(i).append("\nSegment").append(i).append("_LabelValue:=").append(20 + i).append(
				'\n');
			data[i] = (byte) (20 + i);
		}
		final ImageFile f = VolumeFiles.open(slicer("12 1 1", "(1,0,0) (0,1,0) (0,0,1)", keys.toString(), data));
		for (int i = 0; i < 12; i++) {
			assertEquals(new Segment("S" + i, 20 + i, 0), f.segments().get(i));
			assertEquals(i, VolumeFiles.mask(f, f.segments().get(i)).bounds().x());
		}
	}

	@Test
	void anEmptySegmentIsNamed() throws IOException {
		final ImageFile f = VolumeFiles.open(slicer("2 1 1", "(1,0,0) (0,1,0) (0,0,1)",
			"Segment0_Name:=Tumour\nSegment0_LabelValue:=1\nSegment1_Name:=Vessel\nSegment1_LabelValue:=2\n", new byte[] { 1, 0 }));
		final String m = assertThrows(InputException.class, () -> VolumeFiles.mask(f, f.segments().get(1))).getMessage();
		assertTrue(m.contains("s.seg.nrrd") && m.contains("'Vessel' is empty") && m.contains("Tumour, Vessel"), m);
	}

	@Test
	void aLayerThatIsNotThereIsRefused() throws IOException {
		final Path file = slicer("2 1 1", "(1,0,0) (0,1,0) (0,0,1)", "Segment0_Name:=A\nSegment0_LabelValue:=1\nSegment0_Layer:=1\n", new byte[2]);
		assertTrue(assertThrows(InputException.class, () -> VolumeFiles.open(file)).getMessage().contains("layer 1"));
	}

	private static Mask block(final int x, final int y, final int z, final int nx, final int ny, final int nz) {
		final Box b = new Box(x, y, z, nx, ny, nz);
		return Mask.of(GRID, i -> b.contains(i % 4, i / 4 % 3, i / 12));
	}

	/** What is written is read again: names, overlaps, order; two disjoint regions share a layer. */
	@Test
	void writtenSegmentationsComeBack() {
		final Map<String, Mask> regions = new LinkedHashMap<>();
		regions.put("Tumour", block(0, 0, 0, 3, 2, 2));
		regions.put("Necrosis\\core", block(1, 1, 0, 1, 1, 1));
		regions.put("Vessel: left", block(3, 0, 0, 1, 3, 1));
		final Path file = folder.resolve("out.seg.nrrd");
		VolumeFiles.write(regions, file);
		final ImageFile f = VolumeFiles.open(file);
		assertEquals(List.of(new Segment("Tumour", 1, 0), new Segment("Necrosis\\core", 2, 1), new Segment("Vessel: left", 3, 0)), f.segments());
		for (final Segment s : f.segments()) {
			final Mask m = VolumeFiles.mask(f, s), expected = regions.get(s.name());
			assertEquals(expected.bounds(), m.bounds());
			assertArrayEquals(expected.bytes(expected.bounds()), m.bytes(m.bounds()));
			assertEquals(GRID, m.geometry());
		}
	}

	/** A label image numbers the regions in their order, and cannot hold an overlap. */
	@Test
	void regionsAsALabelImage() {
		final Map<String, Mask> regions = new LinkedHashMap<>();
		regions.put("A", block(0, 0, 0, 1, 1, 1));
		regions.put("B", block(3, 2, 1, 1, 1, 1));
		final Path file = folder.resolve("labels.nii.gz");
		VolumeFiles.write(regions, file);
		final Volume v = VolumeFiles.read(file);
		assertEquals(1, v.get(0, 0, 0));
		assertEquals(2, v.get(3, 2, 1));
		assertEquals(2, Mask.of(v, 1).count() + Mask.of(v, 2).count());
		regions.put("C", block(3, 0, 0, 1, 3, 2));
		assertTrue(assertThrows(InputException.class, () -> VolumeFiles.write(regions, file)).getMessage().contains("'C' overlaps"));
	}
}
