package io.github.roi2roc.image.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Direction;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.PixelType;
import io.github.roi2roc.image.Vec3;
import io.github.roi2roc.image.Volume;

/** NRRD after its format description (teem.sourceforge.net/nrrd/format.html); geometry by hand. */
class NrrdReaderTest {

	private static final byte[] SIX = { 1, 2, 3, 4, 5, 6 };
	private static final String BYTES = "type: uchar\ndimension: 3\nsizes: 3 2 1\nencoding: raw\n";

	@TempDir
	private Path folder;

	private Path file(final String name, final String header, final byte[] data) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(("NRRD0004\n" + header + "\n").getBytes(StandardCharsets.UTF_8));
		out.write(data);
		return Files.write(folder.resolve(name), out.toByteArray());
	}

	private Geometry geometry(final String lines) throws IOException {
		return VolumeFiles.open(file("g.nrrd", BYTES + lines, SIX)).geometry();
	}

	private String message(final String header, final byte[] data) throws IOException {
		final Path file = file("bad.nrrd", header, data);
		final String m = assertThrows(InputException.class, () -> VolumeFiles.read(file)).getMessage();
		assertTrue(m.contains("bad.nrrd"), m);
		return m;
	}

	/** LPS as it stands; RAS turns x and y; LAS turns y alone. Vectors (0, 2, 0): spacing 2 along the file's second direction. */
	@Test
	void spacesBecomeLps() throws IOException {
		final String grid = "space directions: (0,2,0) (3,0,0) (0,0,4)\nspace origin: (10,20,30)\n";
		final Vec3 spacing = new Vec3(2, 3, 4), z = new Vec3(0, 0, 1);
		assertEquals(new Geometry(3, 2, 1, spacing, new Vec3(10, 20, 30), new Direction(new Vec3(0, 1, 0), new Vec3(1, 0, 0), z)), geometry(
			"space: left-posterior-superior\n" + grid));
		assertEquals(new Geometry(3, 2, 1, spacing, new Vec3(-10, -20, 30), new Direction(new Vec3(0, -1, 0), new Vec3(-1, 0, 0), z)), geometry(
			"space: RAS\n" + grid));
		assertEquals(new Geometry(3, 2, 1, spacing, new Vec3(10, -20, 30), new Direction(new Vec3(0, -1, 0), new Vec3(1, 0, 0), z)), geometry(
			"space: left-anterior-superior\n" + grid));
		assertEquals(new Vec3(10, 20, 30), geometry("space dimension: 3\n" + grid).origin());
	}

	/** Oblique axes: (1.2, 1.6, 0) is 2 mm along (0.6, 0.8, 0). */
	@Test
	void obliqueAxes() throws IOException {
		final Geometry g = geometry("space: lps\nspace directions: (1.2, 1.6, 0) (-0.8,0.6,0) (0,0,5)\n");
		assertEquals(2, g.spacing().x(), 1e-15);
		assertEquals(0.6, g.direction().x().x(), 1e-15);
		assertEquals(new Vec3(-0.8, 0.6, 0), g.direction().y());
		assertEquals(Vec3.ZERO, g.origin());
	}

	/** Without a space: spacings; axis mins bound the first cell, so that its centre lies half a voxel further, or on the node itself. */
	@Test
	void spacingsWithoutSpace() throws IOException {
		assertEquals(Geometry.of(3, 2, 1, 0.5, 0.25, 2), geometry("spacings: 0.5 0.25 2\n"));
		assertEquals(new Vec3(10.25, 20.125, 31), geometry("spacings: 0.5 0.25 2\naxis mins: 10 20 30\n").origin());
		assertEquals(new Vec3(10, 20, 30), geometry("spacings: 0.5 0.25 2\naxismins: 10 20 30\ncenters: node node node\n").origin());
		assertEquals(new Vec3(-1, 0, 0), geometry("spacings: -0.5 0.25 2\n").direction().x());
		final ImageFile none = VolumeFiles.open(file("none.nrrd", BYTES, SIX));
		assertEquals(Geometry.of(3, 2, 1, 1, 1, 1), none.geometry());
		assertTrue(none.warnings().get(0).contains("no spacing"), none.warnings().toString());
	}

	@Test
	void unitsOfLength() throws IOException {
		final String grid = "space: LPS\nspace directions: (1,0,0) (0,1,0) (0,0,2)\nspace origin: (5,0,0)\n";
		final Geometry cm = geometry(grid + "space units: \"cm\" \"cm\" \"cm\"\n");
		assertEquals(new Vec3(10, 10, 20), cm.spacing());
		assertEquals(new Vec3(50, 0, 0), cm.origin());
		assertEquals(new Vec3(1, 1, 2), geometry(grid + "space units: \"mm\" \"mm\" \"mm\"\n").spacing());
	}

	@Test
	void impossibleGridsAreRefused() throws IOException {
		for (final String lines : List.of("spacings: 1 nan 1\n", "spacings: 1 0 1\n",
			"space: LPS\nspace directions: (1,0,0) (0,0,0) (0,0,1)\n")) assertTrue(message(BYTES + lines, SIX).contains("spacing along y"), lines);
		assertTrue(message(BYTES + "space: LPS\nspace directions: (1,0,0) (1,0,0) (0,0,1)\n", SIX).contains("degenerate"));
		assertTrue(message(BYTES + "space: LPS\nspace directions: (1,0,0) (0,1,0)\n", SIX).contains("3 vectors"));
		assertTrue(message(BYTES + "space: moon\nspace directions: (1,0,0) (0,1,0) (0,0,1)\n", SIX).contains("space: moon"));
	}

	/** A 2D image gets one slice; without numbers across the plane its third axis is superior. */
	@Test
	void twoDimensions() throws IOException {
		final Path flat = file("flat.nrrd", "type: uint8\ndimension: 2\nsizes: 3 2\nencoding: raw\nspace dimension: 2\nspace directions: (0.5,0)"
			+ " (0,0.5)\nspace origin: (1,2)\n", SIX);
		assertEquals(new Geometry(3, 2, 1, new Vec3(0.5, 0.5, 1), new Vec3(1, 2, 0), Direction.IDENTITY), VolumeFiles.read(flat).geometry());
	}

	/** Every spelling of every type; the extreme value of each in both byte orders. */
	@Test
	void typesAndTheirSpellings() throws IOException {
		final List<List<String>> names = List.of(List.of("uint8", "uchar", "unsigned char", "uint8_t"), List.of("int8", "signed char", "int8_t"), List
			.of("int16", "short", "short int", "signed short", "signed short int", "int16_t"), List.of("uint16", "ushort", "unsigned short",
				"unsigned short int", "uint16_t"), List.of("int32", "int", "signed int", "int32_t"), List.of("uint32", "uint", "unsigned int",
					"uint32_t"), List.of("float", "float"), List.of("double", "double"), List.of("int32", "longlong", "long long", "long long int",
						"signed long long", "signed long long int", "int64", "int64_t"), List.of("int32", "ulonglong", "unsigned long long",
							"unsigned long long int", "uint64", "uint64_t"));
		final int[] sizes = { 1, 1, 2, 2, 4, 4, 4, 8, 8, 8 };
		for (int i = 0; i < sizes.length; i++) {
			for (final String name : names.get(i).subList(1, names.get(i).size())) {
				for (final ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
					final ByteBuffer b = ByteBuffer.allocate(2 * sizes[i]).order(order);
					switch (i) {
						case 0, 1 -> b.put((byte) 7).put((byte) 120);
						case 2, 3 -> b.putShort((short) 7).putShort((short) 12000);
						case 4, 5 -> b.putInt(7).putInt(1_000_000_000);
						case 6 -> b.putFloat(7).putFloat(0.25f);
						case 7 -> b.putDouble(7).putDouble(1e-300);
						default -> b.putLong(7).putLong(2_000_000_000);
					}
					final Volume v = VolumeFiles.read(file("t.nrrd", "type: " + name + "\ndimension: 3\nsizes: 2 1 1\nspacings: 1 1 1\nencoding: raw\n"
						+ "endian: " + (order == ByteOrder.BIG_ENDIAN ? "big" : "little") + "\n", b.array()));
					assertEquals(names.get(i).get(0), v.voxels().type().label(), name);
					assertArrayEquals(new double[] { 7, List.of(120.0, 120.0, 12000.0, 12000.0, 1e9, 1e9, 0.25, 1e-300, 2e9, 2e9).get(i) }, v.doubles(),
						name);
				}
			}
		}
	}

	@Test
	void encodings() throws IOException {
		final String start = "type: short\ndimension: 3\nsizes: 3 2 1\nspacings: 1 1 1\nendian: big\n";
		final byte[] raw = { 0, 1, 0, 2, 0, 3, 0, 4, 0, 5, (byte) 0xff, (byte) 0xfa };
		final double[] expected = { 1, 2, 3, 4, 5, -6 };
		assertArrayEquals(expected, VolumeFiles.read(file("r.nrrd", start + "encoding: raw\n", raw)).doubles());
		for (final String gzip : List.of("gz", "gzip")) assertArrayEquals(expected, VolumeFiles.read(file("z.nrrd", start + "encoding: " + gzip
			+ "\n", NiftiBytes.gzip(raw))).doubles());
		for (final String text : List.of("ascii", "text", "txt")) assertArrayEquals(expected, VolumeFiles.read(file("a.nrrd", start + "encoding: "
			+ text + "\n", " 1 2\n3, 4\t5 -6\n".getBytes(StandardCharsets.US_ASCII))).doubles());
		assertArrayEquals(expected, VolumeFiles.read(file("s.nrrd", start + "encoding: raw\nline skip: 1\nbyte skip: 2\n", concat("x\nyy"
			.getBytes(StandardCharsets.US_ASCII), raw))).doubles());
		assertArrayEquals(expected, VolumeFiles.read(file("e.nrrd", start + "encoding: raw\nbyte skip: -1\n", concat(new byte[5], raw))).doubles());
		assertTrue(message(start + "encoding: bzip2\n", raw).contains("Save it with gzip or raw"));
		assertTrue(message(start + "encoding: ascii\n", "1 2 3 4 5 40000".getBytes(StandardCharsets.US_ASCII)).contains("40000 does not fit"));
		assertTrue(message(start + "encoding: ascii\n", "1 2 3 4 5 six".getBytes(StandardCharsets.US_ASCII)).contains("'six'"));
		assertTrue(message(start.replace("endian: big\n", "") + "encoding: raw\n", raw).contains("byte order"));
	}

	private static byte[] concat(final byte[] a, final byte[] b) {
		final byte[] out = Arrays.copyOf(a, a.length + b.length);
		System.arraycopy(b, 0, out, a.length, b.length);
		return out;
	}

	/** Text of float values: nan and inf as teem writes them. */
	@Test
	void textOfFloats() throws IOException {
		final Volume v = VolumeFiles.read(file("f.nrrd", "type: float\ndimension: 3\nsizes: 4 1 1\nspacings: 1 1 1\nencoding: ascii\n",
			"1.5e0 -.25 nan -inf".getBytes(StandardCharsets.US_ASCII)));
		assertArrayEquals(new double[] { 1.5, -0.25, Double.NaN, Double.NEGATIVE_INFINITY }, v.doubles());
		assertEquals(PixelType.FLOAT, v.voxels().type());
	}

	/** Detached data: one file, a numbered series, a list; each holds its share of the slices. */
	@Test
	void detachedData() throws IOException {
		final String start = "type: uchar\ndimension: 3\nsizes: 1 2 3\nspacings: 1 1 1\nencoding: raw\n";
		final double[] expected = { 1, 2, 3, 4, 5, 6 };
		Files.write(folder.resolve("all.raw"), SIX);
		Files.createDirectory(folder.resolve("sub"));
		Files.write(folder.resolve("sub/all.raw"), SIX);
		for (int i = 0; i < 3; i++) Files.write(folder.resolve("s0" + (i == 0 ? "0" : "") + (8 + 2 * i)
			+ ".raw"), new byte[] { (byte) (2 * i + 1), (byte) (2 * i + 2) });
		assertArrayEquals(expected, VolumeFiles.read(file("a.nhdr", start + "data file: all.raw\n", new byte[0])).doubles());
		assertArrayEquals(expected, VolumeFiles.read(file("b.nhdr", start + "datafile: sub/all.raw\n", new byte[0])).doubles());
		assertArrayEquals(expected, VolumeFiles.read(file("c.nhdr", start + "data file: s%03d.raw 8 12 2\n", new byte[0])).doubles());
		assertArrayEquals(expected, VolumeFiles.read(file("d.nhdr", start + "data file: LIST\ns008.raw\ns010.raw\ns012.raw", new byte[0]))
			.doubles());
	}

	/** A header must not make us read other files of the machine: not by .., not by an absolute path, not through a link. */
	@Test
	void dataOutsideTheFolderAreRefused() throws IOException {
		final Path inner = Files.createDirectory(folder.resolve("inner")), secret = Files.write(folder.resolve("secret.raw"), SIX);
		Files.createSymbolicLink(inner.resolve("link.raw"), secret);
		for (final String name : List.of("../secret.raw", secret.toAbsolutePath().toString(), "link.raw", "x/../../secret.raw")) {
			final Path header = file("inner/h.nhdr", BYTES + "spacings: 1 1 1\ndata file: " + name + "\n", new byte[0]);
			final String m = assertThrows(InputException.class, () -> VolumeFiles.read(header)).getMessage();
			assertTrue(m.contains("h.nhdr") && m.contains("outside the folder"), m);
		}
		final Path missing = file("inner/m.nhdr", BYTES + "spacings: 1 1 1\ndata file: none.raw\n", new byte[0]);
		assertTrue(assertThrows(InputException.class, () -> VolumeFiles.read(missing)).getMessage().contains("none.raw"));
	}

	/** Frames may be the fastest, a middle or the slowest axis: value = voxel + 10·frame. */
	@Test
	void framesOnAnyAxis() throws IOException {
		for (int axis = 0; axis < 4; axis++) {
			final StringBuilder sizes = new StringBuilder(), directions = new StringBuilder();
			final String[] n = { "3", "2", "2" }, d = { "(1,0,0)", "(0,1,0)", "(0,0,1)" };
			for (int i = 0, s = 0; i < 4; i++) {
				sizes.append(i == axis ? "2" : n[s]).append(' ');
				directions.append(i == axis ? "none" : d[s++]).append(' ');
			}
			final byte[] data = new byte[24];
			final int run = new int[] { 1, 3, 6, 12 }[axis];
			for (int frame = 0; frame < 2; frame++) {
				for (int v = 0; v < 12; v++) data[v % run + run * (frame + 2 * (v / run))] = (byte) (v + 100 * frame);
			}
			final Path file = file("frames.nrrd", "type: uchar\ndimension: 4\nspace: LPS\nsizes: " + sizes + "\nspace directions: " + directions
				+ "\nencoding: gzip\n", NiftiBytes.gzip(data));
			assertTrue(assertThrows(InputException.class, () -> VolumeFiles.read(file)).getMessage().contains("holds 2 volumes"));
			for (int frame = 0; frame < 2; frame++) {
				final Volume v = VolumeFiles.read(file, frame);
				for (int i = 0; i < 12; i++) assertEquals(i + 100 * frame, v.voxels().get(i), "axis " + axis + ", frame " + frame);
			}
		}
	}

	@Test
	void coloursAndOtherKindsAreRefused() throws IOException {
		final String rgb = "type: uchar\ndimension: 3\nsizes: 3 2 1\nencoding: raw\nkinds: RGB-color domain domain\n";
		assertTrue(message(rgb, SIX).contains("holds colours"));
		assertTrue(message(rgb.replace("RGB-color", "complex"), SIX).contains("complex numbers"));
		assertTrue(message("type: block\nblock size: 3\ndimension: 3\nsizes: 1 2 1\nencoding: raw\n", SIX).contains("'block' is not read"));
	}
}
