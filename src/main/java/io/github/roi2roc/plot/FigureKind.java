package io.github.roi2roc.plot;

import java.util.List;

import org.scijava.plugin.SciJavaPlugin;

import io.github.roi2roc.table.FeatureTable;

/**
 * A kind of figure: which columns its data have, and how it is drawn from them. Every figure is drawn from such a table, also the first
 * time, so that its CSV file gives the same bytes again. One annotated class is a kind: the command and the macro that redraw figures find
 * it by its name.
 */
public interface FigureKind extends SciJavaPlugin {

	/**
	 * A column of a figure's data.
	 *
	 * @param name as in the header; {@link #OTHERS} stands for every column that is not named, all of numbers
	 * @param text whether it holds text; else numbers, an empty cell being NaN
	 * @param required whether the figure cannot be drawn without it
	 * @param about what a cell says, in one line
	 */
	record Column(String name, boolean text, boolean required, String about) {

		/** The name that stands for all other columns. */
		public static final String OTHERS = "*";

		static Column text(final String name, final String about) {
			return new Column(name, true, true, about);
		}

		static Column number(final String name, final String about) {
			return new Column(name, false, true, about);
		}

		/** The same column, which may be missing: its cells are then empty. */
		Column optional() {
			return new Column(name, text, false, about);
		}

		/** All other columns. */
		static Column others(final String about) {
			return new Column(OTHERS, false, false, about);
		}
	}

	/** The word that macros use: {@code roc}, {@code decision}, … */
	String name();

	/** The columns, in the order in which they are written. */
	List<Column> columns();

	/**
	 * Draws the figure.
	 *
	 * @param data has every column of {@link #columns()}, those that were missing being empty
	 * @throws io.github.roi2roc.InputException if the cells do not make a figure, saying why
	 */
	Figure draw(FeatureTable data, Style style);

	/** The look it has where nobody asks for another; of a table of many rows it may be wider. */
	default Style style(final int rows) {
		return Style.COLUMN;
	}
}
