package io.github.roi2roc.image.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Direction;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Vec3;

/** Where NIfTI images lie, derived by hand from nifti1.h; which of sform and qform counts, as ITK 5's NiftiImageIO decides. */
class NiftiGeometryTest {

	private static final double HALF = Math.sqrt(0.5);

	@TempDir
	private Path folder;

	private ImageFile open(final NiftiBytes n) throws IOException {
		return VolumeFiles.open(n.type(2).write(folder.resolve("image.nii"), new byte[24]));
	}

	private static NiftiBytes grid() {
		return NiftiBytes.little().size(2, 3, 4).spacing(1, 0.5).spacing(2, 0.75).spacing(3, 3);
	}

	private static void assertNear(final Vec3 expected, final Vec3 actual, final double tolerance) {
		assertTrue(expected.minus(actual).length() <= tolerance, expected + " and " + actual);
	}

	/** RAS to LPS turns the signs of x and y; columns of sform are axis times spacing. */
	@Test
	void sformAlone() throws IOException {
		final Geometry g = open(grid().sform(2, -0.5, 0, 0, 10, 0, -0.75, 0, 20, 0, 0, 3, -30)).geometry();
		assertEquals(new Geometry(2, 3, 4, new Vec3(0.5, 0.75, 3), new Vec3(-10, -20, -30), Direction.IDENTITY), g);
	}

	/** (b, c, d) = (0, 0, √½) turns by 90° about z: in RAS x index runs along +y, y index along −x; in LPS along −y and +x. */
	@Test
	void qformAlone() throws IOException {
		final Geometry g = open(grid().spacing(0, 1).qform(1, 0, 0, HALF, 10, 20, 30)).geometry();
		assertEquals(new Vec3(0.5, 0.75, 3), g.spacing());
		assertEquals(new Vec3(-10, -20, 30), g.origin());
		assertNear(new Vec3(0, -1, 0), g.direction().x(), 1e-7);
		assertNear(new Vec3(1, 0, 0), g.direction().y(), 1e-7);
		assertNear(new Vec3(0, 0, 1), g.direction().z(), 1e-7);
	}

	/** pixdim[0] = −1 turns the third axis round. */
	@Test
	void qfacMakesAxesLeftHanded() throws IOException {
		final Geometry g = open(grid().spacing(0, -1).qform(1, 0, 0, 0, 0, 0, 0)).geometry();
		assertEquals(new Direction(new Vec3(-1, 0, 0), new Vec3(0, -1, 0), new Vec3(0, 0, -1)), g.direction());
	}

	/** b² + c² + d² above 1 by rounding: the scalar part is 0 and the rest is scaled to length 1. */
	@Test
	void aHalfTurnIsNormalised() throws IOException {
		final Geometry g = open(grid().qform(1, 1.0000001, 0, 0, 0, 0, 0)).geometry();
		assertEquals(new Direction(new Vec3(-1, 0, 0), new Vec3(0, 1, 0), new Vec3(0, 0, -1)), g.direction());
	}

	/** Neither form: ITK leaves the axes and the origin 0. */
	@Test
	void neitherForm() throws IOException {
		assertEquals(new Geometry(2, 3, 4, new Vec3(0.5, 0.75, 3), Vec3.ZERO, Direction.IDENTITY), open(grid()).geometry());
	}

	/** Both forms, different: sform counts when it is for scanner coordinates (code 1), else qform, with a warning. */
	@Test
	void whichFormCounts() throws IOException {
		final double[] sform = { 0.5, 0, 0, 1, 0, 0.75, 0, 2, 0, 0, 3, 3 };
		final ImageFile scanner = open(grid().qform(1, 0, 0, 0, 10, 20, 30).sform(1, sform));
		assertEquals(new Vec3(-1, -2, 3), scanner.geometry().origin());
		assertEquals(List.of(), scanner.warnings());
		final ImageFile aligned = open(grid().qform(1, 0, 0, 0, 10, 20, 30).sform(2, sform));
		assertEquals(new Vec3(-10, -20, 30), aligned.geometry().origin());
		assertTrue(aligned.warnings().get(0).contains("qform is used"), aligned.warnings().toString());
	}

