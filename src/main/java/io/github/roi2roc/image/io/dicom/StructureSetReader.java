package io.github.roi2roc.image.io.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.io.ImageIdentity;
import io.github.roi2roc.image.io.RegionReader;

/**
 * Regions from a DICOM structure set (RTSTRUCT), or from a folder that holds one: each structure is a region, called by its name or
 * number, filled on the image's own grid (see {@link ContourFill}).
 */
@Plugin(type = RegionReader.class)
public final class StructureSetReader implements RegionReader {

	@Override
	public boolean supports(final Path file) {
		return Files.isDirectory(file) ? !inFolder(file).isEmpty() : isStructureSet(file);
	}

	@Override
	public boolean inPatientSpace() {
		return true;
	}

	static boolean isStructureSet(final Path file) {
		return DicomFile.sopClass(file).equals(StructureSet.SOP_CLASS);
	}

	private static List<Path> inFolder(final Path folder) {
		try (Stream<Path> list = Files.list(folder)) {
			return list.filter(Files::isRegularFile).filter(StructureSetReader::isStructureSet).sorted().toList();
		}
		catch (final IOException e) {
			throw new InputException("Cannot read the folder " + folder + ": " + e.getMessage() + ".", e);
		}
	}

	@Override
	public List<NamedMask> read(final Path file, final Geometry grid) {
		return read(file, grid, new Request(List.of(), ImageIdentity.NONE, w -> {}));
	}

	@Override
	public List<NamedMask> read(final Path file, final Geometry grid, final Request request) {
		final StructureSet set = StructureSet.read(only(file));
		final boolean all = request.names().isEmpty();
		final Set<Structure> wanted = new LinkedHashSet<>();
		if (all) wanted.addAll(set.structures());
		for (final String name : request.names()) wanted.add(find(set, name));
		final List<NamedMask> out = new ArrayList<>();
		final List<String> left = new ArrayList<>();
		for (final Structure s : wanted) {
			try {
				out.add(new NamedMask(s.name(), mask(set, s, grid, request)));
			}
			catch (final InputException e) {
				final String why = set.path().getFileName() + ", structure '" + s.name() + "': " + e.getMessage();
				if (!all) throw new InputException(why + ".", e);
				left.add(why);
			}
		}
		if (out.isEmpty()) throw new InputException("No structure of " + set.path() + " can be used. " + String.join("; ", left)
			+ ". Check that image and structure set belong together.");
		left.forEach(why -> request.warnings().accept(why + "; it is left out"));
		return out;
	}

	private static Path only(final Path file) {
		if (!Files.isDirectory(file)) return file;
		final List<Path> found = inFolder(file);
		if (found.size() > 1) throw new InputException(file + " holds " + found.size() + " structure sets: " + found.stream().map(p -> p.getFileName()
			.toString()).collect(Collectors.joining(", ")) + ". Name one of them.");
		return found.get(0);
	}

	private static Structure find(final StructureSet set, final String name) {
		for (final Structure s : set.structures()) if (s.name().equals(name)) return s;
		for (final Structure s : set.structures()) if (s.number().equals(name)) return s;
		throw new InputException("The structure set " + set.path() + " has no structure '" + name + "'. Structures (with their numbers): " + set
			.listed() + ".");
	}

	/** What a structure has in place of areas. */
	private static String instead(final Structure s) {
		return s.contours().isEmpty() ? "nothing was drawn" : s.contours().stream().map(c -> c.type().startsWith("CLOSED") ? c.type() + " of " + c.points()
			.size() + " points" : c.type()).distinct().collect(Collectors.joining(", "));
	}

	private static Mask mask(final StructureSet set, final Structure s, final Geometry grid, final Request request) {
		final Consumer<String> warn = w -> request.warnings().accept(set.path().getFileName() + ", structure '" + s.name() + "': " + w);
		if (s.areas().isEmpty()) throw new InputException("it has no area (" + instead(s) + "). Structures with their numbers: " + set.listed());
		set.drawnOn(s).require(request.image(), warn);
		final long others = s.contours().stream().filter(c -> !c.isArea()).count();
		if (others > 0) warn.accept(others + " of its " + s.contours().size() + " contours enclose no area and are left out (" + instead(s) + ")");
		if (s.contours().size() - others > s.areas().size()) warn.accept("contours that stand twice count once");
		final Mask mask = ContourFill.of(s.areas(), grid, warn);
		if (mask.isEmpty()) throw new InputException("it encloses no voxel centre of the image");
		return mask;
	}
}
