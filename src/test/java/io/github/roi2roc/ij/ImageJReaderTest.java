package io.github.roi2roc.ij;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.PixelType;
import io.github.roi2roc.image.Vec3;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.io.ImageFile;
import io.github.roi2roc.image.io.VolumeFiles;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.process.ByteProcessor;
import ij.process.ShortProcessor;

/** Pictures and TIFF stacks as the engine gets them, without windows. */
class ImageJReaderTest {

	@TempDir
	private Path dir;

	private Path picture(final String name, final int type) throws IOException {
		final BufferedImage b = new BufferedImage(4, 3, type);
		b.setRGB(2, 1, 0xff808080);
		final Path out = dir.resolve(name);
		assertTrue(ImageIO.write(b, name.substring(name.lastIndexOf('.') + 1), out.toFile()));
		return out;
	}

	/** PITFALLS 12: a grey picture is read at 1 mm a pixel, with a warning. */
	@Test
	void aGreyPictureIsReadAtOneMillimetreWithAWarning() throws IOException {
		final ImageFile f = VolumeFiles.open(picture("scan.png", BufferedImage.TYPE_BYTE_GRAY));
		assertEquals(new Vec3(1, 1, 1), f.geometry().spacing());
		assertTrue(f.warnings().get(0).contains("'scan.png' has no unit of length; 1 mm is taken"), f.warnings().toString());
		assertEquals(PixelType.UINT8, f.volume(0).voxels().type());
		assertTrue(f.volume(0).get(2, 1, 0) > 0);
	}

	/** PITFALLS 12: a colour picture is refused, and says what to do. */
	@Test
	void aColourPictureIsRefused() throws IOException {
		for (final String name : new String[] { "c.png", "c.jpg", "c.bmp" }) {
			final Path file = picture(name, BufferedImage.TYPE_INT_RGB);
			final BufferedImage b = ImageIO.read(file.toFile());
			for (int x = 0; x < 4; x++) b.setRGB(x, 0, 0xffff0000);
			assertTrue(ImageIO.write(b, name.substring(2), file.toFile()));
			assertTrue(assertThrows(InputException.class, () -> VolumeFiles.read(file)).getMessage().contains("in colour (RGB)"), name);
		}
	}

	@Test
	void aTiffStackKeepsSpacingAndSignedValues() {
		final ImageStack stack = new ImageStack(2, 1);
		for (int z = 0; z < 3; z++) stack.addSlice(new ShortProcessor(2, 1, new short[] { (short) (32768 - 1000 + z), (short) 32808 }, null));
		final ImagePlus image = new ImagePlus("ct", stack);
		image.getCalibration().setUnit("mm");
		image.getCalibration().pixelWidth = image.getCalibration().pixelHeight = 0.5;
		image.getCalibration().pixelDepth = 2.5;
		image.getCalibration().setSigned16BitCalibration();
		final Path file = dir.resolve("ct.tif");
		assertTrue(new FileSaver(image).saveAsTiffStack(file.toString()));
		final Volume v = VolumeFiles.read(file);
		assertArrayEquals(new double[] { -1000, 40, -999, 40, -998, 40 }, v.doubles());
		assertEquals(new Vec3(0.5, 0.5, 2.5), v.geometry().spacing());
		assertEquals(PixelType.INT16, v.voxels().type());
	}

	@Test
	void aTimeSeriesAsksForAFrame() {
		final ImageStack stack = new ImageStack(1, 1);
		for (int i = 0; i < 6; i++) stack.addSlice(new ByteProcessor(1, 1, new byte[] { (byte) i }));
		final ImagePlus image = new ImagePlus("t", stack);
		image.getCalibration().setUnit("mm");
		image.setDimensions(1, 2, 3);
		image.setOpenAsHyperStack(true);
		final Path file = dir.resolve("t.tif");
		assertTrue(new FileSaver(image).saveAsTiffStack(file.toString()));
		assertTrue(assertThrows(InputException.class, () -> VolumeFiles.read(file)).getMessage().contains("3 volumes"));
		assertArrayEquals(new double[] { 4, 5 }, VolumeFiles.read(file, 2).doubles());
	}

	@Test
	void damagedPicturesAreNamed() throws IOException {
		final Path tiff = Files.writeString(dir.resolve("a.tif"), "no picture"), png = Files.writeString(dir.resolve("b.png"), "no picture");
		assertTrue(assertThrows(InputException.class, () -> VolumeFiles.read(tiff)).getMessage().contains("a.tif is damaged"));
		assertTrue(assertThrows(InputException.class, () -> VolumeFiles.read(png)).getMessage().contains("b.png is damaged"));
		assertTrue(assertThrows(InputException.class, () -> VolumeFiles.read(dir.resolve("none.tif"))).getMessage().contains("There is no file"));
	}
}
