package io.github.roi2roc.image.io.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.Locale;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Reference;
import io.github.roi2roc.image.Direction;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Vec3;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.io.ImageIdentity;
import io.github.roi2roc.image.io.RegionReader.NamedMask;
import io.github.roi2roc.image.io.RegionReader.Request;
import io.github.roi2roc.image.io.VolumeFiles;

/** Structures become regions on the image's grid by the even-odd rule, or an error that names the structure and the reason. */
class StructureSetTest {

	private static final String PHANTOM = "ibsi1/ibsi_1_ct_radiomics_phantom/";
	private static final Geometry GRID = Geometry.of(10, 8, 5, 1, 1, 2);
	private static final ImageIdentity IMAGE = new ImageIdentity("1.2.7", "1.2.3", Set.of());

	@TempDir
	private Path dir;
	private final List<String> warnings = new ArrayList<>();

	private static DicomBytes contour(final String type, final double... xyz) {
		return new DicomBytes().text(Tag.CONTOUR_TYPE, type).text(Tag.CONTOUR_POINTS, Integer.toString(xyz.length / 3)).text(Tag.CONTOUR_DATA, Arrays
			.stream(xyz).mapToObj(d -> String.format(Locale.ROOT, "%.12g", d)).collect(Collectors.joining("\\")));
	}

	/** A square from low to high in x and y. */
	private static DicomBytes square(final double low, final double high, final double z) {
		return contour("CLOSED_PLANAR", low, low, z, high, low, z, high, high, z, low, high, z);
	}

	private static DicomBytes structure(final int number, final String name) {
		return new DicomBytes().text(Tag.STRUCTURE_NUMBER, Integer.toString(number)).text(Tag.STRUCTURE_NAME, name).text(Tag.STRUCTURE_FRAME, "1.2.7");
	}

	private static DicomBytes contours(final int number, final DicomBytes... contours) {
		return new DicomBytes().text(Tag.CONTOURED_NUMBER, Integer.toString(number)).items(Tag.CONTOURS, contours);
	}

	private Path one(final DicomBytes... contours) throws IOException {
		return DicomBytes.structureSet().items(Tag.STRUCTURES, structure(1, "GTV")).items(Tag.STRUCTURE_CONTOURS, contours(1, contours)).write(dir.resolve(
			"rs.dcm"));
	}

	private List<NamedMask> read(final Path file, final Geometry grid, final String... names) {
		return new StructureSetReader().read(file, grid, new Request(List.of(names), IMAGE, warnings::add));
	}

	private Mask mask(final Path file) {
		return read(file, GRID).get(0).mask();
	}

	private String refusal(final Path file, final String... names) {
		return assertThrows(InputException.class, () -> read(file, GRID, names)).getMessage();
	}

	/** IBSI publishes the CT phantom's region twice: as a structure set and as a voxel mask of 125,256 voxels. On both grids none differs. */
	@ParameterizedTest
	@ValueSource(strings = { "dicom/image", "nifti/image/phantom.nii.gz" })
	void theIbsiPhantomsStructureSetIsItsMask(final String image) {
		final Geometry grid = VolumeFiles.open(Reference.file(PHANTOM + image)).geometry();
		final List<NamedMask> found = new StructureSetReader().read(Reference.file(PHANTOM + "dicom/mask/DCM_RS_00060.dcm"), grid, new Request(List.of(),
			VolumeFiles.open(Reference.file(PHANTOM + "dicom/image")).identity(), warnings::add));
		assertEquals(List.of("GTV-1"), found.stream().map(NamedMask::label).toList());
		final Volume expected = VolumeFiles.read(Reference.file(PHANTOM + "nifti/mask/mask.nii.gz"));
		final byte[] ours = found.get(0).mask().bytes(grid.box());
		int differing = 0;
		for (int i = 0; i < ours.length; i++) if (ours[i] != expected.voxels().get(i)) differing++;
		assertEquals(0, differing);
		assertEquals(125_256, found.get(0).mask().count());
		assertEquals(List.of(), warnings);
	}

