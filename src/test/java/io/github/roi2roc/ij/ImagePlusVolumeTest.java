package io.github.roi2roc.ij;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Direction;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.PixelType;
import io.github.roi2roc.image.Vec3;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.measure.Calibration;
import ij.plugin.Duplicator;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ShortProcessor;

/** An ImageJ image is the volume its calibration says it is, and a volume shown as an image comes back as it was. */
class ImagePlusVolumeTest {

	/** A tilted grid with spacings that no binary fraction holds. */
	private static final Geometry TILTED = new Geometry(3, 2, 4, new Vec3(0.7, 0.9, 3.3), new Vec3(-120.3, 55.1, 7.7), new Direction(new Vec3(0.8,
		0.6, 0), new Vec3(-0.6, 0.8, 0), new Vec3(0, 0, 1)));

	private final List<String> warnings = new ArrayList<>();

	private Volume volume(final ImagePlus image) {
		return ImagePlusVolume.volume(image, 0, 0, warnings::add);
	}

	private static ImagePlus inMillimetres(final ImagePlus image) {
		image.getCalibration().setUnit("mm");
		return image;
	}

	private static Voxels ramp(final PixelType type, final double first, final double step) {
		final double[] a = new double[24];
		for (int i = 0; i < a.length; i++) a[i] = first + step * i;
		final Voxels v = Retyped.as(a, type);
		return v == null ? new Voxels.Float64(a) : v;
	}

	/** PITFALLS 18: whatever the type, an image opened in a window has the voxels, the type and the grid of its file. */
	@Test
	void everyPixelTypeComesBackFromAnImageExactly() {
		final List<Voxels> all = List.of(ramp(PixelType.UINT8, 3, 10), ramp(PixelType.INT8, -128, 11), ramp(PixelType.INT8, 3, 1), ramp(PixelType.INT16,
			-32768, 2800), ramp(PixelType.INT16, 5, 1000), ramp(PixelType.UINT16, 0, 2849), ramp(PixelType.INT32, -70000, 7), ramp(PixelType.INT32,
				16777217, 2), ramp(PixelType.INT32, 1, 1), ramp(PixelType.UINT32, 4294967200.0, 3), ramp(PixelType.FLOAT, -0.5, 0.125), ramp(
					PixelType.DOUBLE, 0.1, 0.1), ramp(PixelType.DOUBLE, 1, 1));
		for (final Voxels v : all) {
			final Volume made = new Volume(TILTED, v), back = volume(ImagePlusVolume.image("x", made));
			assertEquals(v.type(), back.voxels().type());
			assertArrayEquals(made.doubles(), back.doubles(), v.type().label());
			assertEquals(TILTED, back.geometry());
		}
		assertEquals(List.of(), warnings);
	}

	/** Where ImageJ's floats would round, an edited image has the values that ImageJ shows, and says so. */
	@Test
	void anEditedImageIsTakenAsImageJHoldsIt() {
		final ImagePlus image = ImagePlusVolume.image("x", new Volume(TILTED, ramp(PixelType.DOUBLE, 0.1, 0.1)));
		image.getStack().getProcessor(1).setf(0, 42);
		final Volume v = volume(image);
		assertEquals(PixelType.FLOAT, v.voxels().type());
		assertEquals(42, v.get(0, 0, 0));
		assertEquals(1, warnings.size());
	}

	@Test
	void geometryAndTypeSurviveDuplicatingAndSavingAsTiff(@TempDir final Path dir) {
		final Volume made = new Volume(TILTED, ramp(PixelType.INT16, -900, 100));
		final ImagePlus image = ImagePlusVolume.image("x", made), copy = new Duplicator().run(image);
		final String file = dir.resolve("x.tif").toString();
		assertTrue(new FileSaver(image).saveAsTiffStack(file));
		for (final ImagePlus i : List.of(copy, IJ.openImage(file))) {
			final Volume back = volume(i);
			assertEquals(TILTED, back.geometry());
			assertEquals(PixelType.INT16, back.voxels().type());
			assertArrayEquals(made.doubles(), back.doubles());
		}
	}

	/** A crop lies elsewhere, and ImageJ does not say where; size and spacing are right. */
	@Test
	void aCroppedImageKeepsSpacingAndDirection() {
		final ImagePlus image = ImagePlusVolume.image("x", new Volume(TILTED, ramp(PixelType.UINT8, 0, 1)));
		image.setRoi(1, 0, 2, 2);
		final Geometry g = volume(new Duplicator().run(image)).geometry();
		assertEquals(new Geometry(2, 2, 4, TILTED.spacing(), Vec3.ZERO, TILTED.direction()), g);
	}

