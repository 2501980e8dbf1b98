package io.github.roi2roc.command;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputPath;
import io.github.roi2roc.Progress;
import io.github.roi2roc.extract.IbsiCheck;
import io.github.roi2roc.extract.IbsiFilterCheck;
import io.github.roi2roc.ij.ImageJProgress;
import io.github.roi2roc.ij.Inputs;
import io.github.roi2roc.ij.Problems;
import io.github.roi2roc.ij.Tables;
import io.github.roi2roc.image.io.VolumeFiles;
import io.github.roi2roc.provenance.Provenance;

/** Extracts and filters the IBSI's phantoms and shows, value by value, whether the reference is met. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>IBSI Check...", headless = true,
	iconPath = "/io/github/roi2roc/icons/check.png")
public final class CheckIbsi extends RadiomicsCommand {

	@Parameter(label = "Reference data folder", style = "directory", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.EXISTS), @Attr(name = Inputs.EMPTY, value = "the digital phantom, which is built in") },
		description = "A folder with ibsi1/ibsi1_reference.csv and the CT phantom, with ibsi2/reference_values.csv, response maps and phantoms, or with"
			+ " both; empty to check the digital phantom, which is built in.")
	private File data;

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder for ibsi1_check.csv, ibsi2_check.csv, ibsi2_maps.csv and the response maps; empty to show the tables only. Needed where"
			+ " there is no display.")
	private File output;

	@Override
	protected void execute() {
		Problems.requireOutput(output);
		final Path from = data == null ? null : InputPath.of(data.getPath(), "data");
		final Path to = output == null ? null : InputPath.of(output.getPath(), "output");
		final List<String> misses = new ArrayList<>();
		final boolean filters = from != null && IbsiFilterCheck.isIn(from);
		try (ImageJProgress progress = ImageJProgress.start()) {
			if (!filters || IbsiCheck.isIn(from)) misses.addAll(features(from, to, progress));
			if (filters) misses.addAll(filters(from, to, progress));
		}
		Problems.warn("IBSI Check...", misses);
	}

	private static List<String> features(final Path from, final Path to, final Progress progress) {
		final IbsiCheck check = from == null ? IbsiCheck.builtIn(progress) : IbsiCheck.of(from, progress);
		if (to != null) {
			check.write(to);
			made("IBSI chapter 1", from == null ? null : IbsiCheck.reference(from), check.failed().size()).writeBeside(to, List.of(IbsiCheck.FILE));
		}
		Tables.show("IBSI check", check.table());
		return check.failed().stream().map(r -> r.config() + " " + r.tag() + ": " + r.value() + ", reference " + r.reference() + " ± " + r
			.tolerance()).toList();
	}

	private static List<String> filters(final Path from, final Path to, final Progress progress) {
		final IbsiFilterCheck check = IbsiFilterCheck.of(from, (id, map) -> {
			if (to != null) VolumeFiles.write(map, to.resolve(id + ".nii.gz"));
		}, progress);
		if (to != null) {
			check.write(to);
			made("IBSI chapter 2", IbsiFilterCheck.reference(from), check.failed().size()).writeBeside(to, List.of(IbsiFilterCheck.MAPS,
				IbsiFilterCheck.CHECK));
		}
		Tables.show("IBSI response maps", check.mapTable());
		Tables.show("IBSI filter values", check.valueTable());
		return check.failed();
	}

	/** @param reference null for the table that is built in */
	private static Provenance made(final String chapter, final Path reference, final int failed) {
		final Provenance out = new Provenance("check against the reference values of " + chapter).with("failed", failed);
		return reference == null ? out.with("reference", "built in") : out.input("reference", reference);
	}
}
