package io.github.roi2roc.xvfb;

import java.awt.EventQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JTextArea;
import javax.swing.JTextField;

import io.github.roi2roc.ij.Desktop;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.io.VolumeFiles;
import io.github.roi2roc.provenance.Provenance;
import io.github.roi2roc.store.Csv;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.plugin.frame.Recorder;

/**
 * Runs every command by its dialog, and again by the line that was recorded, in a JVM of its own. Prints for each: label, the line, the files
 * that were written, those that differ the second time, and what the user was told. Argument: a folder.
 */
public final class RoundTripSession {

	private static final int ROWS = 60;

	private final Path folder;
	private final Screen screen;
	private final Messages messages;
	/** What fields get, by their inputs' names; a command's own go before these. */
	private final Map<String, String> usual = new HashMap<>();
	private final Map<String, Map<String, String>> own = new HashMap<>();
	private ImagePlus image;

	private RoundTripSession(final Path folder) throws Exception {
		this.folder = folder;
		screen = new Screen(Path.of("target/screenshots"));
		if (Desktop.start() != 0) System.exit(1);
		messages = new Messages();
	}

	public static void main(final String[] args) throws Exception {
		int status = 1;
		try {
			final RoundTripSession s = new RoundTripSession(Files.createDirectories(Path.of(args[0])));
			s.prepare();
			new Recorder();
			for (final String line : Files.readAllLines(Path.of("plugins.config"))) {
				final String label = line.contains("Bridge(") ? line.split("\"")[1] : "";
				if (!label.isEmpty() && !label.startsWith("About") && (args.length == 1 || label.contains(args[1]))) s.visit(label);
			}
			status = 0;
		}
		catch (final Exception e) {
			e.printStackTrace();
		}
		System.exit(status);
	}

	private void prepare() throws Exception {
		final StringBuilder manifest = new StringBuilder("case,image,mask\n");
		for (int c = 0; c < 4; c++) {
			VolumeFiles.write(scan(c), folder.resolve("scan" + c + ".nii.gz"));
			final int edge = 4 + c;
			VolumeFiles.write(Mask.of(grid(), i -> i % 20 > 3 && i % 20 < 8 + edge && i / 20 % 20 > 4 && i / 20 % 20 < 9 + edge && i / 400 > 0 && i / 400 < 6),
				folder.resolve("mask" + c + ".nii.gz"));
			manifest.append("c").append(c).append(",scan").append(c).append(".nii.gz,mask").append(c).append(".nii.gz\n");
		}
		usual.put("manifest", Files.writeString(folder.resolve("manifest.csv"), manifest).toString());
		usual.put("table", table("data.csv", 0, true));
		usual.put("outcome", "outcome");
		usual.put("score", "p1");
		usual.put("file", folder.resolve("scan0.nii.gz").toString());
		own.put("Table One...", Map.of("group", "outcome"));
		own.put("Feature Stability...", Map.of("tables", table("rater1.csv", 0, false) + ", " + table("rater2.csv", 0.1, false)));
		own.put("Survival Curves...", Map.of("time", "a", "status", "outcome", "event", "yes"));
		own.put("Cox Regression...", Map.of("time", "a", "status", "outcome", "event", "yes", "predictors", "b, c"));
		own.put("Logistic Regression...", Map.of("predictors", "a, b"));
		own.put("Select Features...", Map.of("chain", "zero_variance, correlation"));
		own.put("Calibration and Decision Curves...", Map.of("scores", "p1, p2"));
		own.put("Filter Image...", Map.of("also", "Square"));
		own.put("Feature Maps...", Map.of("settings", Files.writeString(folder.resolve("maps.yaml"), "featureClass: {firstorder: [Mean]}\n").toString()));
		own.put("Colour Regions...", Map.of("table", ""));
		own.put("Perturb Stability...", Map.of("settings", folder.resolve("maps.yaml").toString(), "perturbations", "dilate:1"));
		image = IJ.createImage("scan", "16-bit ramp", 20, 20, 8);
		IJ.run(image, "Properties...", "unit=mm pixel_width=1 pixel_height=1 voxel_depth=2");
		image.setRoi(5, 5, 9, 8);
		image.show();
	}

	private static Geometry grid() {
		return Geometry.of(20, 20, 8, 1, 1, 2);
	}

	/** Numbers that repeat themselves on every machine. */
	private static double noise(final long n) {
		final long x = n * 0x9E3779B97F4A7C15L + 0x1234567L;
		return ((x ^ x >>> 29) * 0xBF58476D1CE4E5B9L >>> 11) / (double) (1L << 53);
	}

	private static Volume scan(final int c) {
		final double[] v = new double[grid().voxels()];
		for (int i = 0; i < v.length; i++) v[i] = Math.rint(100 * noise(i + 10_000L * c) + i % 20 * 5);
		return Volume.of(grid(), v);
	}

	/** Four features, and, if asked, an outcome that goes with them and two probabilities. */
	private String table(final String name, final double shift, final boolean outcome) {
		final List<List<String>> rows = new ArrayList<>();
		rows.add(outcome ? List.of("case", "outcome", "a", "b", "c", "d", "p1", "p2") : List.of("case", "a", "b", "c", "d"));
		for (int r = 0; r < ROWS; r++) {
			final List<String> row = new ArrayList<>(List.of("case" + r));
			final boolean yes = r % 2 == 0;
			if (outcome) row.add(yes ? "yes" : "no");
			for (int k = 0; k < 4; k++) row.add(Csv.number(noise(100L * r + k) + (yes && k < 2 ? 0.5 : 0) + shift * noise(7L * r + k)));
			for (int k = 0; outcome && k < 2; k++) row.add(Csv.number(0.1 + 0.4 * noise(31L * r + k) + (yes ? 0.3 : 0)));
			rows.add(row);
		}
		Csv.write(folder.resolve(name), rows);
		return folder.resolve(name).toString();
	}

