package io.github.roi2roc.feature.texture;

import java.util.Arrays;
import java.util.List;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.feature.Formula;
import io.github.roi2roc.feature.Levels;

/**
 * Run length features of the A.K. vocabulary, by direction and distance. A.K.'s definitions are not public; its names are those of ITK's run
 * length filters, so their published forms stand in: Galloway 1975, Chu 1990, Dasarathy and Holder 1991. A run at distance d is a longest
 * row of voxels of one level, each d voxels from the one before.
 */
@Plugin(type = FeatureFamily.class, name = "akrlm", priority = 11)
public final class AkRunLengthFamily extends Angles<SizeMatrix> {

	private static final List<Formula<SizeMatrix>> FORMULAS = List.of(//
		Formula.of("ShortRunEmphasis", "", "Mean of 1 / j² over runs of length j (Galloway 1975).", m -> m.emphasis(0, -2)), //
		Formula.of("LongRunEmphasis", "", "Mean of j² over runs (Galloway 1975).", m -> m.emphasis(0, 2)), //
		Formula.of("GreyLevelNonuniformity", "", "Sum over levels of the squared number of runs, over the number of runs (Galloway 1975).",
			m -> m.levelNonUniformity()), //
		Formula.of("RunLengthNonuniformity", "", "Sum over lengths of the squared number of runs, over the number of runs (Galloway 1975).",
			m -> m.sizeNonUniformity()), //
		Formula.of("LowGreyLevelRunEmphasis", "", "Mean of 1 / i² over runs of level i (Chu 1990).", m -> m.emphasis(-2, 0)), //
		Formula.of("HighGreyLevelRunEmphasis", "", "Mean of i² over runs (Chu 1990).", m -> m.emphasis(2, 0)), //
		Formula.of("ShortRunLowGreyLevelEmphasis", "", "Mean of 1 / (i²·j²) over runs (Dasarathy 1991).", m -> m.emphasis(-2, -2)), //
		Formula.of("ShortRunHighGreyLevelEmphasis", "", "Mean of i² / j² over runs (Dasarathy 1991).", m -> m.emphasis(2, -2)), //
		Formula.of("LongRunLowGreyLevelEmphasis", "", "Mean of j² / i² over runs (Dasarathy 1991).", m -> m.emphasis(-2, 2)), //
		Formula.of("LongRunHighGreyLevelEmphasis", "", "Mean of i²·j² over runs (Dasarathy 1991).", m -> m.emphasis(2, 2)));

	public AkRunLengthFamily() {
		super(FORMULAS);
	}

	@Override
	public String name() {
		return "akrlm";
	}

	@Override
	SizeMatrix matrix(final Levels l, final Offset step) {
		final char[] data = l.data();
		final int stride = step.stride(l);
		final Window w = Window.whole(l);
		long[] runs = new long[1024];
		int n = 0;
		boolean pair = false;
		for (int z = w.z0(); z < w.z1(); z++) {
			for (int y = w.y0(); y < w.y1(); y++) {
				final int row = w.row(l, y, z), end = row + w.width();
				for (int i = row; i < end; i++) {
					final int a = data[i];
					if (a == 0) continue;
					pair |= data[i + stride] != 0;
					if (data[i - stride] == a) continue;
					int length = 1;
					for (int j = i + stride; data[j] == a; j += stride) length++;
					if (n == runs.length) runs = Arrays.copyOf(runs, 2 * n);
					runs[n++] = (long) a << 32 | length;
				}
			}
		}
		return pair ? SizeMatrix.of(runs, n) : null;
	}
}
