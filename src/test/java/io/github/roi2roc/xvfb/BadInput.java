package io.github.roi2roc.xvfb;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing that users do wrong, or that looks so and must work.
 *
 * @param name what it is
 * @param setup a macro that makes the images
 * @param label the command
 * @param options what it is told, as in a macro line; a value FOLDER/... lies in a folder of its own
 * @param meanwhile a macro that runs while the dialog is open; empty for none
 * @param message a part of what the user is told; empty if it must work
 */
record BadInput(String name, String setup, String label, Map<String, String> options, String meanwhile, String message) {

	private static final String EXTRACT = "Extract Features...", FILTER = "Filter Image...";
	private static final String STACK = "newImage('scan', '16-bit ramp', 24, 20, 4);", BOX = "makeRectangle(4, 4, 9, 8);";
	private static final String MASK = "newImage('%s', '8-bit black', %d, %d, 4); setSlice(2); makeRectangle(4, 4, 9, 8); run('Set...', 'value=1 slice'); run('Select None');";

	/** @param folder for the files that are written; {@code locked} in it is a file, below which nothing can be written */
	static List<BadInput> all(final Path folder) {
		final String out = folder.resolve("out.csv").toString();
		return List.of(//
			new BadInput("closed image", STACK + "run('Duplicate...', 'title=other duplicate'); id = getImageID(); selectImage('scan');" + BOX, EXTRACT,
				of("image", "gone", "output", out), "", "no open image has the title 'gone'"), //
			new BadInput("image closed while the dialog is open", STACK + BOX, EXTRACT, of("output", out), "close('scan');", "no open image has the title 'scan'"), //
			new BadInput("image cropped while the dialog is open", STACK + "makeRectangle(15, 4, 9, 8); run('Overlay Options...', 'show'); run('Add Selection...');"
				+ " run('Select None');", EXTRACT, of("regions", "Overlay", "output", out),
				"makeRectangle(0, 0, 10, 10); run('Crop'); run('Remove Overlay');", "has no overlay"), //
			new BadInput("no region", STACK, EXTRACT, of("output", out), "", "The image 'scan' has no region"), //
			new BadInput("mask image of another size", String.format(MASK, "mask", 12, 12) + STACK, EXTRACT, of("regions", "mask", "output", out), "",
				"lie on different grids"), //
			new BadInput("region beyond the image", STACK + "makeRectangle(40, 40, 9, 8);", EXTRACT, of("output", out), "", "outside"), //
			new BadInput("colour image", "newImage('scan', 'RGB ramp', 24, 20, 4);" + BOX, EXTRACT, of("output", out), "", "is in colour (RGB)"), //
			new BadInput("time series", STACK + "run('Properties...', 'slices=2 frames=2');" + BOX, EXTRACT, of("output", out), "",
				"has 2 frames. Choose one"), //
			new BadInput("a 2D image in a 3D filter", "newImage('scan', '8-bit ramp', 24, 20, 1);", FILTER, of("filter", "LBP3D", "output", folder.resolve(
				"maps").toString()), "", ""), //
			new BadInput("the same title twice", String.format(MASK, "mask", 24, 20) + String.format(MASK, "mask", 24, 20) + STACK, EXTRACT, of("regions",
				"mask", "output", out), "", "2 open images have the title 'mask'"), //
			new BadInput("a title with spaces and brackets", String.format(MASK, "my [odd] mask", 24, 20) + STACK, EXTRACT, of("regions", "my [odd] mask",
				"output", out), "", ""), //
			new BadInput("a folder that is a file", STACK + BOX, EXTRACT, of("output", folder.resolve("locked/out.csv").toString()), "", "locked"), //
			new BadInput("a read-only folder", STACK + BOX, EXTRACT, of("output", "/proc/out.csv"), "", "Cannot write /proc/out.csv"), //
			new BadInput("a full disk", STACK + BOX, EXTRACT, of("output", "/dev/full"), "", "Cannot write /dev/full: No space left on device"), //
			new BadInput("a missing settings file", STACK + BOX, EXTRACT, of("settings", folder.resolve("none.yaml").toString(), "output", out), "",
				"There is no settings file"), //
			new BadInput("a path with Chinese characters", STACK + BOX, EXTRACT, of("output", folder.resolve("\u75c5\u4eba/\u7279\u5f81.csv")
				.toString()), "", ""), //
			new BadInput("a fraction for a whole number", STACK + BOX, EXTRACT, of("channel", "1.5", "output", out), "", "a whole number belongs there"), //
			new BadInput("memory that is not there", STACK + BOX, "Preprocess Image...", of("settings", folder.resolve("slip.yaml").toString(), "output",
				folder.resolve("pre").toString()), "", "Not enough memory: a region of"));
	}

	private static Map<String, String> of(final String... keysAndValues) {
		final Map<String, String> out = new LinkedHashMap<>();
		for (int i = 0; i < keysAndValues.length; i += 2) out.put(keysAndValues[i], keysAndValues[i + 1]);
		return out;
	}

	/** Whether it can be tried without the dialog. */
	boolean inMacros() {
		return meanwhile.isEmpty();
	}

	/** The macro that does it. */
	String macro() {
		final StringBuilder line = new StringBuilder();
		options.forEach((k, v) -> line.append(line.isEmpty() ? "" : " ").append(k).append("=[").append(v).append(']'));
		return setup + "\nrun('" + label + "', '" + line + "');\n";
	}
}