	/** A square from 0.5 to 3.5 holds the centres 1, 2, 3 along each axis: 9 voxels. The phantom's file is implicit, others are explicit. */
	@ParameterizedTest
	@ValueSource(strings = { DicomBytes.IMPLICIT, DicomBytes.EXPLICIT, DicomBytes.DEFLATED, DicomBytes.BIG_ENDIAN })
	void everyTransferSyntaxIsRead(final String syntax) throws IOException {
		final Path file = DicomBytes.structureSet().items(Tag.STRUCTURES, structure(1, "GTV"), structure(2, "CTV")).items(Tag.STRUCTURE_CONTOURS, contours(
			2, square(0.5, 5.5, 2)), contours(1, square(0.5, 3.5, 2))).syntax(syntax).write(dir.resolve("rs.dcm"));
		assertEquals(List.of(9, 25), read(file, GRID).stream().map(m -> m.mask().count()).toList());
	}

	/** A line through voxel centres: its lower sides belong to the region, its upper ones do not, so squares side by side share no voxel. */
	@Test
	void aLineThroughCentresBelongsToOneSide() throws IOException {
		final Mask m = mask(one(square(2, 5, 2)));
		assertEquals(9, m.count());
		assertTrue(m.contains(2, 2, 1) && m.contains(4, 4, 1) && !m.contains(5, 4, 1) && !m.contains(4, 5, 1));
	}

	/** 7×7 − 3×3: a contour within another, and the same hole as a keyhole in one contour. */
	@Test
	void holesAreContoursWithinContoursOrKeyholes() throws IOException {
		final Mask hole = mask(one(square(0.5, 7.5, 2), square(2.5, 5.5, 2)));
		assertEquals(49 - 9, hole.count());
		final Mask keyhole = mask(one(contour("CLOSED_PLANAR", 0.5, 0.5, 2, 7.5, 0.5, 2, 7.5, 7.5, 2, 0.5, 7.5, 2, 0.5, 2.5, 2, 2.5, 2.5, 2, 2.5, 5.5, 2,
			5.5, 5.5, 2, 5.5, 2.5, 2, 0.5, 2.5, 2)));
		assertEquals(49 - 9, keyhole.count());
		assertTrue(!keyhole.contains(3, 3, 1) && keyhole.contains(1, 1, 1));
	}

	@Test
	void aContourThatStandsTwiceCountsOnce() throws IOException {
		assertEquals(9, mask(one(square(0.5, 3.5, 2), square(0.5, 3.5, 2))).count());
		assertTrue(warnings.get(0).contains("stand twice"), warnings::toString);
	}

	/** PITFALLS 2: every slice with a contour is filled, the first and last of the image among them, and planes outside are reported. */
	@Test
	void noSliceIsDroppedAndPlanesOutsideAreReported() throws IOException {
		final Mask m = mask(one(square(0.5, 3.5, 0), square(0.5, 3.5, 2), square(0.5, 3.5, 4), square(0.5, 3.5, 6), square(0.5, 3.5, 8), square(0.5, 3.5,
			10)));
		assertEquals(5 * 9, m.count());
		assertEquals(1, warnings.size());
		assertTrue(warnings.get(0).contains("1 of its 6 planes lie outside the image") && warnings.get(0).contains("slices 5.000 of 0 to 4"),
			warnings::toString);
		assertTrue(refusal(one(square(0.5, 3.5, 20))).contains("all of its 1 planes lie outside the image"));
	}

	/** Contours of a 2 mm image whose slices lie 1 mm beside this image's: each slice takes the nearest, none is dropped or filled twice. */
	@Test
	void contoursBetweenSlicesGoToTheNearest() throws IOException {
		final Mask m = mask(one(square(0.5, 3.5, 2.6), square(0.5, 4.5, 4.6)));
		assertEquals(9 + 16, m.count());
		assertTrue(m.contains(1, 1, 1) && m.contains(4, 4, 2) && !m.contains(1, 1, 3));
		assertTrue(warnings.get(0).contains("between the image's slices"), warnings::toString);
	}

	@Test
	void contoursOnEverySecondSliceAreReported() throws IOException {
		assertEquals(18, mask(one(square(0.5, 3.5, 0), square(0.5, 3.5, 4))).count());
		assertTrue(warnings.get(0).contains("every 2nd slice"), warnings::toString);
	}

	@Test
	void whatReachesBeyondTheEdgeIsCutOffAndReported() throws IOException {
		assertEquals(9, mask(one(square(-4, 2.5, 2))).count());
		assertTrue(warnings.get(0).contains("beyond the image's edge"), warnings::toString);
	}

