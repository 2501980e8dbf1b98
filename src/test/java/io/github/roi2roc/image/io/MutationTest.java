package io.github.roi2roc.image.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;

/** PITFALLS 9: whatever happens to a file, reading it gives a volume or an {@link InputException}; seeded, so that a failure comes back. */
class MutationTest {

	private static final int MUTATIONS = 700;

	@TempDir
	private Path folder;

	private byte[] original(final String name, final Path file) throws IOException {
		final byte[] data = new byte[2 * 6 * 5 * 4];
		new Random(1).nextBytes(data);
		switch (name) {
			case "big.nii" -> NiftiBytes.one(ByteOrder.BIG_ENDIAN).size(6, 5, 4).type(4).qform(1, 0.1, 0.2, 0.3, 1, 2, 3).sform(1, 1, 0, 0, 5, 0, 1, 0,
				6, 0, 0, 1, 7).scale(2, 1).write(file, data);
			case "frames.nii.gz" -> NiftiBytes.little().size(6, 5, 2, 2).type(4).sform(1, 1, 0, 0, 5, 0, 1, 0, 6, 0, 0, 1, 7).write(file, data);
			case "two.nii" -> NiftiBytes.two(ByteOrder.LITTLE_ENDIAN).size(3, 5, 2).type(64).sform(1, 1, 0, 0, 5, 0, 1, 0, 6, 0, 0, 1, 7).write(file, data);
			case "text.nrrd" -> Files.writeString(file, "NRRD0004\ntype: int\ndimension: 3\nsizes: 2 2 2\nspacings: 1 2 3\nencoding: ascii\n\n"
				+ "1 2 3 4 5 6 7 8\n");
			case "seg.seg.nrrd" -> {
				final Geometry g = Geometry.of(4, 4, 3, 1, 1, 2);
				final Box a = new Box(0, 0, 0, 3, 3, 2), b = new Box(1, 1, 1, 3, 3, 2);
				VolumeFiles.write(Map.of("A", Mask.of(g, i -> a.contains(i % 4, i / 4 % 4, i / 16)), "B", Mask.of(g, i -> b.contains(i % 4, i / 4 % 4,
					i / 16))), file);
			}
			case "raw.nrrd" -> {
				final byte[] head = ("NRRD0005\ntype: unsigned short\ndimension: 4\nspace: right-anterior-superior\nsizes: 2 5 4 3\nspace directions:"
					+ " none (1,0,0) (0,1.5,0) (0,0,-2)\nkinds: list domain domain domain\nendian: little\nencoding: raw\nspace origin: (1,2,3)\n"
					+ "space units: \"mm\" \"mm\" \"mm\"\nkey:=value\n\n").getBytes(StandardCharsets.US_ASCII);
				final byte[] all = Arrays.copyOf(head, head.length + data.length);
				System.arraycopy(data, 0, all, head.length, data.length);
				Files.write(file, all);
			}
			default -> throw new IllegalArgumentException(name);
		}
		return Files.readAllBytes(file);
	}

	/** Flips, overwrites, cuts, doubles and removes bytes; headers more than data. */
	private static byte[] mutate(final byte[] original, final Random random) {
		byte[] b = original.clone();
		final byte[] telling = { 0, -1, 127, -128, 1, '0', '9', '-', '.', 'e', ' ', '\n', ':', '=', '(', ')', ',', '"', '%', '/' };
		for (int n = 1 + random.nextInt(4); n > 0 && b.length > 1; n--) {
			final int at = random.nextInt(random.nextBoolean() ? b.length : Math.min(b.length, 400));
			switch (random.nextInt(6)) {
				case 0 -> b[at] ^= (byte) (1 << random.nextInt(8));
				case 1 -> b[at] = (byte) random.nextInt(256);
				case 2 -> b[at] = telling[random.nextInt(telling.length)];
				case 3 -> b = random.nextInt(8) == 0 ? Arrays.copyOf(b, at) : b;
				case 4 -> {
					final int length = Math.min(1 + random.nextInt(8), b.length - at);
					final byte[] longer = new byte[b.length + length];
					System.arraycopy(b, 0, longer, 0, at + length);
					System.arraycopy(b, at, longer, at + length, b.length - at);
					b = longer;
				}
				default -> {
					final int length = Math.min(1 + random.nextInt(8), b.length - at);
					final byte[] shorter = Arrays.copyOf(b, b.length - length);
					System.arraycopy(b, at + length, shorter, at, b.length - at - length);
					b = shorter;
				}
			}
		}
		return b;
	}

	@ParameterizedTest
	@ValueSource(strings = { "big.nii", "frames.nii.gz", "two.nii", "text.nrrd", "seg.seg.nrrd", "raw.nrrd" })
	void everyMutationIsAVolumeOrAnInputException(final String name) throws IOException {
		final Path file = folder.resolve(name);
		final byte[] original = original(name, file);
		int read = 0, refused = 0;
		for (int seed = 0; seed < MUTATIONS; seed++) {
			Files.write(file, mutate(original, new Random(seed)));
			try {
				final ImageFile f = VolumeFiles.open(file);
				for (int frame = 0; frame < Math.min(3, f.frames()); frame++) {
					final Volume v = f.volume(frame);
					assertEquals(v.geometry().voxels(), v.voxels().length());
				}
				for (final Segment s : f.segments()) VolumeFiles.mask(f, s);
				read++;
			}
			catch (final InputException e) {
				assertTrue(e.getMessage().contains(name), e.getMessage());
				refused++;
			}
			catch (final RuntimeException | Error e) {
				fail(name + ", seed " + seed, e);
			}
		}
		assertTrue(read > 0 && refused > 0, "the mutations reach both outcomes: " + read + ", " + refused);
	}
}
