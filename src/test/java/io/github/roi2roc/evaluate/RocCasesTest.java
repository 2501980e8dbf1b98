package io.github.roi2roc.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.InputException;
import io.github.roi2roc.metric.OperatingPoint;
import io.github.roi2roc.metric.RocDirection;
import io.github.roi2roc.table.FeatureTable;

/** Eight cases counted by hand. */
class RocCasesTest {

	private static final FeatureTable TABLE = FeatureTable.builder("p.csv").text("case", "a", "b", "c", "d", "e", "f", "g", "h")
		.text("set", "test", "test", "test", "test", "test", "train", "train", "train").text("outcome", "yes", "yes", "no", "no", "", "yes", "no", "no")
		.number("score", 0.9, 0.2, 0.6, 0.1, 0.5, 0.8, 0.4, 0.3).build();

	private static RocCases test(final RocDirection direction) {
		return RocCases.of(TABLE, "test", "outcome", "", "score", direction);
	}

	@Test
	void whatAThresholdCallsTheCases() {
		final RocCases cases = test(RocDirection.HIGHER);
		assertEquals(List.of("a", "b", "c", "d"), cases.names(), "e has no outcome");
		assertEquals(new OperatingPoint(0.5, 1, 1, 1, 1), cases.at(0.5));
		assertEquals(List.of(new RocCases.Wrong("b", "yes", "no", 0.2), new RocCases.Wrong("c", "no", "yes", 0.6)), cases.wrong(0.5),
			"the farthest from the threshold first");
		assertEquals(List.of(new RocCases.Wrong("c", "no", "yes", 0.6), new RocCases.Wrong("d", "no", "yes", 0.1)), cases.wrong(0.1), "at the threshold is positive");
		assertEquals(List.of("a", "d"), test(RocDirection.LOWER).wrong(0.5).stream().map(RocCases.Wrong::name).toList());
	}

	/** PITFALLS 21: the threshold is fixed on the training rows. Theirs separates at (0.8 + 0.4) / 2. */
	@Test
	void theTrainingRowsChoose() {
		assertEquals(0.6, test(RocDirection.HIGHER).threshold(RocOptions.Threshold.of("train:youden"), TABLE), 1e-15);
		assertEquals(0.15, test(RocDirection.HIGHER).threshold(RocOptions.Threshold.of("youden"), TABLE), 1e-15, "of two equally good the more sensitive");
		assertEquals(0.15, test(RocDirection.HIGHER).threshold(RocOptions.Threshold.of("sensitivity:1"), TABLE), 1e-15);
		assertEquals(0.3, test(RocDirection.HIGHER).threshold(RocOptions.Threshold.of("0.3"), TABLE));
	}

	@Test
	void aScoreMustBeNamed() {
		assertThrows(InputException.class, () -> RocCases.of(TABLE, "test", "outcome", "", " ", RocDirection.HIGHER));
	}
}
