package io.github.roi2roc.site;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.xml.parsers.SAXParserFactory;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Two releases of a small suite. The rules are those of imagej-updater 2, whose own program was given such a site and installed it. */
class UpdateSiteTest {

	private static final long FIRST = 20260102030405L;
	private static final long SECOND = 20260203040506L;

	@TempDir
	private Path dir;
	private UpdateSite site;
	private SortedMap<String, Path> files;

	@BeforeEach
	void firstRelease() throws IOException {
		site = new UpdateSite(dir.resolve("site"));
		files = new TreeMap<>();
		files.put("plugins/roi2roc-0.1.0.jar", jar("one.jar", "1"));
		files.put("jars/libsvm-3.35.jar", jar("svm.jar", "svm"));
		files.put("macros/ROI2ROC/A.ijm", text("A.ijm", "print(1);\n"));
		files.put("macros/ROI2ROC/B.ijm", text("B.ijm", "print(2);\n"));
		site.release(files, Map.of("plugins/roi2roc.jar", "Radiomics <&>"), FIRST);
	}

	/** Both numbers as imagej-updater 2's UpdaterUtil.getDigest gives them; the first also as {@code printf 'macros/x.ijmprint(1);\n' | sha1sum}. */
	@Test
	void checksumsAreThoseOfFijisUpdater() throws IOException {
		assertEquals("cbd01964bd6ffc4569c32e6b442ab993d0398edc", SiteChecksum.of("macros/x.ijm", text("x", "print(1);\n")));
		assertEquals("ed80b2a5794b0442d93e385d6bf7fd879c128204", SiteChecksum.of("jars/x.jar", jar("x.jar", "1")));
	}

