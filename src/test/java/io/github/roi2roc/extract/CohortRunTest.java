package io.github.roi2roc.extract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Progress;
import io.github.roi2roc.provenance.Provenance;
import io.github.roi2roc.table.Manifest;

/** The way of a cohort through its cases, without any image: the work here is a function of the case's name. */
class CohortRunTest {

	@TempDir
	Path folder;

	private Manifest manifest;
	private Path journal;

	@BeforeEach
	void twelveCases() throws IOException {
		final StringBuilder text = new StringBuilder("case,image,mask,age\n");
		for (int i = 0; i < 12; i++) text.append("P").append(i).append(",i").append(i).append(".nii,m.nii,").append(40 + i).append('\n');
		Files.writeString(folder.resolve("manifest.csv"), text.toString());
		manifest = Manifest.read(folder.resolve("manifest.csv"));
		journal = folder.resolve("out/features.csv.journal");
	}

	/** The value of case Pn is 1/(n+1); those named in {@code broken} fail; every extraction is noted. */
	private static final class Fake implements CohortRun.Work {

		final ConcurrentLinkedQueue<String> extracted = new ConcurrentLinkedQueue<>();
		List<String> broken = List.of();
		String settings = "a";

		@Override
		public String key(final Manifest.Row row) {
			return settings + row.name();
		}

		@Override
		public CaseResult extract(final Manifest.Row row, final Progress progress) {
			extracted.add(row.name());
			if (broken.contains(row.name())) throw new InputException("the file is broken");
			final double v = 1.0 / (1 + Integer.parseInt(row.name().substring(1)));
			return new CaseResult(List.of(new CaseResult.Region("1", new double[] { v, Double.NaN, Double.POSITIVE_INFINITY })), List.of(), List.of(
				"few bins"), Map.of("g", "flat"));
		}
	}

	private List<CaseResult> run(final Fake work, final int threads) {
		return CohortRun.run(manifest, work, threads, journal, Progress.NONE);
	}

	private static String csv(final Manifest m, final List<CaseResult> r, final Path folder) throws IOException {
		final Path file = folder.resolve("t.csv");
		CohortTable.of(m, List.of(), List.of("f", "g", "h"), r, new Provenance("test")).write(file);
		return Files.readString(file) + Files.readString(folder.resolve("t.csv.log.csv"));
	}

	/** Same bytes for any number of threads; rows stand in the manifest's order. */
	@Test
	void anyNumberOfThreadsGivesTheSameTableAndJournal() throws IOException {
		final String one = csv(manifest, run(new Fake(), 1), folder), journalOfOne = Files.readString(journal);
		Files.delete(journal);
		assertEquals(one, csv(manifest, run(new Fake(), 7), folder));
		assertEquals(journalOfOne, Files.readString(journal));
		assertTrue(one.startsWith("case,label,age,f,g,h\nP0,1,40,1,,Inf\nP1,1,41,0.5,,Inf\n"), one);
	}

	/** PITFALLS 16: a failed case is a row and a reason, the rest finishes, and a rerun tries only what failed. */
	@Test
	void aFailedCaseIsReportedAndTriedAgain() throws IOException {
		final Fake work = new Fake();
		work.broken = List.of("P3");
		final String text = csv(manifest, run(work, 3), folder);
		assertTrue(text.contains("\nP3,,43,,,\n"), text);
		assertTrue(text.contains("\nP3,failed,case P3: the file is broken\n"), text);
		assertTrue(text.contains("\nP4,ok,few bins\n"), text);
		final Fake again = new Fake();
		final List<CaseResult> r = run(again, 3);
		assertEquals(List.of("P3"), new ArrayList<>(again.extracted));
		assertArrayEquals(new double[] { 1.0 / 5, Double.NaN, Double.POSITIVE_INFINITY }, r.get(4).regions().get(0).values());
		assertEquals(Map.of("g", "flat"), r.get(4).undefined());
	}

	@Test
	void anotherKeyIsAnotherCase() {
		run(new Fake(), 2);
		final Fake other = new Fake();
		other.settings = "b";
		run(other, 2);
		assertEquals(12, other.extracted.size());
	}

	/** A crash may cut the last line: that case is done again, the others are not. */
	@Test
	void aJournalCutShortLosesOnlyItsLastCase() throws IOException {
		run(new Fake(), 1);
		final String text = Files.readString(journal);
		Files.writeString(journal, text.substring(0, text.length() - 40));
		final Fake again = new Fake();
		run(again, 1);
		assertEquals(List.of("P11"), new ArrayList<>(again.extracted));
		assertEquals(text, Files.readString(journal));
	}

	/** Cancel keeps what is finished; the next run goes on from there. */
	@Test
	void cancelKeepsWhatIsFinished() {
		final AtomicInteger reports = new AtomicInteger();
		final Progress afterFour = new Progress() {

			@Override
			public void report(final double fraction, final String message) {
				reports.incrementAndGet();
			}

			@Override
			public boolean cancelled() {
				return reports.get() >= 4;
			}
		};
		final List<CaseResult> r = CohortRun.run(manifest, new Fake(), 1, journal, afterFour);
		assertEquals(4, r.stream().filter(CaseResult::ok).count());
		assertTrue(r.get(11).message().contains("run again"));
		final Fake rest = new Fake();
		final List<CaseResult> all = run(rest, 1);
		assertEquals(IntStream.range(4, 12).mapToObj(i -> "P" + i).toList(), new ArrayList<>(rest.extracted));
		assertFalse(all.stream().anyMatch(c -> !c.ok()));
	}
}
