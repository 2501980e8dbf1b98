package io.github.roi2roc.metric;

import java.util.Arrays;
import java.util.Locale;

import io.github.roi2roc.InputException;

/** Which end of a score speaks for the positive class. */
public enum RocDirection {

	/** Higher scores mean positive (pROC's {@code "<"}: controls below cases). */
	HIGHER,
	/** Lower scores mean positive (pROC's {@code ">"}). */
	LOWER,
	/** {@link #HIGHER} if the median of the controls is at most that of the cases, else {@link #LOWER}, as pROC's {@code "auto"} chooses. */
	AUTO;

	/** @throws InputException if the word is none of {@code higher}, {@code lower}, {@code auto} */
	public static RocDirection of(final String word) {
		for (final RocDirection d : values()) {
			if (d.word().equals(word.strip().toLowerCase(Locale.ROOT))) return d;
		}
		throw new InputException("direction '" + word + "' is not known. Use higher, lower or auto.");
	}

	/** The word that files and macros use. */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** This direction, or the one that the medians give for {@link #AUTO}; never {@code AUTO}. */
	RocDirection resolve(final double[] sortedCases, final double[] sortedControls) {
		if (this != AUTO) return this;
		return median(sortedControls) <= median(sortedCases) ? HIGHER : LOWER;
	}

	private static double median(final double[] sorted) {
		final int n = sorted.length;
		return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
	}

	/** Scores so turned that higher means positive. */
	double[] turned(final double[] scores) {
		return this == LOWER ? Arrays.stream(scores).map(s -> -s).toArray() : scores;
	}
}