	/** The same square in an image turned by 30° about x and 20° about z: points go to patient space and back to the same 9 voxels. */
	@Test
	void obliqueImagesAreFilledInVoxelCoordinates() throws IOException {
		final double a = Math.toRadians(30), b = Math.toRadians(20);
		final Vec3 x = new Vec3(Math.cos(b), Math.sin(b), 0), y = new Vec3(-Math.sin(b) * Math.cos(a), Math.cos(b) * Math.cos(a), Math.sin(a));
		final Geometry g = new Geometry(10, 8, 5, new Vec3(0.7, 0.9, 2.2), new Vec3(-50, 12, 7), new Direction(x, y, x.cross(y)));
		final double[] xyz = new double[12];
		final double[][] corners = { { 0.5, 0.5 }, { 3.5, 0.5 }, { 3.5, 3.5 }, { 0.5, 3.5 } };
		for (int i = 0; i < 4; i++) {
			final Vec3 p = g.toWorld(corners[i][0], corners[i][1], 3);
			for (int k = 0; k < 3; k++) xyz[3 * i + k] = p.get(k);
		}
		final Path file = one(contour("CLOSED_PLANAR", xyz));
		final Mask m = read(file, g).get(0).mask();
		assertEquals(9, m.count());
		assertTrue(m.contains(1, 1, 3) && m.contains(3, 3, 3));
		assertTrue(refusal(file).contains("not parallel to the image's slices"));
	}

	/** A sagittal contour (x constant) on an axial image: its plane is one of the grid's, so that it fills one column of voxels. */
	@Test
	void contoursAcrossAnotherAxisAreFilled() throws IOException {
		final Mask m = mask(one(contour("CLOSED_PLANAR", 4, 0.5, 1, 4, 3.5, 1, 4, 3.5, 5, 4, 0.5, 5)));
		assertEquals(3 * 2, m.count());
		assertTrue(m.contains(4, 1, 1) && m.contains(4, 3, 2));
	}

	@Test
	void structuresAreFoundByNameOrNumber() throws IOException {
		final Path file = DicomBytes.structureSet().items(Tag.STRUCTURES, structure(3, "GTV"), structure(7, "Lung, left"), structure(8, "GTV"), structure(
			9, "Marker"), structure(10, "Empty")).items(Tag.STRUCTURE_CONTOURS, contours(3, square(0.5, 3.5, 2)), contours(7, square(0.5, 4.5, 2)), contours(
				8, square(0.5, 5.5, 2)), contours(9, contour("POINT", 1, 1, 2))).write(dir.resolve("rs.dcm"));
		assertEquals(List.of("GTV", "Lung, left", "GTV (8)"), read(file, GRID).stream().map(NamedMask::label).toList());
		assertTrue(warnings.stream().anyMatch(w -> w.contains("'Marker': it has no area (POINT)")) && warnings.stream().anyMatch(w -> w.contains(
			"'Empty': it has no area (nothing was drawn)")), warnings::toString);
		assertEquals(List.of("Lung, left", "GTV"), read(file, GRID, "7", "GTV").stream().map(NamedMask::label).toList());
		assertTrue(refusal(file, "PTV").contains("no structure 'PTV'. Structures (with their numbers): GTV (3), Lung, left (7), GTV (8) (8), Marker (9, no"
			+ " area)"));
		assertTrue(refusal(file, "Marker").contains("no area (POINT)"));
	}

	/** Chinese names, in the character set that the file names. */
	@ParameterizedTest
	@ValueSource(strings = { "GB18030", "ISO_IR 192" })
	void namesAreReadInTheirCharacterSet(final String set) throws IOException {
		final DicomBytes s = structure(1, "").bytes(Tag.STRUCTURE_NAME, "肿瘤".getBytes(Charset.forName(set.startsWith("GB") ? set : "UTF-8")));
		final Path file = DicomBytes.structureSet().text(Tag.CHARACTER_SET, set).items(Tag.STRUCTURES, s).items(Tag.STRUCTURE_CONTOURS, contours(1, square(
			0.5, 3.5, 2))).write(dir.resolve("rs.dcm"));
		assertEquals("肿瘤", read(file, GRID).get(0).label());
	}