	private void visit(final String label) throws Exception {
		final String name = label.replaceAll("[^A-Za-z]", "");
		final Path first = folder.resolve("first/" + name), second = folder.resolve("second/" + name);
		if (label.startsWith("Explain") || label.startsWith("Predict")) usual.put("model", find("first/TrainModels", "models/[^/]*\\.json").toString());
		if (label.startsWith("Figure from")) usual.put("table", find("first/CompareROCCurves", "roc_figure\\.csv").toString());
		final List<String> before = lines(label);
		map(label);
		screen.front(image.getWindow());
		WindowManager.setCurrentWindow(image.getWindow());
		DesktopSession.choose(label); // only what is chosen from the menu is recorded
		final JDialog dialog = (JDialog) screen.window(label);
		final Thread command = Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().endsWith(label)).findFirst().orElseThrow();
		messages.of(command);
		fill(dialog, label, first);
		final JButton ok = Screen.all(dialog, JButton.class).stream().filter(x -> x.getText().equals("OK")).findFirst().orElseThrow();
		EventQueue.invokeAndWait(ok::doClick);
		final StringBuilder told = new StringBuilder();
		if (dialog.isShowing()) {
			told.append(Screen.named(dialog, JTextArea.class, "message").getText());
			EventQueue.invokeAndWait(dialog::dispose);
		}
		command.join();
		final List<String> after = lines(label);
		final String line = after.size() > before.size() ? after.get(after.size() - 1) : "";
		final List<String> windows = tidy();
		map(label);
		WindowManager.setCurrentWindow(image.getWindow());
		WindowManager.setTempCurrentImage(image);
		messages.of(Thread.currentThread());
		if (!line.isEmpty()) IJ.runMacro(line.replace(first.toString(), second.toString()));
		WindowManager.setTempCurrentImage(null);
		final List<String> again = tidy();
		told.append(String.join(" | ", messages.taken()));
		final Map<String, String> a = files(first), b = files(second);
		final List<String> differ = new ArrayList<>();
		a.forEach((k, v) -> {
			if (!v.equals(b.get(k))) differ.add(k);
		});
		b.keySet().stream().filter(k -> !a.containsKey(k)).forEach(differ::add);
		if (!windows.equals(again)) differ.add("windows " + windows + " " + again);
		System.out.println(String.join("\t", label, line, a.size() + " " + windows.size(), String.join(" ", differ), told.toString().replaceAll("\\s+", " ")));
	}

	/** What Overlay Map lays over the image. */
	private static void map(final String label) {
		if (label.startsWith("Overlay")) IJ.createImage("map", "32-bit ramp", 20, 20, 8).show();
	}

	private void fill(final JDialog dialog, final String label, final Path output) throws Exception {
		final Map<String, String> special = own.getOrDefault(label, Map.of());
		for (final JTextField f : Screen.all(dialog, JTextField.class)) {
			String text = special.getOrDefault(f.getName(), usual.get(f.getName()));
			if ("output".equals(f.getName())) {
				final boolean file = Screen.all(dialog, JLabel.class).stream().anyMatch(l -> "Output file".equals(l.getText()));
				text = output.resolve(!file ? "files" : label.startsWith("Overlay") || label.startsWith("Colour") ? "result.png" : "result.csv").toString();
			}
			final String t = text;
			if (t != null && f.getName() != null && !(f.getName().equals("manifest") && label.startsWith("Explore"))) EventQueue.invokeAndWait(() -> f.setText(
				t));
		}
	}

	private static List<String> lines(final String label) {
		return Recorder.getInstance().getText().lines().filter(l -> l.startsWith("run(\"" + label + "\"")).toList();
	}

	/** Closes everything but the image and ImageJ's own windows. @return what there was */
	private List<String> tidy() {
		final List<String> out = new ArrayList<>();
		for (final int id : WindowManager.getIDList()) {
			final ImagePlus i = WindowManager.getImage(id);
			if (i == image) continue;
			out.add(i.getTitle() + " " + i.getWidth() + "x" + i.getHeight() + "x" + i.getStackSize());
			i.changes = false;
			i.close();
		}
		for (final String title : WindowManager.getNonImageTitles()) {
			if (title.equals("Recorder") || title.equals("Log")) continue;
			out.add(title);
			WindowManager.getWindow(title).dispose();
			if (WindowManager.getFrame(title) != null) WindowManager.removeWindow(WindowManager.getFrame(title));
		}
		return out.stream().sorted().toList();
	}

	private Path find(final String under, final String pattern) throws IOException {
		try (Stream<Path> s = Files.walk(folder.resolve(under))) {
			return s.filter(f -> f.toString().matches(".*/" + pattern)).sorted().findFirst().orElseThrow();
		}
	}

	private static Map<String, String> files(final Path root) throws IOException {
		final Map<String, String> out = new TreeMap<>();
		if (!Files.exists(root)) return out;
		try (Stream<Path> s = Files.walk(root)) {
			for (final Path f : s.filter(Files::isRegularFile).toList()) out.put(root.relativize(f).toString(), Provenance.sha256(f));
		}
		return out;
	}
}
