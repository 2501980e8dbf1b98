package io.github.roi2roc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;

/** The generated case is the one the reference was made with: checksums of its README. */
class ReferenceCasesTest {

	@Test
	void synthAHasTheChecksumsOfTheReference() throws NoSuchAlgorithmException {
		final Volume image = ReferenceCases.image("synthA");
		final ByteBuffer b = ByteBuffer.allocate(2 * image.geometry().voxels()).order(ByteOrder.LITTLE_ENDIAN);
		for (final double v : image.doubles()) b.putShort((short) v);
		assertEquals("7eba987ef9322d7aa23254b50b4db797d420ae28510aa0c6647e8701ff9ca83e", sha256(b.array()));
		final Mask mask = ReferenceCases.mask("synthA");
		assertEquals("caa75afdff0db9645923fb4936e706c05bdca9ff7de1ee9d92679374a3661e2f", sha256(mask.bytes(mask.geometry().box())));
	}

	private static String sha256(final byte[] bytes) throws NoSuchAlgorithmException {
		return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
	}
}