	@Test
	void aStructureSetOfAnotherImageIsRefused() throws IOException {
		final Path file = one(square(0.5, 3.5, 2));
		final Request other = new Request(List.of(), new ImageIdentity("1.2.8", "1.2.3", Set.of()), warnings::add);
		final String message = assertThrows(InputException.class, () -> new StructureSetReader().read(file, GRID, other)).getMessage();
		assertTrue(message.contains("frame of reference 1.2.7, the image has 1.2.8 (Frame of Reference UID (0020,0052))"), message);
		new StructureSetReader().read(file, GRID, new Request(List.of(), new ImageIdentity("1.2.7", "1.2.4", Set.of()), warnings::add));
		assertTrue(warnings.get(0).contains("another series of the same frame of reference"), warnings::toString);
	}

	/** Contours name the images they were drawn on: the image's, with or without a frame of reference, or another series'. */
	@Test
	void contoursOfAnotherSeriesAreNamed() throws IOException {
		final DicomBytes c = square(0.5, 3.5, 2).items(Tag.CONTOUR_IMAGES, new DicomBytes().text(Tag.REFERENCED_INSTANCE, "1.2.9.1"));
		final Path file = one(c);
		new StructureSetReader().read(file, GRID, new Request(List.of(), new ImageIdentity("1.2.7", "1.2.3", Set.of("1.2.9.1", "1.2.9.2")), warnings::add));
		assertEquals(List.of(), warnings);
		new StructureSetReader().read(file, GRID, new Request(List.of(), new ImageIdentity("1.2.7", "1.2.3", Set.of("1.2.3.1", "1.2.3.2")), warnings::add));
		assertTrue(warnings.get(0).contains("none of the 1 images that it refers to (Referenced SOP Instance UID (0008,1155)) is among the image's 2, although"
			+ " it names the same series"), warnings::toString);
		final Request placeless = new Request(List.of(), new ImageIdentity("", "1.2.4", Set.of("1.2.4.1")), warnings::add);
		final String m = assertThrows(InputException.class, () -> new StructureSetReader().read(file, GRID, placeless)).getMessage();
		assertTrue(m.contains("rs.dcm, structure 'GTV': it belongs to another image: none of the 1 images"), m);
		final Request otherSeries = new Request(List.of(), new ImageIdentity("", "1.2.4", Set.of()), warnings::add);
		final String s = assertThrows(InputException.class, () -> new StructureSetReader().read(file, GRID, otherSeries)).getMessage();
		assertTrue(s.contains("it refers to series 1.2.3, the image is of series 1.2.4"), s);
	}

	@Test
	void damagedFilesAreNamedWithTheirTag() throws IOException {
		assertTrue(refusal(one(square(0.5, 3.5, 2).text(Tag.CONTOUR_DATA, "1\\2\\3\\4"))).contains("rs.dcm, structure 'GTV', contour 1: its Contour Data"
			+ " (3006,0050) holds 4 numbers"));
		assertTrue(refusal(one(square(0.5, 3.5, 2).text(Tag.CONTOUR_DATA, "1\\2\\x"))).contains("(3006,0050) is not made of numbers"));
		assertTrue(refusal(one(square(0.5, 3.5, 2).without(Tag.CONTOUR_DATA))).contains("(3006,0050) is missing"));
		assertTrue(refusal(one(square(0.5, 3.5, 2).text(Tag.CONTOUR_POINTS, "5"))).contains("(3006,0046) is 5, but there are 4"));
		assertTrue(refusal(one(square(0.5, 3.5, 2).without(Tag.CONTOUR_POINTS).text(Tag.CONTOUR_DATA, "1\\2\\NaN"))).contains("(3006,0050) is not finite"));
		assertTrue(refusal(DicomBytes.structureSet().write(dir.resolve("e.dcm"))).contains("(3006,0020) is missing or empty"));
		final byte[] whole = Files.readAllBytes(one(square(0.5, 3.5, 2)));
		for (int n = 140; n < whole.length - 20; n += 7) {
			final Path cut = Files.write(dir.resolve("cut.dcm"), Arrays.copyOf(whole, n));
			final String why = refusal(cut);
			assertTrue(why.contains("cut.dcm"), why);
		}
	}

	@Test
	void aFolderMayHoldTheStructureSet() throws IOException {
		DicomBytes.slice(10, 8, 0).write(dir.resolve("image.dcm"));
		one(square(0.5, 3.5, 2));
		assertTrue(new StructureSetReader().supports(dir));
		assertEquals(9, mask(dir).count());
		Files.copy(dir.resolve("rs.dcm"), dir.resolve("rs2.dcm"));
		assertTrue(refusal(dir).contains("holds 2 structure sets: rs.dcm, rs2.dcm"));
	}
}
