package io.github.roi2roc.filter;

import java.util.ArrayList;
import java.util.List;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;

/** Riesz-transformed Simoncelli wavelet, band-pass images: IBSI-2, section 3.7 (AYRS). */
@Plugin(type = ImageFilter.class, name = "RieszSimoncelli", priority = 33)
public final class RieszSimoncelli extends IbsiFilter {

	private static final String LEVELS = "levels", ORDERS = "orders";

	@Override
	public String name() {
		return "RieszSimoncelli";
	}

	@Override
	public String about() {
		return "IBSI Simoncelli wavelet with the Riesz transform: detail of one size and one direction or combination of directions.";
	}

	@Override
	List<Parameter> own() {
		return List.of(Parameter.integers(LEVELS, List.of(1), 1, 10, "Levels of the wavelet."), Parameter.texts(ORDERS, null,
			"Orders of the Riesz transform, a digit for each axis, x first: 100 is a first derivative along x, 020 a second along y; a first along x if left out. One image for each"
				+ " level and order."));
	}

	@Override
	boolean isotropic() {
		return true;
	}

	@Override
	List<? extends Task> tasks(final Options options, final String suffix, final int axes) {
		final List<Task> out = new ArrayList<>();
		for (final Number n : options.numbers(LEVELS)) {
			for (final String o : texts(options, ORDERS, "100".substring(0, axes))) {
				out.add(new Simoncelli.Band("rieszsimoncelli-" + n + "-" + o + suffix, n.intValue(), Riesz.of(name(), o, axes)));
			}
		}
		return out;
	}
}
