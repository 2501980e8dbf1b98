package io.github.roi2roc.select;

import org.scijava.plugin.Plugin;

/** {@link Lasso} with half of its penalty on squares, which keeps groups of correlated columns together (Zou and Hastie 2005). */
@Plugin(type = Selector.class, name = "elastic_net")
public final class ElasticNet extends Lasso {

	@Override
	public String name() {
		return "elastic_net";
	}

	@Override
	double usualAlpha() {
		return 0.5;
	}
}
