package io.github.roi2roc.ij;

import java.awt.BorderLayout;
import java.awt.Dialog;
import java.awt.GraphicsEnvironment;
import java.awt.Image;
import java.awt.Toolkit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.swing.JDialog;
import javax.swing.JEditorPane;
import javax.swing.JScrollPane;
import javax.swing.event.HyperlinkEvent;

import ij.IJ;
import ij.plugin.BrowserLauncher;

/** The bundled help: a page for each command, written in Markdown under {@code docs/commands}, shown in a window that needs no network. */
final class HelpPages {

	/** Where the pages lie in the jars. */
	static final String FOLDER = "/io/github/roi2roc/help/";
	private static final String STYLE = "<html><head><style>body{font-family:sans-serif;font-size:12pt;margin:8px 14px} pre,code{font-family:monospaced;"
		+ "background:#f0f0f0} h1{font-size:17pt} h2{font-size:14pt} td,th{padding:2px 8px 2px 0} a{color:#1f5fa8}</style></head><body>";

	private HelpPages() {}

	/** The name of a command's page. @param label such as {@code Extract Features...} */
	static String name(final String label) {
		return label.replace("...", "").strip().replaceAll("[^A-Za-z0-9]+", "_") + ".md";
	}

	/** The text of a page, in Markdown; empty if there is none. */
	static Optional<String> text(final String name) {
		if (!name.matches("\\w+\\.md")) return Optional.empty();
		try (InputStream in = HelpPages.class.getResourceAsStream(FOLDER + name)) {
			return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Shows a command's page in a window; without a display nothing happens. */
	static void show(final String label) {
		if (GraphicsEnvironment.isHeadless()) return;
		final JEditorPane page = new JEditorPane();
		page.setContentType("text/html");
		page.setEditable(false);
		page.setName("page");
		fill(page, name(label));
		page.addHyperlinkListener(e -> {
			if (e.getEventType() == HyperlinkEvent.EventType.ACTIVATED) follow(page, e.getDescription());
		});
		// Not to be shut out by the dialog that asked for it.
		final JDialog window = new JDialog(IJ.getInstance(), "Help: " + label.replace("...", ""), false);
		window.setModalExclusionType(Dialog.ModalExclusionType.APPLICATION_EXCLUDE);
		window.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
		window.add(new JScrollPane(page), BorderLayout.CENTER);
		window.setSize(720, 640);
		window.setLocationByPlatform(true);
		window.setVisible(true);
	}

	private static void fill(final JEditorPane page, final String name) {
		page.setText(STYLE + Markdown.html(text(name).orElse("There is no page " + name + ".")) + "</body></html>");
		page.setCaretPosition(0);
	}

	/** Other pages open in the same window, web addresses in the browser. */
	private static void follow(final JEditorPane page, final String target) {
		if (text(target).isPresent()) fill(page, target);
		else if (target.startsWith("https://")) {
			try {
				BrowserLauncher.openURL(target);
			}
			catch (final IOException e) {
				IJ.log(target);
			}
		}
	}

	/** Text as it stands in HTML. */
	static String escape(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}

	/** A command's icon in 16 and 32 pixels. @param path of the smaller one, as a command's annotation has it; null for none */
	static Optional<List<Image>> icons(final String path) {
		if (path == null || path.isEmpty()) return Optional.empty();
		final List<Image> out = new ArrayList<>();
		for (final String p : List.of(path, path.replace(".png", "_32.png"))) {
			final URL url = HelpPages.class.getResource(p);
			if (url != null) out.add(Toolkit.getDefaultToolkit().getImage(url));
		}
		return out.isEmpty() ? Optional.empty() : Optional.of(out);
	}
}