	/** CT as ImageJ's DICOM reader leaves it: unsigned pixels, rescale slope 1 and intercept −1024. */
	@Test
	void calibratedValuesAreHounsfieldUnits() {
		final ImagePlus ct = inMillimetres(new ImagePlus("ct", new ShortProcessor(2, 1, new short[] { 0, 1064 }, null)));
		ct.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] { -1024, 1 }, "HU");
		assertArrayEquals(new double[] { -1024, 40 }, volume(ct).doubles());
		assertEquals(PixelType.INT16, volume(ct).voxels().type());
		ct.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] { 0.5, 0.25 }, "SUV");
		assertArrayEquals(new double[] { 0.5, 266.5 }, volume(ct).doubles());
		assertEquals(PixelType.DOUBLE, volume(ct).voxels().type());
	}

	@Test
	void signed16BitImagesAreSigned() {
		final ImagePlus image = inMillimetres(new ImagePlus("s", new ShortProcessor(2, 1, new short[] { 0, (short) 40000 }, null)));
		image.getCalibration().setSigned16BitCalibration();
		assertArrayEquals(new double[] { -32768, 7232 }, volume(image).doubles());
		assertEquals(PixelType.INT16, volume(image).voxels().type());
	}

	@Test
	void spacingIsConvertedToMillimetres() {
		final ImagePlus image = new ImagePlus("u", new ByteProcessor(2, 2));
		final Calibration c = image.getCalibration();
		c.pixelWidth = 2;
		c.pixelHeight = 4;
		c.pixelDepth = 8;
		final String[] units = { "mm", "cm", "m", "inch", "micron", "\u00b5m", "um", "nm" };
		final double[] mm = { 1, 10, 1000, 25.4, 1e-3, 1e-3, 1e-3, 1e-6 };
		for (int i = 0; i < units.length; i++) {
			c.setUnit(units[i]);
			assertEquals(new Vec3(2 * mm[i], 4 * mm[i], 8 * mm[i]), volume(image).geometry().spacing(), units[i]);
		}
		c.setUnit("mm");
		c.setZUnit("cm");
		assertEquals(80, volume(image).geometry().spacing().z());
		assertEquals(List.of(), warnings);
	}

	/** PITFALLS 12: a picture without a unit is taken at 1 mm a pixel, and the user is told. */
	@Test
	void pixelUnitsAreOneMillimetreWithAWarning() {
		final ImagePlus image = new ImagePlus("holiday.png", new ByteProcessor(2, 2));
		image.getCalibration().pixelDepth = 5;
		assertEquals(new Vec3(1, 1, 1), volume(image).geometry().spacing());
		assertTrue(warnings.get(0).contains("'holiday.png' has no unit of length; 1 mm is taken"));
	}

	@Test
	void unitsThatAreNoLengthAndSpacingsThatAreNoneAreRefused() {
		final ImagePlus image = new ImagePlus("u", new ByteProcessor(2, 2));
		image.getCalibration().setUnit("sec");
		assertTrue(assertThrows(InputException.class, () -> volume(image)).getMessage().contains("'sec'"));
		image.getCalibration().setUnit("mm");
		image.getCalibration().pixelWidth = Double.NaN;
		assertTrue(assertThrows(InputException.class, () -> volume(image)).getMessage().contains("spacing along x is NaN"));
		image.getCalibration().pixelWidth = 0;
		assertTrue(assertThrows(InputException.class, () -> volume(image)).getMessage().contains("spacing along x is 0.0"));
	}

	/** PITFALLS 12: a colour image is refused until a channel is chosen. */
	@Test
	void aColourImageAsksForAChannel() {
		final ImagePlus rgb = inMillimetres(new ImagePlus("rgb", new ColorProcessor(2, 1, new int[] { 0x010203, 0xfffefd })));
		assertTrue(assertThrows(InputException.class, () -> volume(rgb)).getMessage().contains("Choose channel 1 (red)"));
		assertArrayEquals(new double[] { 1, 255 }, ImagePlusVolume.volume(rgb, 1, 0, warnings::add).doubles());
		assertArrayEquals(new double[] { 3, 253 }, ImagePlusVolume.volume(rgb, 3, 0, warnings::add).doubles());
	}

	@Test
	void aHyperstackAsksForChannelAndFrame() {
		final ImageStack stack = new ImageStack(1, 1);
		for (int i = 0; i < 2 * 3 * 4; i++) stack.addSlice(new FloatProcessor(1, 1, new float[] { i }));
		final ImagePlus hyper = inMillimetres(new ImagePlus("h", stack));
		hyper.setDimensions(2, 3, 4);
		assertTrue(assertThrows(InputException.class, () -> volume(hyper)).getMessage().contains("has 4 frames. Choose one"));
		assertTrue(assertThrows(InputException.class, () -> ImagePlusVolume.volume(hyper, 0, 4, warnings::add)).getMessage().contains(
			"has 2 channels. Choose one"));
		assertTrue(assertThrows(InputException.class, () -> ImagePlusVolume.volume(hyper, 3, 4, warnings::add)).getMessage().contains(
			"channel 3 does not exist"));
		// index = (c - 1) + 2 (z - 1) + 6 (t - 1), ImageJ's order xyczt
		assertArrayEquals(new double[] { 19, 21, 23 }, ImagePlusVolume.volume(hyper, 2, 4, warnings::add).doubles());
	}

	@Test
	void anEmptyImageIsRefused() {
		assertTrue(assertThrows(InputException.class, () -> volume(new ImagePlus())).getMessage().contains("is empty or was closed"));
	}
}
