package io.github.roi2roc.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Progress;
import io.github.roi2roc.filter.ImageFilter;
import io.github.roi2roc.filter.ImageFilter.FilteredImage;
import io.github.roi2roc.filter.ImageFilter.Input;
import io.github.roi2roc.filter.ImageFilter.Slices;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;

/**
 * The filters someone chose, with what they are told, applied to an image for its own sake. In an extraction the same filters run on the
 * same settings; there {@link RegionExtractor} measures their images and keeps none. Immutable.
 */
public final class FilterBank {

	/** {@code key=value} or {@code key: value}; the value ends before the next key. */
	private static final Pattern ENTRY = Pattern.compile(
		"[\"']?([A-Za-z_]\\w*)[\"']?\\s*[=:]\\s*(.*?)[,;\\s]*(?=[,;\\s][\"']?[A-Za-z_]\\w*[\"']?\\s*[=:]|$)", Pattern.DOTALL);
	private static final List<Parameter> SLICING = SettingKeys.EXTRACTION.stream().filter(p -> p.key().startsWith("force2D")).toList();

	private final List<Chosen> filters;

	private record Chosen(ImageFilter filter, Options options, Slices slices) {

		List<String> imageTypes() {
			return filter.imageTypes(options, slices);
		}
	}

	private FilterBank(final List<Chosen> filters) {
		this.filters = filters;
	}

	/** The names of all filters that are installed, in their order. */
	public static List<String> names() {
		return Catalogue.filters().stream().map(ImageFilter::name).toList();
	}

	/** Every image type that a parameter file names. @throws InputException as {@link #of(List, String, Settings)} */
	public static FilterBank of(final Settings settings) {
		return of(settings.imageTypeNames(), "", settings);
	}

	/**
	 * @param names filters as under {@code imageType} of a parameter file, in any case; at least one
	 * @param text what they are told, {@code key=value} with commas between ({@code sigma=1.0, 2.0, wavelet=db2}), also {@code force2D} and
	 *          {@code force2Ddimension}; each entry goes to every filter that knows its key, and before the settings
	 * @param settings a parameter file's, whose entries for these filters count
	 * @throws InputException naming a filter or key that is unknown, a value that does not fit, or what is missing
	 */
	public static FilterBank of(final List<String> names, final String text, final Settings settings) {
		final Map<String, ImageFilter> filters = new LinkedHashMap<>();
		names.forEach(n -> filters.put(known(n), Catalogue.filter(known(n))));
		final Map<String, String> entries = entries(text);
		for (final String key : entries.keySet()) {
			final Set<String> keys = new LinkedHashSet<>();
			filters.values().forEach(f -> parameters(f).forEach(p -> keys.add(p.key())));
			if (!keys.contains(key)) throw new InputException("filter " + String.join(", ", filters.keySet()) + ": unknown key '" + key
				+ "'. Known are: " + String.join(", ", keys) + ".");
		}
		return new FilterBank(filters.values().stream().map(f -> chosen(f, entries, settings)).toList());
	}

	private static List<Parameter> parameters(final ImageFilter filter) {
		final List<Parameter> out = new ArrayList<>(filter.parameters());
		out.addAll(SLICING);
		return out;
	}

	private static String known(final String name) {
		for (final String n : names()) {
			if (n.equalsIgnoreCase(name.strip())) return n;
		}
		throw new InputException("There is no filter '" + name.strip() + "'. Known are: " + String.join(", ", names()) + ".");
	}

	private static Map<String, String> entries(final String text) {
		final Map<String, String> out = new LinkedHashMap<>();
		String rest = text.strip();
		if (rest.startsWith("{") && rest.endsWith("}")) rest = rest.substring(1, rest.length() - 1).strip();
		final Matcher m = ENTRY.matcher(rest);
		int at = 0;
		while (at < rest.length()) {
			if (!m.find(at) || m.start() != at) throw new InputException("filter options: '" + rest.substring(at)
				+ "' is not key=value. Options are pairs with commas between, such as sigma=1.0, 2.0.");
			if (out.putIfAbsent(m.group(1), bare(m.group(2))) != null) throw new InputException("filter options: '" + m.group(1) + "' is given twice.");
			at = m.end();
			while (at < rest.length() && ",; \t\r\n".indexOf(rest.charAt(at)) >= 0) at++;
		}
		return out;
	}

