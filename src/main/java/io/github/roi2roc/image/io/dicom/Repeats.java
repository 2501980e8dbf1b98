package io.github.roi2roc.image.io.dicom;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.roi2roc.InputException;

/**
 * The volumes of a series whose places were imaged again: by time point, phase, echo, diffusion weighting, and what else tells them apart.
 *
 * @param volumes each from the first slice to the last, sorted by what tells them apart
 * @param names one for each volume; empty if there is only one
 */
record Repeats(List<List<Plane>> volumes, List<String> names) {

	/** How a slice is told apart, in the order of the axes. */
	private record Key(List<Axis.Value> values) implements Comparable<Key> {

		@Override
		public int compareTo(final Key other) {
			for (int i = 0; i < values.size(); i++) {
				final int c = values.get(i).compareTo(other.values.get(i));
				if (c != 0) return c;
			}
			return 0;
		}
	}

	/**
	 * @param places the slices of each place, places in order
	 * @throws InputException if volumes do not lie in the same places
	 */
	static Repeats of(final Path source, final List<List<Plane>> places) {
		final List<Plane> all = places.stream().flatMap(List::stream).toList();
		final Map<Plane, Integer> place = new IdentityHashMap<>();
		for (int p = 0; p < places.size(); p++) for (final Plane x : places.get(p)) place.put(x, p);
		final List<Axis> dividing = Axis.ALL.stream().filter(a -> a.divides() && divides(a, all, places.size())).toList();
		final Map<Key, List<Plane>> parts = groups(all, dividing);
		final List<List<Plane>> volumes = new ArrayList<>();
		final List<String> names = new ArrayList<>();
		for (final Map.Entry<Key, List<Plane>> part : parts.entrySet()) {
			final List<List<Plane>> here = empty(places.size());
			for (final Plane x : part.getValue()) here.get(place.get(x)).add(x);
			requireEverywhere(source, here, dividing, parts);
			final String name = name(dividing, part.getKey());
			split(here, (n, v) -> {
				volumes.add(v);
				names.add(name.isEmpty() ? n : n.isEmpty() ? name : name + ", " + n);
			});
		}
		return new Repeats(List.copyOf(volumes), volumes.size() == 1 ? List.of() : List.copyOf(names));
	}

	/** Takes a volume with its name. */
	private interface Taker {

		void take(String name, List<Plane> volume);
	}

	/** A number of its own for every slice of several places is a time stamp. */
	private static boolean divides(final Axis axis, final List<Plane> all, final int places) {
		final Set<Axis.Value> values = new HashSet<>();
		for (final Plane p : all) values.add(axis.of(p));
		return values.size() > 1 && !(axis.mayCount() && values.size() == all.size() && all.size() > 2 && places > 1);
	}

	private static Map<Key, List<Plane>> groups(final List<Plane> planes, final List<Axis> axes) {
		return planes.stream().collect(Collectors.groupingBy(p -> key(p, axes), TreeMap::new, Collectors.toList()));
	}

	private static String name(final List<Axis> axes, final Key key) {
		final List<String> out = new ArrayList<>();
		for (int i = 0; i < axes.size(); i++) out.add(axes.get(i).text(key.values.get(i)));
		return String.join(", ", out);
	}

	private static void requireEverywhere(final Path source, final List<List<Plane>> here, final List<Axis> axes, final Map<Key, List<Plane>> parts) {
		final int most = here.stream().mapToInt(List::size).max().orElse(0);
		if (here.stream().allMatch(p -> p.size() == most)) return;
		if (parts.size() > 1) {
			final Map<String, Integer> counts = new LinkedHashMap<>();
			parts.forEach((k, v) -> counts.put(name(axes, k), v.size()));
			throw new InputException(source + " holds " + parts.size() + " volumes that do not lie in the same " + here.size() + " places: " + counts.entrySet()
				.stream().map(c -> c.getKey() + " (" + c.getValue() + " slices)").collect(Collectors.joining("; "))
				+ ". Split it, for example with dcm2niix, and name one of them.");
		}
		final List<Plane> more = here.stream().filter(p -> p.size() > 1).findFirst().orElseThrow();
		throw new InputException(source + ": " + more.size() + " slices lie in the same place (" + more.get(0).name() + " and " + more.get(1).name() + ", "
			+ SliceStack.mm(more.get(0).along()) + "), but not everywhere. Remove the repeated ones.");
	}

	/** Places with the same number of slices each: by the axes that tell all of them apart, else by instance number. */
	private static void split(final List<List<Plane>> places, final Taker taker) {
		final int n = places.get(0).size();
		if (n == 1) {
			taker.take("", places.stream().map(p -> p.get(0)).toList());
			return;
		}
		final List<Axis> axes = new ArrayList<>();
		final List<Plane> all = places.stream().flatMap(List::stream).toList();
		for (final Axis a : Axis.ALL) {
			if (a.divides() || groups(all, axes).size() == n) continue;
			final List<Axis> more = new ArrayList<>(axes);
			more.add(a);
			// One that changes from place to place tells no volumes apart.
			if (groups(all, more).size() > groups(all, axes).size() && places.stream().allMatch(p -> keys(p, more).equals(keys(places.get(0),
				more)))) axes.add(a);
		}
		final Map<Key, List<List<Plane>>> volumes = new TreeMap<>();
		for (int p = 0; p < places.size(); p++) {
			for (final Plane x : places.get(p)) volumes.computeIfAbsent(key(x, axes), k -> empty(places.size())).get(p).add(x);
		}
		volumes.forEach((key, slices) -> {
			slices.forEach(p -> p.sort(Comparator.comparingDouble(Plane::instance)));
			final int each = slices.get(0).size();
			for (int k = 0; k < each; k++) {
				final int at = k;
				final String name = name(axes, key), number = each == 1 ? "" : "number " + (k + 1) + " of " + each + " by instance numbers";
				taker.take(name.isEmpty() || number.isEmpty() ? name + number : name + ", " + number, slices.stream().map(p -> p.get(at)).toList());
			}
		});
	}

	private static List<List<Plane>> empty(final int places) {
		final List<List<Plane>> out = new ArrayList<>();
		for (int p = 0; p < places; p++) out.add(new ArrayList<>());
		return out;
	}

	private static Key key(final Plane p, final List<Axis> axes) {
		return new Key(axes.stream().map(a -> a.of(p)).toList());
	}

	/** The keys of a place's slices, sorted, each as often as it occurs. */
	private static List<Key> keys(final List<Plane> place, final List<Axis> axes) {
		return place.stream().map(p -> key(p, axes)).sorted().toList();
	}
}
