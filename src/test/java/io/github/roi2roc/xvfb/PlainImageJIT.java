package io.github.roi2roc.xvfb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.Reference;
import io.github.roi2roc.macros.Program;

import ij.IJ;

/** ImageJ 1.54p as it is downloaded, with nothing but {@code Roi2Roc_.jar} in its plugins folder. */
class PlainImageJIT {

	/** PITFALLS 18: the plugin in a plain ImageJ with windows gives the file that the headless macro gives. */
	@Test
	void thePluginsFolderIsEnough(@TempDir final Path dir) throws Exception {
		if (System.getenv("DISPLAY") == null) {
			if (System.getenv("CI") != null) Assertions.fail("There is no display; CI needs one (Xvfb).");
			Assumptions.abort("There is no display (test skipped).");
		}
		Files.createDirectories(dir.resolve("plugins"));
		Files.copy(Path.of("target", "Roi2Roc_.jar"), dir.resolve("plugins/Roi2Roc_.jar"));
		final Path image = Reference.file("pyradiomics/brain2_image.nrrd").toAbsolutePath().normalize(), mask = Reference.file(
			"pyradiomics/brain2_label.nrrd").toAbsolutePath().normalize();
		final Path macro = Files.writeString(dir.resolve("m.ijm"), "List.setCommands;\nFile.saveString(List.get('Extract Features...'), '" + dir
			+ "/target.txt');\nrun('Open Medical Image...', 'file=" + image + "');\nrun('Extract Features...', 'mask=" + mask + " output=" + dir
			+ "/plain.csv');\nsaveAs('png', '" + dir + "/shown.png');\nclose('*');\nrun('Quit');\n");
		final File ij = new File(IJ.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		final Process p = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Duser.home=" + dir, "-cp", ij
			.getPath(), "ij.ImageJ", "-ijpath", dir.toString(), "-macro", macro.toString())).redirectErrorStream(true).redirectOutput(dir.resolve(
				"out.txt").toFile()).start();
		if (!p.waitFor(3, TimeUnit.MINUTES)) p.destroyForcibly();
		assertEquals("io.github.roi2roc.ij.Bridge(\"io.github.roi2roc.command.ExtractFeatures\")", text(dir.resolve("target.txt")));
		final Path headless = dir.resolve("headless.csv");
		assertEquals(0, Program.headless().run(Program.macro("Extract_Features.ijm"), "image=" + image + " mask=" + mask + " output=" + headless)
			.exit());
		assertEquals(Files.readString(headless), text(dir.resolve("plain.csv")), () -> text(dir.resolve("out.txt")));
		assertTrue(Files.exists(dir.resolve("shown.png")));
	}

	private static String text(final Path file) {
		try {
			return Files.readString(file).strip().concat(file.toString().endsWith(".csv") ? "\n" : "");
		}
		catch (final IOException e) {
			return e.toString();
		}
	}
}
