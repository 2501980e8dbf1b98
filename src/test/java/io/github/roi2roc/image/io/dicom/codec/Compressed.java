package io.github.roi2roc.image.io.dicom.codec;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The picture that other programs compressed for the tests; how, is in {@code README.md} beside them. */
public final class Compressed {

	public static final int COLUMNS = 24, ROWS = 20;

	private Compressed() {}

	/** Speckle, a bright and a grey flat part, and a line of zeros. @return row by row */
	public static int[] pattern(final int bits, final boolean signed) {
		final int[] out = new int[COLUMNS * ROWS];
		final int top = (1 << bits) - 1;
		for (int y = 0; y < ROWS; y++) {
			for (int x = 0; x < COLUMNS; x++) {
				int v = (x * x * 3 + y * x * 7 + (x ^ y) * 5) % 61 * ((1 << bits) / 64) + (x * 31 + y * 17) % 7;
				if (x < 6 && y < 8) v = top;
				if (y == 10) v = 0;
				if (y >= 18 && x >= 20) v = 1 << bits - 1;
				out[y * COLUMNS + x] = Math.min(v, top) - (signed ? 1 << bits - 1 : 0);
			}
		}
		return out;
	}

	/** The picture of a name's end, such as 12s. */
	public static int[] pattern(final String kind) {
		return pattern(Integer.parseInt(kind.substring(0, kind.length() - 1)), kind.endsWith("s"));
	}

	public static byte[] bytes(final String name) throws IOException {
		try (InputStream in = Compressed.class.getResourceAsStream(name)) {
			assertNotNull(in, name);
			return in.readAllBytes();
		}
	}

	public static Path copy(final String name, final Path folder) throws IOException {
		return Files.write(folder.resolve(name), bytes(name));
	}

	/** The compressed picture within a file of one fragment: all from the stream's first marker on. */
	public static byte[] stream(final String name) throws IOException {
		final byte[] file = bytes(name);
		for (int i = file.length - 5; i > 0; i--) {
			final boolean jpeg = file[i] == -1 && file[i + 1] == (byte) 0xd8 && file[i + 2] == -1, j2k = file[i] == -1 && file[i + 1] == 0x4f && file[i
				+ 2] == -1 && file[i + 3] == 0x51;
			if (jpeg || j2k) {
				final int length = file[i - 4] & 0xff | (file[i - 3] & 0xff) << 8;
				return Arrays.copyOfRange(file, i, i + length);
			}
		}
		throw new IOException(name + " holds no stream");
	}
}
