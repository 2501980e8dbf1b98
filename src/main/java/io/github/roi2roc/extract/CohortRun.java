package io.github.roi2roc.extract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.roi2roc.CancelledException;
import io.github.roi2roc.InputException;
import io.github.roi2roc.Progress;
import io.github.roi2roc.table.Manifest;

/**
 * Takes a manifest's rows through a function, several at a time, and keeps what is finished: the part of a cohort's extraction that knows
 * nothing of images. A case that fails, or runs out of memory, becomes a failed result and the rest goes on.
 */
final class CohortRun {

	/** What a row of the manifest is computed by, and the key that stands for all its values depend on. */
	interface Work {

		/** @throws InputException if an input cannot be read; the case is then computed without looking into the journal */
		String key(Manifest.Row row);

		CaseResult extract(Manifest.Row row, Progress progress);
	}

	private CohortRun() {}

	/**
	 * @param threads cases at a time, at least 1
	 * @param journal where finished cases are kept
	 * @return one result per row, in the manifest's order; after a cancel the rows not reached are failed ones that say so
	 */
	static List<CaseResult> run(final Manifest manifest, final Work work, final int threads, final Path journal, final Progress progress) {
		final List<Manifest.Row> rows = manifest.rows();
		final AtomicInteger done = new AtomicInteger();
		final List<String> keys = new ArrayList<>();
		final List<CaseResult> results = new ArrayList<>();
		final ForkJoinPool pool = new ForkJoinPool(threads);
		try (Journal j = Journal.open(journal)) {
			final List<Future<Keyed>> futures = new ArrayList<>();
			for (final Manifest.Row row : rows) {
				futures.add(pool.submit((Callable<Keyed>) () -> {
					final Keyed k = one(row, work, j, progress);
					progress.report((double) done.incrementAndGet() / rows.size(), "case " + row.name() + ": " + (k.result.ok() ? "ok" : "failed: " + k.result
						.message()));
					return k;
				}));
			}
			for (final Future<Keyed> f : futures) {
				final Keyed k = get(f);
				results.add(k.result);
				if (k.key != null) keys.add(k.key);
			}
			j.settle(keys);
			return results;
		}
		finally {
			pool.shutdownNow();
		}
	}

	private record Keyed(String key, CaseResult result) {}

	private static Keyed one(final Manifest.Row row, final Work work, final Journal journal, final Progress progress) {
		if (progress.cancelled()) return new Keyed(null, CaseResult.failed("cancelled before it was extracted; run again to go on"));
		String key = null;
		try {
			key = keyOrNull(row, work);
			final CaseResult known = key == null ? null : journal.find(key);
			if (known != null) return new Keyed(key, known);
			final CaseResult result = work.extract(row, progress);
			if (key != null) journal.keep(key, result);
			return new Keyed(key, result);
		}
		catch (final CancelledException e) {
			return new Keyed(null, CaseResult.failed("cancelled while it was extracted; run again to go on"));
		}
		catch (final InputException e) {
			return new Keyed(key, CaseResult.failed("case " + row.name() + ": " + e.getMessage()));
		}
		catch (final OutOfMemoryError e) {
			return new Keyed(key, CaseResult.failed("case " + row.name() + ": out of memory with " + Runtime.getRuntime().maxMemory() / (1 << 20)
				+ " MiB. Use fewer threads, a coarser resampling or a larger bin width, or give Java more memory."));
		}
		catch (final RuntimeException e) {
			return new Keyed(key, CaseResult.failed("case " + row.name() + ": internal error, please report it: " + e));
		}
	}

	/** A missing file has no hash; the extraction will say so in its own words. */
	private static String keyOrNull(final Manifest.Row row, final Work work) {
		try {
			return work.key(row);
		}
		catch (final InputException e) {
			return null;
		}
	}

	private static Keyed get(final Future<Keyed> f) {
		try {
			return Objects.requireNonNull(f.get());
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancelledException();
		}
		catch (final ExecutionException e) {
			if (e.getCause() instanceof final RuntimeException r) throw r;
			if (e.getCause() instanceof final Error r) throw r;
			throw new IllegalStateException(e.getCause());
		}
	}
}
