package io.github.roi2roc.learn;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.roi2roc.param.Options;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.Outcome;

/**
 * What steps have made of rows, kept for the next model with the same steps: models that differ in their learner only, as those of a grid
 * or of a stack do, would else select the same columns over and over. Equal are steps with equal options on rows with equal numbers and an
 * equal seed, whose result is the same to the last bit; what is long unused goes first.
 */
final class Preparations {

	/** Numbers that are kept, 64 MB of them. */
	private static final long ROOM = 8_000_000;

	/** Two independent hashes of all numbers stand for the rows. */
	private record Key(List<String> steps, List<Options> options, int rows, int columns, long seed, long hash, long otherHash) {}

	private final LinkedHashMap<Key, Pipeline.Prepared> kept = new LinkedHashMap<>(64, 0.75f, true);
	private long size;

	/** The steps' result, fitted now if it is not there. Several threads may ask. */
	Pipeline.Prepared of(final Pipeline pipeline, final Predictors x, final Outcome y, final long seed) {
		final Key key = new Key(pipeline.stages().stream().map(s -> s.step().name()).toList(), pipeline.stages().stream().map(Pipeline.Stage::options)
			.toList(), x.rows(), x.size(), seed, hash(x, y, 0x9E3779B97F4A7C15L), hash(x, y, 0xC2B2AE3D27D4EB4FL));
		synchronized (kept) {
			final Pipeline.Prepared before = kept.get(key);
			if (before != null) return before;
		}
		final Pipeline.Prepared made = pipeline.fitSteps(x, y, seed);
		synchronized (kept) {
			if (kept.putIfAbsent(key, made) == null) size += size(made);
			final Iterator<Map.Entry<Key, Pipeline.Prepared>> oldest = kept.entrySet().iterator();
			while (size > ROOM && oldest.hasNext()) {
				size -= size(oldest.next().getValue());
				oldest.remove();
			}
		}
		return made;
	}

	private static long size(final Pipeline.Prepared p) {
		return 1000 + (long) p.x().rows() * p.x().size();
	}

	private static long hash(final Predictors x, final Outcome y, final long factor) {
		long h = x.names().hashCode();
		for (final double[] c : x.columns()) for (final double d : c) h = mix(h ^ Double.doubleToLongBits(d), factor);
		for (final int c : y.strata()) h = mix(h ^ c, factor);
		if (y instanceof final Outcome.Classes c) h = mix(h ^ c.levels().hashCode(), factor);
		if (y instanceof final Outcome.Survival s) for (final double t : s.time()) h = mix(h ^ Double.doubleToLongBits(t), factor);
		if (y.group() != null) for (final int g : y.group()) h = mix(h ^ g, factor);
		return h;
	}

	private static long mix(final long h, final long factor) {
		final long z = h * factor;
		return z ^ z >>> 29;
	}
}
