package io.github.roi2roc.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder that, put on any web server, is an update site of Fiji: {@code db.xml.gz} and, beside it, every file of every release as
 * {@code <path>-<timestamp>}. Nothing that was published is ever changed or removed, so a release adds to the folder of the one before.
 *
 * @param folder where it lies; made by the first release
 */
record UpdateSite(Path folder) {

	/** The suite's own jar depends on all the others: whoever asks the updater for it gets them too. */
	private static final String SUITE = "plugins/roi2roc.jar";

	/**
	 * Adds a release. Files that are unchanged keep their entry, even if the release names them anew; changed ones get an earlier version more;
	 * files the release lacks are marked as withdrawn.
	 *
	 * @param files path in the ImageJ folder (with {@code /}) to the file on disk
	 * @param descriptions one sentence for some of the paths
	 * @param timestamp time of the release, yyyyMMddHHmmss in UTC; later than all of the site
	 * @throws IOException if something cannot be read or written
	 * @throws IllegalArgumentException if the time is none, or not later; if two files differ only in their version
	 */
	void release(final SortedMap<String, Path> files, final Map<String, String> descriptions, final long timestamp) throws IOException {
		if (!Long.toString(timestamp).matches("2\\d{3}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])([01]\\d|2[0-3])([0-5]\\d){2}")) {
			throw new IllegalArgumentException("The time of a release is yyyyMMddHHmmss, not " + timestamp);
		}
		final SiteIndex before = SiteIndex.read(folder);
		final Map<String, SiteIndex.Entry> after = new TreeMap<>();
		for (final Map.Entry<String, Path> file : files.entrySet()) {
			final String key = SiteIndex.withoutVersion(file.getKey());
			final SiteIndex.Entry entry = entry(before.entries().get(key), file.getKey(), file.getValue(), descriptions.getOrDefault(key, ""), timestamp);
			if (after.put(key, entry) != null) throw new IllegalArgumentException("Two versions of " + key + " in one release");
		}
		before.entries().forEach((key, entry) -> after.computeIfAbsent(key, k -> withdrawn(entry, timestamp)));
		final boolean changed = !after.equals(before.entries());
		if (changed && timestamp <= before.newest()) {
			throw new IllegalArgumentException("The site already has a release of " + before.newest() + "; a new one must be later than that, not " + timestamp);
		}
		final SiteIndex index = new SiteIndex(withDependencies(after));
		for (final SiteIndex.Entry entry : index.entries().values()) {
			if (entry.current() != null && entry.current().timestamp() == timestamp) copy(files.get(entry.filename()), payload(entry.filename(), timestamp));
		}
		index.write(folder);
	}

	private static SiteIndex.Entry entry(final SiteIndex.Entry old, final String path, final Path file, final String description, final long timestamp)
		throws IOException
	{
		final String checksum = SiteChecksum.of(path, file);
		final SiteIndex.Current current = new SiteIndex.Current(checksum, timestamp, Files.size(file), description, Map.of());
		if (old == null) return new SiteIndex.Entry(path, current, List.of());
		if (old.current() != null && old.current().checksum().equals(checksum)) return old;
		return new SiteIndex.Entry(path, current, withdrawn(old, timestamp).previous());
	}

	private static SiteIndex.Entry withdrawn(final SiteIndex.Entry entry, final long timestamp) {
		if (entry.current() == null) return entry;
		final List<SiteIndex.Previous> previous = new ArrayList<>();
		previous.add(new SiteIndex.Previous(entry.filename(), entry.current().timestamp(), timestamp, entry.current().checksum()));
		previous.addAll(entry.previous());
		return new SiteIndex.Entry(entry.filename(), null, previous);
	}

	private static Map<String, SiteIndex.Entry> withDependencies(final Map<String, SiteIndex.Entry> entries) {
		final SiteIndex.Entry suite = entries.get(SUITE);
		if (suite == null || suite.current() == null) return entries;
		final Map<String, Long> dependencies = new TreeMap<>();
		entries.forEach((key, e) -> {
			if (key.startsWith("jars/") && e.current() != null) dependencies.put(key, e.current().timestamp());
		});
		final SiteIndex.Current c = suite.current();
		final Map<String, SiteIndex.Entry> all = new TreeMap<>(entries);
		all.put(SUITE, new SiteIndex.Entry(suite.filename(),
			new SiteIndex.Current(c.checksum(), c.timestamp(), c.filesize(), c.description(), dependencies), suite.previous()));
		return all;
	}

	/**
	 * Looks at everything the updater will look at, and at the earlier versions too.
	 *
	 * @return what is wrong, a sentence each; empty if the site is sound
	 * @throws IOException if the index itself cannot be read
	 */
	List<String> problems() throws IOException {
		final List<String> problems = new ArrayList<>();
		if (!Files.exists(folder.resolve(SiteIndex.FILE))) return List.of("There is no " + SiteIndex.FILE + " in " + folder);
		for (final SiteIndex.Entry entry : SiteIndex.read(folder).entries().values()) {
			if (entry.current() != null) {
				check(entry.filename(), entry.current().timestamp(), entry.current().checksum(), entry.current().filesize(), problems);
				entry.current().dependencies().keySet().forEach(d -> checkFolder(d, problems));
			}
			for (final SiteIndex.Previous p : entry.previous()) check(p.filename(), p.timestamp(), p.checksum(), -1, problems);
		}
		return problems;
	}

	private void check(final String filename, final long timestamp, final String checksum, final long size, final List<String> problems) throws IOException {
		checkFolder(filename, problems);
		final Path payload = payload(filename, timestamp);
		if (!Files.isRegularFile(payload)) {
			problems.add("The index names " + filename + "-" + timestamp + ", which is not on the site");
			return;
		}
		if (size >= 0 && Files.size(payload) != size) problems.add(filename + "-" + timestamp + " has " + Files.size(payload) + " bytes, the index says " + size);
		String found;
		try {
			found = SiteChecksum.of(filename, payload);
		}
		catch (final IOException e) {
			found = "unreadable (" + e.getMessage() + ")";
		}
		if (!found.equals(checksum)) problems.add(filename + "-" + timestamp + ": checksum " + found + ", the index says " + checksum);
	}

	/** The folders of Fiji that an update site may fill. */
	private static void checkFolder(final String filename, final List<String> problems) {
		final boolean inside = Stream.of("plugins/", "jars/", "macros/", "scripts/", "luts/", "licenses/").anyMatch(filename::startsWith);
		if (!inside || filename.contains("..")) problems.add(filename + " lies in no folder that the updater manages");
	}

	/**
	 * Does what the updater does on a computer that has nothing of the suite yet: each present file to its place, after its size and checksum
	 * have been looked at.
	 *
	 * @param imageJ folder of an ImageJ
	 * @throws IOException if a file is damaged or cannot be written; then nothing is installed
	 */
	void install(final Path imageJ) throws IOException {
		final List<String> problems = problems();
		if (!problems.isEmpty()) throw new IOException("The site is damaged: " + String.join("; ", problems));
		for (final SiteIndex.Entry entry : SiteIndex.read(folder).entries().values()) {
			if (entry.current() != null) copy(payload(entry.filename(), entry.current().timestamp()), imageJ.resolve(entry.filename()));
		}
	}

	private Path payload(final String filename, final long timestamp) {
		return folder.resolve(filename + "-" + timestamp);
	}

	private static void copy(final Path from, final Path to) throws IOException {
		Files.createDirectories(to.getParent());
		Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
	}
}
