package io.github.roi2roc.image.io;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.InputException;

/** Bad input becomes an error that names the file and says what was found: never a plausible number (PITFALLS 9: nothing crashes). */
class BadFilesTest {

	private static final String NRRD = "NRRD0004\ntype: short\ndimension: 3\nsizes: 20 20 20\nspacings: 1 1 1\nendian: little\nencoding: ";

	@TempDir
	private Path folder;

	private static String message(final Path file) {
		final String m = assertThrows(InputException.class, () -> VolumeFiles.read(file)).getMessage();
		assertTrue(m.startsWith(file.toString()), m);
		return m;
	}

	private static void assertSays(final Path file, final String... words) {
		final String m = message(file);
		for (final String w : words) assertTrue(m.contains(w), m);
	}

	private Path nifti(final String name) throws IOException {
		return NiftiBytes.little().size(20, 20, 20).type(4).write(folder.resolve(name), noise(16000));
	}

	private Path nrrd(final String name, final String encoding, final byte[] data) throws IOException {
		final byte[] head = (NRRD + encoding + "\n\n").getBytes(StandardCharsets.US_ASCII), all = Arrays.copyOf(head, head.length + data.length);
		System.arraycopy(data, 0, all, head.length, data.length);
		return Files.write(folder.resolve(name), all);
	}

	/** Bytes that gzip cannot shrink much. */
	private static byte[] noise(final int n) {
		final byte[] b = new byte[n];
		new Random(3).nextBytes(b);
		return b;
	}

	private static Path cut(final Path file, final int left) throws IOException {
		return Files.write(file, Arrays.copyOf(Files.readAllBytes(file), left));
	}

	@Test
	void missingEmptyOrAFolder() throws IOException {
		for (final String name : List.of("no.nii", "no.nii.gz", "no.nrrd", "no.hdr", "no.img", "no.nhdr", "no.txt")) {
			assertSays(folder.resolve(name), "there is no such file");
		}
		for (final String name : List.of("folder.nii", "folder.nrrd", "folder")) {
			assertSays(Files.createDirectory(folder.resolve(name)), "is a folder");
		}
		assertSays(Files.write(folder.resolve("empty.nii"), new byte[0]), "is empty");
		assertSays(Files.write(folder.resolve("a.mp4"), new byte[9]), "of a kind that is not read here");
	}

	@Test
	void truncatedFiles() throws IOException {
		assertSays(cut(nifti("a.nii"), 16000), "truncated", "20×20×20 voxels", "16352", "16000 bytes");
		assertSays(cut(nifti("b.nii"), 200), "truncated", "200 bytes");
		assertSays(cut(nifti("c.nii.gz"), 9000), "truncated");
		assertSays(cut(nrrd("d.nrrd", "raw", noise(16000)), 10000), "truncated", "10000 bytes");
		assertSays(cut(nrrd("e.nrrd", "gzip", NiftiBytes.gzip(noise(16000))), 10000), "truncated");
		assertSays(nrrd("f.nrrd", "ascii", "1 ".repeat(7999).getBytes(StandardCharsets.US_ASCII)), "truncated");
	}

	/** One bit in the middle of the packed data, or in its checksum alone. */
	@Test
	void corruptGzip() throws IOException {
		for (final String name : List.of("a.nii.gz", "b.nrrd")) {
			final Path file = name.endsWith("nrrd") ? nrrd(name, "gzip", NiftiBytes.gzip(noise(16000))) : nifti(name);
			final byte[] good = Files.readAllBytes(file);
			for (final int at : new int[] { good.length / 2, good.length - 6 }) {
				final byte[] bad = good.clone();
				bad[at] ^= 16;
				Files.write(file, bad);
				assertSays(file, "corrupt", "gzip");
			}
		}
	}

	@Test
	void wrongMagic() throws IOException {
		assertSays(Files.write(folder.resolve("text.nii"), "x".repeat(600).getBytes(StandardCharsets.US_ASCII)), "not a NIfTI file");
		assertSays(NiftiBytes.little().size(1, 1, 1).type(2).magic("n+9\0").write(folder.resolve("m.nii"), new byte[1]), "not a NIfTI file", "n+9");
		assertSays(NiftiBytes.little().size(1, 1, 1).type(2).magic("\0\0\0\0").write(folder.resolve("old.hdr"), new byte[1]), "ANALYZE 7.5");
		assertSays(NiftiBytes.little().size(1, 1, 1).type(2).magic("ni1\0").write(folder.resolve("pair.nii"), new byte[1]), ".img");
		assertSays(Files.write(folder.resolve("text.nrrd"), "hello".getBytes(StandardCharsets.US_ASCII)), "not an NRRD file");
		assertSays(Files.write(folder.resolve("new.nrrd"), "NRRD0009\n".getBytes(StandardCharsets.US_ASCII)), "version '0009'");
	}

