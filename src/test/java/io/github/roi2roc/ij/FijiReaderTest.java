package io.github.roi2roc.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.convert.ConvertService;
import org.scijava.io.AbstractIOPlugin;
import org.scijava.io.IOPlugin;
import org.scijava.io.IOService;
import org.scijava.io.location.Location;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Vec3;
import io.github.roi2roc.image.io.ImageFile;

import ij.ImagePlus;
import ij.process.ShortProcessor;

/** A SciJava context that opens a format of its own, as Fiji's opens hundreds. */
class FijiReaderTest {

	@TempDir
	private Path dir;

	/** Opens {@code .own}: a picture of 3 × 2 pixels of 0.5 mm, or of a broken file nothing. */
	public static final class Own extends AbstractIOPlugin<ImagePlus> {

		@Override
		public boolean supportsOpen(final Location source) {
			return source.getName().endsWith(".own");
		}

		@Override
		public Class<ImagePlus> getDataType() {
			return ImagePlus.class;
		}

		@Override
		public ImagePlus open(final Location source) throws IOException {
			if (source.getName().startsWith("broken")) throw new IOException("unexpected end");
			final ImagePlus image = new ImagePlus(source.getName(), new ShortProcessor(3, 2, new short[] { 1, 2, 3, 4, 5, 6 }, null));
			image.getCalibration().setUnit("mm");
			image.getCalibration().pixelWidth = image.getCalibration().pixelHeight = image.getCalibration().pixelDepth = 0.5;
			return image;
		}
	}

	private Path file(final String name) throws IOException {
		return Files.writeString(dir.resolve(name), "x");
	}

	@Test
	void whatFijiOpensIsRead() throws IOException {
		try (Context context = new Context(IOService.class, ConvertService.class, PluginService.class)) {
			context.service(PluginService.class).addPlugin(new PluginInfo<>(Own.class, IOPlugin.class));
			final FijiReader reader = new FijiReader(() -> context);
			assertTrue(reader.supports(file("a.own")));
			final ImageFile image = reader.open(file("a.own"));
			assertEquals(new Vec3(0.5, 0.5, 0.5), image.geometry().spacing());
			assertEquals(6, image.volume(0).get(2, 1, 0));
			assertTrue(assertThrows(InputException.class, () -> reader.open(file("broken.own"))).getMessage().contains("unexpected end"));
			assertTrue(assertThrows(InputException.class, () -> reader.open(file("a.unknown"))).getMessage().contains("a.unknown"));
		}
	}

	@Test
	void withoutFijiItSupportsNothing() throws IOException {
		assertFalse(new FijiReader().supports(file("a.own")));
	}
}
