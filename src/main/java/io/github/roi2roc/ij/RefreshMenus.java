package io.github.roi2roc.ij;

import ij.Menus;
import ij.plugin.PlugIn;

/**
 * Help &gt; Refresh Menus in the standalone program: ImageJ builds its menus anew from its plugins folder, where the suite is not; then the
 * suite's own entries are put back.
 */
public final class RefreshMenus implements PlugIn {

	/** ImageJ's own label. */
	static final String LABEL = "Refresh Menus";

	@Override
	public void run(final String argument) {
		Menus.updateImageJMenus();
		Desktop.addMenu();
	}
}
