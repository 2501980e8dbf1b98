package io.github.roi2roc.ij;

import java.util.ArrayList;
import java.util.List;

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;

import ij.ImagePlus;
import ij.WindowManager;

/** Fills a command's only image input with the active image, as Fiji does. A macro that names an image ({@code image=...}) goes first. */
final class ActiveImage extends AbstractPreprocessorPlugin {

	@Override
	public void process(final Module module) {
		final List<ModuleItem<?>> images = new ArrayList<>();
		for (final ModuleItem<?> input : module.getInfo().inputs()) {
			if (input.getType() == ImagePlus.class && !module.isInputResolved(input.getName())) images.add(input);
		}
		if (images.size() != 1 || MacroOptions.current().has(images.get(0).getName())) return;
		final ImagePlus active = WindowManager.getCurrentImage();
		if (active == null) return;
		module.setInput(images.get(0).getName(), active);
		module.resolveInput(images.get(0).getName());
	}
}
