package io.github.roi2roc.ij;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.awt.Menu;
import java.awt.MenuBar;
import java.awt.MenuItem;

import io.github.roi2roc.InputException;
import io.github.roi2roc.InputPath;
import io.github.roi2roc.Main;

import ij.IJ;
import ij.ImageJ;
import ij.Menus;

/** ImageJ with windows and the suite in its menus: what the standalone program is without a macro. */
public final class Desktop {

	private Desktop() {}

	/**
	 * Starts ImageJ and returns when it stands there.
	 *
	 * @param files images to open
	 * @return {@link Main#OK}, or {@link Main#ERROR} with a message on standard error where there is no display
	 */
	public static int start(final String... files) {
		try {
			if (GraphicsEnvironment.isHeadless()) throw new HeadlessException();
			new ImageJ(ImageJ.STANDALONE).exitWhenQuitting(true);
		}
		catch (final HeadlessException | AWTError | NoClassDefFoundError e) {
			System.err.println("ImageJ's windows need a display, and there is none. To run a macro without one: java -jar JAR MACRO.ijm \"ARGUMENTS\".");
			return Main.ERROR;
		}
		addMenu();
		new MedicalDrop().run("");
		for (final String file : files) {
			try {
				ImageFiles.show(InputPath.of(file, "image"), 0, IJ::log);
			}
			catch (final InputException e) {
				Problems.show("Open", e);
			}
		}
		return Main.OK;
	}

	/** Outside a plugins folder ImageJ does not look for plugins.config, so the entries are put into its menu and command table here. */
	static void addMenu() {
		for (final MenuEntries.Entry e : MenuEntries.all()) {
			final Menu menu = menu(e.menu());
			if (e.label().equals("-")) {
				menu.addSeparator();
				continue;
			}
			final MenuItem item = new MenuItem(e.label());
			item.addActionListener(IJ.getInstance());
			menu.add(item);
			MenuEntries.register(e);
		}
		MenuEntries.register(new MenuEntries.Entry("Help", RefreshMenus.LABEL, RefreshMenus.class.getName() + "(\"\")"));
	}

	private static Menu menu(final String path) {
		final String[] names = path.split(">");
		final MenuBar bar = Menus.getMenuBar();
		Menu menu = null;
		for (int i = 0; i < bar.getMenuCount(); i++) if (bar.getMenu(i).getLabel().equals(names[0])) menu = bar.getMenu(i);
		for (int n = 1; n < names.length; n++) menu = submenu(menu, names[n]);
		return menu;
	}

	private static Menu submenu(final Menu parent, final String name) {
		for (int i = 0; i < parent.getItemCount(); i++) {
			if (parent.getItem(i) instanceof final Menu menu && menu.getLabel().equals(name)) return menu;
		}
		final Menu menu = new Menu(name);
		parent.addSeparator();
		parent.add(menu);
		return menu;
	}
}
