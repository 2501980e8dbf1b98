package io.github.roi2roc.evaluate;

import static io.github.roi2roc.RResults.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import io.github.roi2roc.InputException;
import io.github.roi2roc.RResults;
import io.github.roi2roc.plot.CalibrationFigure;
import io.github.roi2roc.plot.DecisionFigure;
import io.github.roi2roc.table.FeatureTable;

/** The report on probabilities: R's numbers, its tables, and what it refuses. */
class CalibrationAndDecisionTest {

	private static FeatureTable predictions(final String data, final String outcome) throws IOException {
		return FeatureTable.builder("predictions.csv").text("outcome", RResults.table(data + ".csv").texts(outcome)).number("risk", RResults.numbers(
			RResults.json("logistic_" + data + ".json").get("fitted"))).build();
	}

	/** Brier, Hosmer-Lemeshow and net benefit of both logistic references, by way of the written table. */
	@Test
	void theReportAgreesWithR() throws IOException {
		for (final String[] c : new String[][] { { "birthwt", "low", "1" }, { "kyphosis", "Kyphosis", "present" } }) {
			final JsonObject r = RResults.json("logistic_" + c[0] + ".json"), hl = r.getAsJsonObject("hosmer_lemeshow");
			final CalibrationAndDecision report = CalibrationAndDecision.of(predictions(c[0], c[1]), "outcome", c[2], List.of(), "");
			final CalibrationAndDecision.Score s = report.scores().get(0);
			assertClose(r.get("brier").getAsDouble(), s.brier(), 1e-10, c[0] + " Brier");
			assertClose(hl.get("chi2").getAsDouble(), s.hosmerLemeshow().chi2(), 1e-8, c[0] + " Hosmer-Lemeshow");
			assertClose(hl.get("p").getAsDouble(), s.hosmerLemeshow().p(), 1e-8, c[0] + " p");
			final FeatureTable table = report.decisionTable();
			assertEquals(List.of("threshold", "score", "net_benefit"), table.names());
			int found = 0;
			for (final JsonElement e : r.getAsJsonArray("decision")) {
				final JsonObject d = e.getAsJsonObject();
				for (int i = 0; i < table.rows(); i++) {
					if (table.numbers("threshold")[i] != d.get("threshold").getAsDouble()) continue;
					final double expected = switch (table.text(i, "score")) {
						case "risk" -> d.get("net_benefit").getAsDouble();
						case "all" -> d.get("treat_all").getAsDouble();
						default -> 0;
					};
					assertClose(expected, table.numbers("net_benefit")[i], 1e-10, c[0] + " row " + i);
					found++;
				}
			}
			assertEquals(3 * r.getAsJsonArray("decision").size(), found);
		}
	}

	@Test
	void tablesHaveTheirColumnsAndFiguresTheirLines(@TempDir final Path folder) throws IOException {
		final CalibrationAndDecision report = CalibrationAndDecision.of(predictions("birthwt", "low"), "outcome", "1", List.of("risk"), "");
		report.write(folder);
		assertEquals("score,bin,n,predicted,observed,ci_low,ci_high", Files.readAllLines(folder.resolve("calibration.csv")).get(0));
		assertEquals(11, Files.readAllLines(folder.resolve("calibration.csv")).size());
		assertEquals("score,predicted,observed,ci_low,ci_high", Files.readAllLines(folder.resolve("calibration_curve.csv")).get(0));
		assertEquals(301, Files.readAllLines(folder.resolve("decision.csv")).size());
		CalibrationFigure.of(report).writeSvg(folder.resolve("calibration.svg"));
		DecisionFigure.of(report).writeSvg(folder.resolve("decision.svg"));
		assertTrue(Files.readString(folder.resolve("calibration.svg")).contains("slope"));
		assertTrue(Files.readString(folder.resolve("decision.svg")).contains("Treat all"));
	}

	@Test
	void whatIsNoProbabilityIsNamedByRowAndCase() {
		final FeatureTable t = FeatureTable.builder("p.csv").text("case", "a", "b", "c", "d").text("set", "train", "train", "test", "test").number(
			"outcome", 0, 1, 0, 1).number("p", 0.2, 0.8, 0.3, 0.6).number("svm", -1, 1, -0.4, 1.2).build();
		final InputException e = assertThrows(InputException.class, () -> CalibrationAndDecision.of(t, "outcome", "", List.of("p", "svm"), "test"));
		assertTrue(e.getMessage().startsWith("p.csv, row 3 (case c), score 'svm': -0.4 is no probability"), e.getMessage());
		final CalibrationAndDecision r = CalibrationAndDecision.of(t, "outcome", "", List.of(), "test");
		assertEquals(List.of("p"), r.scores().stream().map(CalibrationAndDecision.Score::name).toList());
		assertEquals(2, r.scores().get(0).n());
		assertTrue(r.warnings().get(0).contains("Column 'svm' did not take part"), r.warnings().toString());
	}

	@Test
	void rowsWithoutAScoreAreLeftOutForAllScores() {
		final FeatureTable t = FeatureTable.builder("p.csv").number("outcome", 0, 1, 0, 1, Double.NaN).number("a", 0.2, Double.NaN, 0.3, 0.6, 0.1).number("b",
			0.1, 0.2, 0.3, 0.4, 0.5).build();
		final CalibrationAndDecision r = CalibrationAndDecision.of(t, "outcome", "1", List.of("a", "b"), "");
		assertEquals(3, r.scores().get(0).n());
		assertEquals(3, r.scores().get(1).n());
		assertTrue(r.warnings().get(0).startsWith("2 of 5 rows lack the outcome or a score"), r.warnings().toString());
	}
}
