package io.github.roi2roc.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.InputException;

class FeatureTableTest {

	@TempDir
	Path folder;

	private FeatureTable read(final String text) throws IOException {
		final Path file = folder.resolve("t.csv");
		Files.writeString(file, text);
		return FeatureTable.read(file);
	}

	@Test
	void columnsAreNumbersOnlyIfEveryCellIs() throws IOException {
		final FeatureTable t = read("case,age,code,sex,x\n1,63,007,F,1e-3\n2,,012,M,NA\n");
		assertFalse(t.isNumeric("case"));
		assertFalse(t.isNumeric("code"));
		assertFalse(t.isNumeric("sex"));
		assertTrue(t.isNumeric("age"));
		assertArrayEquals(new double[] { 1e-3, Double.NaN }, t.numbers("x"));
		assertEquals("63", t.text(0, "age"));
	}

	/** Text where numbers belong is named by row, case and column. */
	@Test
	void textAmongNumbersIsNamed() throws IOException {
		final FeatureTable t = read("case,age\nP1,63\nP2,old\n");
		assertEquals("t.csv, row 2 (case P2), column 'age': 'old' is not a number. Correct the cell, or leave the column out.", assertThrows(
			InputException.class, () -> t.numbers("age")).getMessage());
	}

	@Test
	void aMissingColumnSaysWhatIsThere() throws IOException {
		assertEquals("t.csv has no column 'Age'. Did you mean 'age'? It has: case, age.", assertThrows(InputException.class, () -> read(
			"case,age\nP1,63\n").numbers("Age")).getMessage());
	}

	@Test
	void twoColumnsOfOneNameAreRefused() {
		assertThrows(InputException.class, () -> read("case,age,age\nP1,63,64\n"));
	}

	@Test
	void whatIsWrittenReadsBackTheSame() throws IOException {
		final FeatureTable t = read("case,label,f,sex\nP1,1,0.30000000000000004,F\nP2,2,,\"a, b\"\n");
		final Path copy = folder.resolve("copy.csv");
		t.write(copy);
		assertEquals(Files.readString(folder.resolve("t.csv")), Files.readString(copy));
	}

	@Test
	void rowsAndColumnsAreSelectedInTheOrderAsked() throws IOException {
		final FeatureTable t = read("case,a,b\nP1,1,2\nP2,3,4\n").select(1, 0).keep(List.of("b", "case"));
		assertEquals("[b, case]", t.names().toString());
		assertArrayEquals(new double[] { 4, 2 }, t.numbers("b"));
	}

	@Test
	void rowsAreFoundByAValue() throws IOException {
		final FeatureTable t = read("case,set\nP1,train\nP2,test\nP3,train\n");
		assertEquals("P2", t.where("set", "test").text(0, "case"));
		assertEquals("t.csv: no row has 'Test' in column 'set'. There are: train, test.", assertThrows(InputException.class, () -> t.where("set",
			"Test")).getMessage());
	}
}