	@Test
	void aRebuiltJarKeepsItsChecksum() throws IOException {
		final Path again = dir.resolve("again.jar");
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(again))) {
			entry(zip, "pom.properties", "#Generated\n#another day\n\n#kept\nversion=1\n");
			entry(zip, "a.txt", "1");
			entry(zip, "META-INF/MANIFEST.MF", "Build-Jdk: 99\n");
		}
		assertEquals(SiteChecksum.of("a.jar", jar("x.jar", "1")), SiteChecksum.of("a.jar", again));
	}

	@Test
	void theIndexSaysWhatFijiReads() throws Exception {
		final SiteIndex.Entry suite = SiteIndex.read(site.folder()).entries().get("plugins/roi2roc.jar");
		assertEquals("plugins/roi2roc-0.1.0.jar", suite.filename());
		assertEquals("Radiomics <&>", suite.current().description());
		assertEquals(Map.of("jars/libsvm.jar", FIRST), suite.current().dependencies());
		assertEquals(Files.size(files.get("plugins/roi2roc-0.1.0.jar")), suite.current().filesize());
		assertTrue(Files.exists(site.folder().resolve("plugins/roi2roc-0.1.0.jar-20260102030405")));
		validate();
	}

	@Test
	void aSecondReleaseKeepsTheFirst() throws Exception {
		secondRelease();
		final Map<String, SiteIndex.Entry> entries = SiteIndex.read(site.folder()).entries();
		final SiteIndex.Entry suite = entries.get("plugins/roi2roc.jar");
		assertEquals("plugins/roi2roc-0.2.0.jar", suite.filename());
		assertEquals(List.of(new SiteIndex.Previous("plugins/roi2roc-0.1.0.jar", FIRST, SECOND, SiteChecksum.of("x.jar", files.get("plugins/roi2roc-0.1.0.jar")))),
			suite.previous(), "an installed 0.1.0 that is not listed would count as changed by the user");
		assertEquals(FIRST, entries.get("jars/libsvm.jar").current().timestamp(), "unchanged files are not published again");
		assertTrue(Files.exists(site.folder().resolve("plugins/roi2roc-0.1.0.jar-" + FIRST)), "what was published stays");
		assertEquals(null, entries.get("macros/ROI2ROC/B.ijm").current(), "a file that is gone is withdrawn");
		assertEquals(List.of(), site.problems());
		validate();
	}

	@Test
	void theSameReleaseAgainChangesNothing() throws IOException {
		final byte[] before = Files.readAllBytes(site.folder().resolve(SiteIndex.FILE));
		site.release(files, Map.of("plugins/roi2roc.jar", "Radiomics <&>"), SECOND);
		assertArrayEquals(before, Files.readAllBytes(site.folder().resolve(SiteIndex.FILE)));
	}

	@Test
	void anInstallationHoldsThePresentFilesOnly() throws IOException {
		secondRelease();
		final Path imageJ = dir.resolve("ImageJ.app");
		site.install(imageJ);
		try (Stream<Path> all = Files.walk(imageJ)) {
			assertEquals(List.of("jars/libsvm-3.35.jar", "macros/ROI2ROC/A.ijm", "plugins/roi2roc-0.2.0.jar"),
				all.filter(Files::isRegularFile).map(f -> imageJ.relativize(f).toString().replace('\\', '/')).sorted().toList());
		}
		assertEquals("print(3);\n", Files.readString(imageJ.resolve("macros/ROI2ROC/A.ijm")));
	}

	@Test
	void oneChangedByteIsFound() throws IOException {
		secondRelease();
		for (final String name : List.of("macros/ROI2ROC/A.ijm-" + SECOND, "macros/ROI2ROC/A.ijm-" + FIRST)) {
			final Path payload = site.folder().resolve(name);
			final byte[] sound = Files.readAllBytes(payload);
			final byte[] changed = sound.clone();
			changed[6] ^= 1;
			Files.write(payload, changed);
			assertEquals(1, site.problems().size());
			assertTrue(site.problems().get(0).startsWith(name + ": checksum"), site.problems().get(0));
			final Path imageJ = dir.resolve("empty");
			assertThrows(IOException.class, () -> site.install(imageJ));
			assertFalse(Files.exists(imageJ), "nothing of a damaged site is installed");
			Files.write(payload, sound);
		}
		assertEquals(List.of(), site.problems());
	}

	/** Of a jar, the updater compares contents: a byte inside an entry. */
	@Test
	void oneChangedByteInsideAJarIsFound() throws IOException {
		Files.copy(jar("changed.jar", "2"), site.folder().resolve("jars/libsvm-3.35.jar-" + FIRST), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
		assertTrue(site.problems().stream().anyMatch(p -> p.startsWith("jars/libsvm-3.35.jar-" + FIRST + ": checksum")), site.problems().toString());
	}

	@Test
	void aMissingFileIsFound() throws IOException {
		Files.delete(site.folder().resolve("jars/libsvm-3.35.jar-" + FIRST));
		assertEquals(List.of("The index names jars/libsvm-3.35.jar-" + FIRST + ", which is not on the site"), site.problems());
	}

	@Test
	void aReleaseMustBeLaterThanTheLast() {
		files.put("macros/ROI2ROC/A.ijm", dir.resolve("B.ijm"));
		assertThrows(IllegalArgumentException.class, () -> site.release(files, Map.of(), FIRST));
		assertThrows(IllegalArgumentException.class, () -> site.release(files, Map.of(), 20261301000000L));
	}

	@Test
	void namesLoseTheirVersions() {
		assertEquals("jars/libsvm.jar", SiteIndex.withoutVersion("jars/libsvm-3.35.jar"));
		assertEquals("plugins/roi2roc.jar", SiteIndex.withoutVersion("plugins/roi2roc-0.1.0-SNAPSHOT.jar"));
		assertEquals("jars/pdfbox-io.jar", SiteIndex.withoutVersion("jars/pdfbox-io-3.0.4.jar"));
		assertEquals("macros/ROI2ROC/settings/Features_1051.yaml", SiteIndex.withoutVersion("macros/ROI2ROC/settings/Features_1051.yaml"));
	}

	private void secondRelease() throws IOException {
		final SortedMap<String, Path> next = new TreeMap<>(files);
		next.remove("plugins/roi2roc-0.1.0.jar");
		next.remove("macros/ROI2ROC/B.ijm");
		next.put("plugins/roi2roc-0.2.0.jar", jar("two.jar", "2"));
		next.put("macros/ROI2ROC/A.ijm", text("A2.ijm", "print(3);\n"));
		site.release(next, Map.of(), SECOND);
	}

	private void validate() throws Exception {
		final SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
		factory.setValidating(true);
		try (InputStream in = new GZIPInputStream(Files.newInputStream(site.folder().resolve(SiteIndex.FILE)))) {
			factory.newSAXParser().parse(new InputSource(in), new DefaultHandler() {

				@Override
				public void error(final SAXParseException e) throws SAXException {
					throw e;
				}
			});
		}
	}

	private Path text(final String name, final String content) throws IOException {
		return Files.writeString(dir.resolve(name), content, StandardCharsets.UTF_8);
	}

	private Path jar(final String name, final String content) throws IOException {
		final Path file = dir.resolve(name);
		try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
			entry(zip, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n");
			entry(zip, "a.txt", content);
			entry(zip, "pom.properties", "#Generated by Maven\n#Fri Jan 02\n\n#kept\nversion=1\n");
		}
		return file;
	}

	private static void entry(final ZipOutputStream zip, final String name, final String content) throws IOException {
		zip.putNextEntry(new ZipEntry(name));
		zip.write(content.getBytes(StandardCharsets.UTF_8));
		zip.closeEntry();
	}
}
