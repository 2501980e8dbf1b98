package io.github.roi2roc.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Adds what the project's {@code target} holds to an update site, verifies the site and installs it into an empty folder. Run by
 * {@code update-site/build.sh}. Arguments: the site's folder, and the time of the release (yyyyMMddHHmmss, UTC). Exit status 1 if the site
 * is not sound.
 */
public final class BuildSite {

	/** What the updater shows beside a file. */
	private static final Map<String, String> DESCRIPTIONS = Map.of("plugins/roi2roc.jar", "ROI2ROC: radiomics from a region to a validated model");

	private BuildSite() {}

	public static void main(final String[] args) throws IOException {
		if (args.length != 2) {
			System.err.println("Arguments: the site's folder, the time of the release as yyyyMMddHHmmss");
			System.exit(1);
		}
		final UpdateSite site = new UpdateSite(Path.of(args[0]));
		final SortedMap<String, Path> files = files(Path.of(""));
		try {
			site.release(files, DESCRIPTIONS, Long.parseLong(args[1]));
			final List<String> problems = site.problems();
			problems.forEach(System.err::println);
			if (!problems.isEmpty()) System.exit(1);
			installOnTrial(site);
		}
		catch (final IllegalArgumentException e) {
			System.err.println(e.getMessage());
			System.exit(1);
		}
		long bytes = 0;
		for (final Map.Entry<String, Path> file : files.entrySet()) {
			final long size = Files.size(file.getValue());
			bytes += size;
			System.out.printf("%10d  %s%n", size, file.getKey());
		}
		System.out.printf("%10d  bytes in %d files; the site in %s is sound%n", bytes, files.size(), args[0]);
	}

	/**
	 * What a release consists of.
	 *
	 * @param project the project's folder, packaged, with its libraries in {@code target/libraries}
	 * @return path in the ImageJ folder to file
	 * @throws IOException if something is not built yet
	 */
	static SortedMap<String, Path> files(final Path project) throws IOException {
		final SortedMap<String, Path> files = new TreeMap<>();
		for (final Path jar : list(project.resolve("target"))) {
			final String name = jar.getFileName().toString();
			if (name.matches("roi2roc-\\d[0-9.]*(-SNAPSHOT)?\\.jar")) files.put("plugins/" + name, jar);
		}
		if (files.size() != 1) throw new IOException("target holds " + files.size() + " jars of the suite instead of one: run mvn clean package first");
		final List<String> fiji = Files.readAllLines(project.resolve("update-site/fiji-jars.txt"));
		for (final Path jar : list(project.resolve("target/libraries"))) {
			final String name = jar.getFileName().toString();
			if (!fiji.contains(SiteIndex.withoutVersion(name).replaceFirst("\\.jar$", ""))) files.put("jars/" + name, jar);
		}
		addTree(files, project.resolve("macros"), "macros/ROI2ROC/");
		files.put("macros/toolsets/ROI2ROC.ijm", files.remove("macros/ROI2ROC/toolsets/ROI2ROC.ijm"));
		addTree(files, project.resolve("update-site/licenses"), "licenses/ROI2ROC/");
		files.put("licenses/ROI2ROC/LICENSE", project.resolve("LICENSE"));
		return files;
	}

	private static void addTree(final SortedMap<String, Path> files, final Path root, final String to) throws IOException {
		try (Stream<Path> all = Files.walk(root)) {
			all.filter(Files::isRegularFile).forEach(f -> files.put(to + root.relativize(f).toString().replace('\\', '/'), f));
		}
	}

	private static List<Path> list(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(Files::isRegularFile).sorted().toList();
		}
	}

	private static void installOnTrial(final UpdateSite site) throws IOException {
		final Path folder = Files.createTempDirectory("roi2roc-site");
		try {
			site.install(folder);
		}
		finally {
			try (Stream<Path> all = Files.walk(folder)) {
				for (final Path p : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(p);
			}
		}
	}
}