	/** Both forms the same but for the last digits of the origin: sform has them. */
	@Test
	void sformIsPreferredWhereBothAgree() throws IOException {
		final Geometry g = open(grid().qform(1, 0, 0, 0, 1.00001, 2, 3).sform(2, 0.5, 0, 0, 1, 0, 0.75, 0, 2, 0, 0, 3, 3)).geometry();
		assertEquals(new Vec3(-1, -2, 3), g.origin());
	}

	/** Spacing comes from pixdim even where sform says another, as in ITK; the user is told. */
	@Test
	void spacingIsPixdim() throws IOException {
		final ImageFile f = open(grid().sform(1, 2, 0, 0, 0, 0, 0.75, 0, 0, 0, 0, 3, 0));
		assertEquals(0.5, f.geometry().spacing().x());
		assertTrue(f.warnings().get(0).contains("along x sform says a spacing of 2"), f.warnings().toString());
	}

	/** Sheared axes: qform is used if there is one; a slight shear is straightened; a gantry tilt of 10° is refused. */
	@Test
	void axesThatAreNotAtRightAngles() throws IOException {
		final double[] tilted = { 1, 0, 0, 0, 0, 1, Math.sin(Math.toRadians(10)), 0, 0, 0, Math.cos(Math.toRadians(10)), 0 };
		final NiftiBytes n = NiftiBytes.little().size(2, 3, 4).sform(1, tilted);
		final String message = assertThrows(InputException.class, () -> open(n)).getMessage();
		assertTrue(message.contains("not at right angles (cosine 0.17"), message);
		assertEquals(new Direction(new Vec3(-1, 0, 0), new Vec3(0, -1, 0), new Vec3(0, 0, 1)), open(n.qform(1, 0, 0, 0, 0, 0, 0)).geometry()
			.direction());
		final ImageFile slight = open(NiftiBytes.little().size(2, 3, 4).sform(1, 1, 0, 0, 0, 0, 1, 0.002, 0, 0, 0, 1, 0));
		assertTrue(slight.warnings().get(0).contains("not quite at right angles"), slight.warnings().toString());
		final Direction d = slight.geometry().direction();
		assertEquals(0, d.y().dot(d.z()), 1e-12);
		assertEquals(0.001, d.z().y() * -1, 1e-6, "the nearest rotation turns both axes by half the angle");
	}

	@Test
	void unitsBecomeMillimetres() throws IOException {
		final NiftiBytes n = grid().qform(1, 0, 0, 0, 10, 20, 30);
		final Geometry metres = open(n.units(1 | 8)).geometry();
		assertEquals(new Vec3(500, 750, 3000), metres.spacing());
		assertEquals(new Vec3(-10000, -20000, 30000), metres.origin());
		assertEquals(new Vec3(0.0005, 0.00075, 0.003), open(n.units(3)).geometry().spacing());
		final ImageFile unknown = open(n.units(0));
		assertEquals(new Vec3(0.5, 0.75, 3), unknown.geometry().spacing());
		assertTrue(unknown.warnings().get(0).contains("mm are assumed"), unknown.warnings().toString());
	}

	/** NIfTI-2 holds doubles: nothing is rounded to float. */
	@Test
	void niftiTwoKeepsDoubles() throws IOException {
		final Geometry g = open(NiftiBytes.two(ByteOrder.BIG_ENDIAN).size(2, 3, 4).spacing(1, 0.7).qform(1, 0, 0, 0, 0.1, 0.2, 0.3)).geometry();
		assertEquals(0.7, g.spacing().x());
		assertEquals(new Vec3(-0.1, -0.2, 0.3), g.origin());
	}

	/** A 2D file has one slice, of 1 mm where the header says nothing. */
	@Test
	void twoDimensions() throws IOException {
		final NiftiBytes n = NiftiBytes.little().size(4, 6).spacing(1, 0.5).spacing(2, 0.5);
		assertEquals(new Geometry(4, 6, 1, new Vec3(0.5, 0.5, 1), Vec3.ZERO, Direction.IDENTITY), open(n).geometry());
	}

	@Test
	void impossibleSpacingsAreRefused() throws IOException {
		for (final double bad : new double[] { 0, Double.NaN, Double.POSITIVE_INFINITY, -1 }) {
			final String message = assertThrows(InputException.class, () -> open(grid().spacing(2, bad))).getMessage();
			assertTrue(message.contains("image.nii") && message.contains("spacing along y"), message);
		}
	}
}
