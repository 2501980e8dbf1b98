package io.github.roi2roc.filter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;

/**
 * Undecimated separable wavelets with dilated filters (à trous): IBSI-2, section 3.5 (25BO). Not PyRadiomics' wavelets, whose further
 * levels are not dilated; those are {@link Wavelet}. The first letter of a band belongs to x.
 */
@Plugin(type = ImageFilter.class, name = "SeparableWavelet", priority = 36)
public final class SeparableWavelet extends IbsiFilter {

	private static final String WAVELET = "wavelet", BANDS = "bands", LEVEL = "level";

	@Override
	public String name() {
		return "SeparableWavelet";
	}

	@Override
	public String about() {
		return "IBSI separable wavelets without down-sampling: low (L) and high (H) pass along each axis, with dilated filters at higher levels.";
	}

	@Override
	List<Parameter> own() {
		return List.of(Parameter.text(WAVELET, "db3", "Name as in PyWavelets: haar, db1-38, sym2-20, coif1-17, bior1.1-6.8, rbio1.1-6.8, dmey."), Parameter
			.texts(BANDS, null, "L or H for each axis, x first: three in 3D (LLH if left out), two slice by slice (LH). One image each."), Parameter.integer(LEVEL, 1, 1,
				10, "Level: the filters are dilated by 2 at each level above the first."), Pooling.parameter());
	}

	@Override
	boolean isotropic() {
		return false;
	}

	@Override
	List<? extends Task> tasks(final Options options, final String suffix, final int axes) {
		final String wavelet = options.text(WAVELET), pooling = options.text(Pooling.KEY);
		final WaveletFilters f = WaveletFilters.of(name(), wavelet);
		final int level = options.integer(LEVEL);
		final List<Task> out = new ArrayList<>();
		for (final String band : texts(options, BANDS, axes == 2 ? "LH" : "LLH")) {
			if (!band.matches("[LH]{" + axes + "}")) throw new InputException("imageType SeparableWavelet: 'bands' has " + band + ", but " + axes
				+ " letters L or H belong there, one for each " + (axes == 2 ? "axis of a slice." : "axis."));
			final List<List<Taps>> rounds = new ArrayList<>();
			for (int l = 1; l < level; l++) rounds.add(Collections.nCopies(axes, Taps.centred(f.low()).dilated(1 << l - 1)));
			rounds.add(band.chars().mapToObj(c -> Taps.centred(c == 'L' ? f.low() : f.high()).dilated(1 << level - 1)).toList());
			final String type = "swt-" + wavelet.replace('.', '-') + "-" + level + "-" + band + (pooling.equals("none") ? "" : "-" + pooling) + suffix;
			out.add(new SeparableTask(type, new SeparableKernel(rounds), Pooling.of(pooling)));
		}
		return out;
	}
}
