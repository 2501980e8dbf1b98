package io.github.roi2roc.filter;

import java.util.List;
import java.util.function.Consumer;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;

/** The image as it is. */
@Plugin(type = ImageFilter.class, name = "Original", priority = 100)
public final class Original implements ImageFilter {

	@Override
	public String name() {
		return "Original";
	}

	@Override
	public String about() {
		return "The image as it is after preprocessing.";
	}

	@Override
	public boolean identity() {
		return true;
	}

	@Override
	public List<Parameter> parameters() {
		return List.of();
	}

	@Override
	public List<String> imageTypes(final Options options, final Slices slices) {
		return List.of("original");
	}

	@Override
	public void apply(final Input input, final Options options, final Consumer<FilteredImage> sink) {
		sink.accept(FilteredImage.of("original", input.image().crop(input.wanted())));
	}
}
