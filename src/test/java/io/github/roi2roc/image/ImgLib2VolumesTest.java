package io.github.roi2roc.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.cell.CellImgFactory;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

import io.github.roi2roc.InputException;

class ImgLib2VolumesTest {

	private static final Vec3 SPACING = new Vec3(0.5, 0.5, 2);

	/** Every pixel type keeps its type and values both ways; x runs fastest. */
	@Test
	void everyTypeBothWays() {
		final List<Voxels> all = List.of(new Voxels.UInt8(new byte[] { 0, 1, -1, 3, 4, 5, 6, 7 }), new Voxels.Int8(new byte[] { 0, 1, -1, 3, 4, 5, 6,
			-128 }), new Voxels.UInt16(new short[] { 0, 1, -1, 3, 4, 5, 6, 7 }), new Voxels.Int16(new short[] { 0, 1, -1, 3, 4, 5, 6, -32768 }),
			new Voxels.UInt32(new int[] { 0, 1, -1, 3, 4, 5, 6, 7 }), new Voxels.Int32(new int[] { 0, 1, -1, 3, 4, 5, 6, Integer.MIN_VALUE }),
			new Voxels.Float32(new float[] { 0, 1, -1, 3, 4, 5, Float.NaN, 7.5f }), new Voxels.Float64(new double[] { 0, 1, -1, 3, 4, 5, 6, 1e300 }));
		for (final Voxels v : all) {
			final Volume volume = new Volume(new Geometry(2, 2, 2, SPACING, Vec3.ZERO, Direction.IDENTITY), v);
			final RandomAccessibleInterval<? extends RealType<?>> image = ImgLib2Volumes.image(volume);
			assertEquals(3, image.numDimensions());
			assertEquals(volume.get(1, 0, 1), image.getAt(1, 0, 1).getRealDouble());
			final Volume back = ImgLib2Volumes.of(image, SPACING);
			assertEquals(v.type(), back.voxels().type());
			assertEquals(volume.geometry(), back.geometry());
			assertArrayEquals(volume.doubles(), back.doubles());
		}
	}

	/** Cells are not stored in order, and a cropped view does not begin at 0. */
	@Test
	void cellsAndViews() {
		final var cells = new CellImgFactory<>(new UnsignedShortType(), 3).create(7, 5, 4);
		final var cursor = cells.localizingCursor();
		while (cursor.hasNext()) {
			cursor.fwd();
			cursor.get().set(cursor.getIntPosition(0) + 10 * cursor.getIntPosition(1) + 100 * cursor.getIntPosition(2));
		}
		final Volume v = ImgLib2Volumes.of(Views.interval(cells, Intervals.createMinSize(2, 1, 1, 4, 3, 2)), SPACING);
		assertEquals(List.of(4, 3, 2), List.of(v.geometry().nx(), v.geometry().ny(), v.geometry().nz()));
		assertEquals(112, v.get(0, 0, 0));
		assertEquals(2 + 3 + 10 * (1 + 2) + 100 * (1 + 1), v.get(3, 2, 1));
		assertEquals(PixelType.UINT16, v.voxels().type());
	}

	@Test
	void twoDimensionsAreOneSlice() {
		final Volume v = ImgLib2Volumes.of(ArrayImgs.doubles(new double[] { 1, 2, 3, 4, 5, 6 }, 3, 2), SPACING);
		assertEquals(1, v.geometry().nz());
		assertEquals(6, v.get(2, 1, 0));
		assertEquals(2, ImgLib2Volumes.image(v).numDimensions());
	}

	/** Bits are a mask of 0 and 1; 64-bit integers come as doubles, and only where a double holds them. */
	@Test
	void bitsAndLongIntegers() {
		final var bits = ArrayImgs.bits(3, 2);
		bits.getAt(1, 1).setOne();
		final Volume mask = ImgLib2Volumes.of(bits, SPACING);
		assertEquals(PixelType.UINT8, mask.voxels().type());
		assertArrayEquals(new double[] { 0, 0, 0, 0, 1, 0 }, mask.doubles());
		assertEquals(1L << 53, ImgLib2Volumes.of(ArrayImgs.longs(new long[] { 1L << 53 }, 1, 1), SPACING).get(0, 0, 0));
		assertTrue(assertThrows(InputException.class, () -> ImgLib2Volumes.of(ArrayImgs.longs(new long[] { (1L << 53) + 2 }, 1, 1), SPACING))
			.getMessage().contains("9007199254740994"));
	}

	@Test
	void otherDimensionsAndSizesAreRefused() {
		assertTrue(assertThrows(InputException.class, () -> ImgLib2Volumes.of(ArrayImgs.bytes(2, 2, 2, 2), SPACING)).getMessage().contains(
			"4 dimensions"));
		assertTrue(assertThrows(InputException.class, () -> ImgLib2Volumes.of(ArrayImgs.bytes(2, 2), Geometry.of(2, 3, 1, 1, 1, 1))).getMessage()
			.contains("2×2×1"));
	}
}