	/** Without the brackets of a list and the quotes of a word. */
	private static String bare(final String value) {
		final String v = value.strip();
		final boolean wrapped = v.length() > 1 && ("[]".equals("" + v.charAt(0) + v.charAt(v.length() - 1)) || "\"'".indexOf(v.charAt(0)) >= 0 && v
			.charAt(0) == v.charAt(v.length() - 1));
		return wrapped ? v.substring(1, v.length() - 1).strip() : v;
	}

	private static Chosen chosen(final ImageFilter filter, final Map<String, String> text, final Settings settings) {
		final List<Parameter> known = parameters(filter);
		final Map<String, Object> given = new LinkedHashMap<>(settings.options(known, filter.name()).asMap());
		text.forEach(given::replace);
		final String where = "filter " + filter.name();
		final Options all = Options.of(where, known, given);
		final Map<String, Object> own = all.asMap();
		own.keySet().retainAll(filter.parameters().stream().map(Parameter::key).toList());
		final Chosen out = new Chosen(filter, Options.of(where, filter.parameters(), own), new Slices(all.flag("force2D"), all.integer(
			"force2Ddimension")));
		if (out.imageTypes().isEmpty()) throw new InputException(where + " makes no image until it is told " + filter.parameters().stream().map(
			p -> "'" + p.key() + "'").collect(Collectors.joining(", ")) + ". Give it as " + filter.parameters().get(0).key()
			+ "=..., or in a settings file.");
		return out;
	}

	/** Filter → what it is told, in order; for sidecars. */
	public Map<String, Object> asMap() {
		final Map<String, Object> out = new LinkedHashMap<>();
		for (final Chosen f : filters) {
			final Map<String, Object> told = f.options.asMap();
			told.put("force2D", f.slices.force2D());
			told.put("force2Ddimension", f.slices.dimension());
			out.put(f.filter.name(), told);
		}
		return out;
	}

	/** Names of the images, in order; they follow from the settings alone. */
	public List<String> imageTypes() {
		return filters.stream().flatMap(f -> f.imageTypes().stream()).toList();
	}

	/**
	 * Filters an image and hands over one response after the other, so that only one need be held. The filters see the whole image. Beside the
	 * image and one response they take what the heap has left, and work in slabs where that is little.
	 *
	 * @param wanted the part of the image where the response is needed
	 * @param single responses go to float32, so none need be held as doubles
	 * @param sink receives the images in the order of {@link #imageTypes}; one that cannot be made comes with the reason
	 */
	public void apply(final Volume image, final Box wanted, final boolean single, final Progress progress, final Consumer<FilteredImage> sink) {
		final int total = imageTypes().size(), holes = notFinite(image.voxels());
		final Mask nowhere = Mask.of(image.geometry(), new Box(0, 0, 0, 0, 0, 0), i -> false);
		final int[] done = { 0 };
		for (final Chosen f : filters) {
			f.filter.apply(new Input(image, nowhere, wanted, f.slices, single, Long.MAX_VALUE), f.options, response -> {
				progress.check();
				sink.accept(holes == 0 ? response : spread(response, holes));
				progress.report(++done[0] / (double) total, response.imageType());
			});
		}
	}

	private static FilteredImage spread(final FilteredImage response, final int holes) {
		final int n = response.volume() == null ? 0 : notFinite(response.volume().voxels());
		return n == 0 ? response : response.warn(String.format(Locale.ROOT,
			"%d of the %d voxels of %s are NaN or infinite, because the image has %d such voxel%s. Replace them before filtering.", n, response.volume()
				.voxels().length(), response.imageType(), holes, holes == 1 ? "" : "s"));
	}

	private static int notFinite(final Voxels v) {
		if (v.type().integer()) return 0;
		int n = 0;
		for (int i = 0; i < v.length(); i++) {
			if (!Double.isFinite(v.get(i))) n++;
		}
		return n;
	}
}
