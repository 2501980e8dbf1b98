package io.github.roi2roc.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.table.FeatureTable;

import ij.measure.ResultsTable;

/** ImageJ's table has what the feature table has. */
class TablesTest {

	private static final ResultsTable TABLE = Tables.of(FeatureTable.builder("t").text("case", "007", "b").text("label", "1", "node").number(
		"original_firstorder_Mean", Math.PI * 1000, Double.NaN).number("tiny", 1.23456789012e-7, 5).number("count", 4137, 12).build());

	/** PITFALLS 20: cells hold the doubles themselves, not their three-decimal text. */
	@Test
	void cellsHoldTheRawNumbers() {
		assertEquals(Math.PI * 1000, TABLE.getValue("original_firstorder_Mean", 0));
		assertEquals(1.23456789012e-7, TABLE.getValue("tiny", 0));
		assertEquals("3141.592653590", TABLE.getStringValue("original_firstorder_Mean", 0));
		assertEquals("1.234567890E-7", TABLE.getStringValue("tiny", 0));
		assertEquals("4137", TABLE.getStringValue("count", 0));
	}

	@Test
	void undefinedValuesAreEmptyCellsAndTextStaysText() {
		assertEquals("", TABLE.getStringValue("original_firstorder_Mean", 1));
		assertTrue(Double.isNaN(TABLE.getValue("original_firstorder_Mean", 1)));
		assertEquals("007", TABLE.getStringValue("case", 0));
		assertEquals("case\tlabel\toriginal_firstorder_Mean\ttiny\tcount", TABLE.getColumnHeadings().strip());
		assertEquals(2, TABLE.size());
	}

	/** What is shown with three decimals is read with all; row labels are ImageJ's column Label; NaN is an empty cell. */
	@Test
	void anImageJTableIsReadAsItIs() {
		final ResultsTable t = new ResultsTable();
		for (int r = 0; r < 3; r++) {
			t.addRow();
			t.addLabel("cell " + r);
			t.addValue("area", Math.PI * (r + 1));
			t.addValue("kind", r == 1 ? "" : "b");
		}
		t.setPrecision(3);
		t.setValue("area", 2, Double.NaN);
		final FeatureTable read = Tables.read("cells", t);
		assertEquals(List.of("Label", "area", "kind"), read.names());
		assertEquals(Math.PI, read.numbers("area")[0]);
		assertEquals("", read.text(2, "area"));
		assertEquals("cell 2", read.text(2, "Label"));
		assertEquals(List.of("b", "", "b"), List.of(read.texts("kind")));
		assertEquals(read.text(), Tables.read("again", Tables.of(read)).text());
	}
}