	/** 10^12 voxels: refused from the header, whatever the memory, also packed. */
	@Test
	void aTrillionVoxels() throws IOException {
		assertSays(NiftiBytes.little().size(10000, 10000, 10000).type(4).write(folder.resolve("a.nii.gz"), new byte[100]), "1000000000000 voxels");
		assertSays(NiftiBytes.two(ByteOrder.LITTLE_ENDIAN).size(1L << 62, 1L << 62, 1L << 62).type(4).write(folder.resolve("b.nii"),
			new byte[100]), "voxels");
		final Path c = folder.resolve("c.nrrd");
		for (final String encoding : List.of("raw", "gzip", "ascii")) {
			Files.writeString(c, NRRD.replace("20 20 20", "10000 10000 10000") + encoding + "\n\n1 2 3");
			assertSays(c, "1000000000000 voxels");
		}
	}

	/** 10^9 voxels fit into an array, but not into this file: nothing is allocated. No gzip file unpacks to more than 1032 times its size. */
	@Test
	void aBillionVoxelsInAHundredBytes() throws IOException {
		for (final String name : List.of("a.nii", "a.nii.gz")) {
			assertSays(NiftiBytes.little().size(1000, 1000, 1000).type(64).write(folder.resolve(name), new byte[100]), "truncated, or its header is wrong",
				"1000×1000×1000 voxels", "8000000352 bytes");
		}
		final Path c = folder.resolve("c.nrrd");
		for (final String encoding : List.of("raw", "gzip", "ascii")) {
			Files.writeString(c, NRRD.replace("20 20 20", "1000 1000 1000") + encoding + "\n\n1 2 3");
			assertSays(c, "truncated, or its header is wrong", "1000×1000×1000 voxels");
		}
	}

	/** Many frames of a size that fits: the sum is what the file must hold. */
	@Test
	void aFourDimensionalClaim() throws IOException {
		assertSays(NiftiBytes.little().size(100, 100, 100, 30000, 30000).type(4).write(folder.resolve("a.nii.gz"), new byte[100]),
			"in 900000000 frames");
	}

	@Test
	void impossibleSizes() throws IOException {
		assertSays(NiftiBytes.little().size(2, -3, 4).type(2).write(folder.resolve("a.nii"), new byte[24]), "size -3 along dimension 2");
		assertSays(NiftiBytes.little().size(2, 0, 4).type(2).write(folder.resolve("b.nii"), new byte[24]), "size 0 along dimension 2");
		assertSays(NiftiBytes.little().size(2, 2, 2).dim(0, 9).type(2).write(folder.resolve("c.nii"), new byte[24]), "9 dimensions");
		assertSays(NiftiBytes.little().size(2, 2, 2).offset(12).type(2).write(folder.resolve("d.nii"), new byte[24]), "vox_offset is 12");
		final Path e = folder.resolve("e.nrrd");
		for (final String sizes : List.of("20 -20 20", "20 20", "20 20 0", "20 20 x", "20 20 99999999999999999999")) {
			Files.writeString(e, NRRD.replace("20 20 20", sizes) + "raw\n\n");
			assertSays(e, "'sizes: " + sizes);
		}
	}

	/** Lines that are missing, doubled or no lines at all. */
	@Test
	void brokenNrrdHeaders() throws IOException {
		final Path f = folder.resolve("f.nrrd");
		for (final String field : List.of("type", "dimension", "sizes", "encoding")) {
			Files.writeString(f, (NRRD + "raw\n\n").replaceAll("(?m)^" + field + ":.*\n", "") + "x".repeat(16000));
			assertSays(f, "no '" + field + ":'");
		}
		Files.writeString(f, NRRD + "raw\ntype: int\n\n");
		assertSays(f, "two lines 'type:'");
		Files.writeString(f, NRRD + "raw\nnonsense\n\n");
		assertSays(f, "'nonsense'");
		Files.writeString(f, "NRRD0004\n" + "x".repeat(1 << 23));
		assertSays(f, "header has no end");
	}
}
