package io.github.roi2roc;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

import io.github.roi2roc.ij.Desktop;
import io.github.roi2roc.ij.HeadlessMacro;

import net.imagej.patcher.LegacyInjector;

/**
 * The standalone program. Without arguments, or with images to open, it starts ImageJ with the suite in its menus; with a macro
 * ({@code MACRO.ijm "ARGUMENTS"}) it runs that macro without a display. Exit status of a macro: 0 all went well, 1 an error (its message
 * is on standard error), 2 some cases failed and the rest finished.
 */
public final class Main {

	/** All went well. */
	public static final int OK = 0;
	/** An error; the macro in which it happened ended there. */
	public static final int ERROR = 1;
	/** Some cases failed, the rest finished. */
	public static final int SOME_FAILED = 2;

	private Main() {}

	public static void main(final String[] args) {
		if (args.length > 0 && isMacro(args[0])) {
			System.exit(macro(args[0], String.join(" ", Arrays.copyOfRange(args, 1, args.length))));
		}
		else if (args.length > 0 && (args[0].equals("--help") || args[0].equals("-h"))) {
			System.out.println("ROI2ROC\n  java -jar JAR                        ImageJ with the menu Plugins > Radiomics\n"
				+ "  java -jar JAR IMAGE...               the same, with images opened\n"
				+ "  java -jar JAR MACRO.ijm \"ARGUMENTS\"  runs a macro without a display");
		}
		else {
			final int status = Desktop.start(args);
			if (status != OK) System.exit(status);
		}
	}

	private static boolean isMacro(final String name) {
		final String lower = name.toLowerCase(Locale.ROOT);
		return lower.endsWith(".ijm") || lower.endsWith(".txt");
	}

	/** ImageJ's classes are patched before the first of them is loaded: unpatched, its {@code run} needs a display. */
	private static int macro(final String file, final String arguments) {
		final String text;
		try {
			text = read(InputPath.of(file, "macro"));
		}
		catch (final InputException e) {
			System.err.println(e.getMessage());
			return ERROR;
		}
		System.setProperty("java.awt.headless", "true");
		// ImageJ tells a macro where it lies only when it opened the file itself; macros that read settings beside them ask for this.
		System.setProperty("roi2roc.macro", Path.of(file).toAbsolutePath().toString());
		LegacyInjector.preinit();
		return HeadlessMacro.run(Path.of(file).getFileName().toString(), text, arguments);
	}

	/** Macros are UTF-8; old ones in Latin-1 are read as ImageJ reads them. */
	private static String read(final Path file) {
		try {
			return Files.readString(file, StandardCharsets.UTF_8);
		}
		catch (final MalformedInputException e) {
			try {
				return Files.readString(file, StandardCharsets.ISO_8859_1);
			}
			catch (final IOException again) {
				throw new InputException("The macro " + file + " cannot be read: " + again.getMessage(), again);
			}
		}
		catch (final NoSuchFileException e) {
			throw new InputException("There is no macro " + file.toAbsolutePath() + ". Relative paths start at the working directory.", e);
		}
		catch (final IOException e) {
			throw new InputException("The macro " + file + " cannot be read: " + e.getMessage(), e);
		}
	}
}
