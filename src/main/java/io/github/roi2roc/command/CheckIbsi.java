package io.github.roi2roc.command;

import java.io.File;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputPath;
import io.github.roi2roc.extract.IbsiCheck;
import io.github.roi2roc.ij.ImageJProgress;
import io.github.roi2roc.ij.Problems;
import io.github.roi2roc.ij.Tables;

/** Extracts the IBSI's phantoms and shows, value by value, whether the reference is met. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>IBSI Check...", headless = true)
public final class CheckIbsi implements Command {

	@Parameter(label = "Reference data", style = "directory", required = false, persist = false,
		description = "A folder with ibsi1/ibsi1_reference.csv and the CT phantom; empty to check the digital phantom, which is built in.")
	private File data;

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder for ibsi1_check.csv; empty to show the table only. Needed where there is no display.")
	private File output;

	@Override
	public void run() {
		Problems.requireOutput(output);
		final IbsiCheck check;
		try (ImageJProgress progress = ImageJProgress.start()) {
			check = data == null ? IbsiCheck.builtIn(progress) : IbsiCheck.of(InputPath.of(data.getPath(), "data"), progress);
		}
		if (output != null) check.write(InputPath.of(output.getPath(), "output"));
		Tables.show("IBSI check", check.table());
		final List<String> misses = check.failed().stream().map(r -> r.config() + " " + r.tag() + ": " + r.value() + ", reference " + r.reference()
			+ " ± " + r.tolerance()).toList();
		Problems.warn("IBSI Check...", misses);
	}
}
