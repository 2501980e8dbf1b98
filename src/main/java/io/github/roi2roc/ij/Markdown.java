package io.github.roi2roc.ij;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The part of Markdown that the help pages are written in, as HTML for Swing: headings, paragraphs, lists, tables, code, bold, italics and
 * links. Pictures are left out.
 */
final class Markdown {

	private static final Pattern CODE = Pattern.compile("`([^`]+)`"), BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*"), ITALIC = Pattern.compile(
		"(?<![\\w*])\\*([^*\\s][^*]*)\\*"), PICTURE = Pattern.compile("!\\[[^]]*]\\([^)]*\\)"), LINK = Pattern.compile("\\[([^]]+)]\\(([^)\\s]+)\\)");

	private final List<String> lines;
	private final StringBuilder out = new StringBuilder();
	private int at;

	private Markdown(final String text) {
		lines = text.replaceAll("(?s)<!--.*?-->", "").lines().toList();
	}

	/** The body of an HTML page. */
	static String html(final String text) {
		final Markdown m = new Markdown(text);
		while (m.at < m.lines.size()) m.block();
		return m.out.toString();
	}

	private String line() {
		return at < lines.size() ? lines.get(at) : "";
	}

	private void block() {
		final String line = line();
		if (line.isBlank()) at++;
		else if (line.startsWith("#")) heading(line);
		else if (line.startsWith("```")) code();
		else if (line.startsWith("|")) table();
		else if (isItem(line)) list();
		else {
			final StringBuilder paragraph = new StringBuilder();
			while (!line().isBlank() && !line().startsWith("#") && !line().startsWith("```") && !line().startsWith("|") && !isItem(line())) {
				paragraph.append(line().strip()).append(' ');
				at++;
			}
			out.append("<p>").append(inline(paragraph.toString().strip())).append("</p>\n");
		}
	}

	private void heading(final String line) {
		int level = 0;
		while (level < line.length() && line.charAt(level) == '#') level++;
		out.append("<h").append(level).append('>').append(inline(line.substring(level).strip())).append("</h").append(level).append(">\n");
		at++;
	}

	private void code() {
		out.append("<pre>");
		for (at++; at < lines.size() && !line().startsWith("```"); at++) out.append(HelpPages.escape(line())).append('\n');
		out.append("</pre>\n");
		at++;
	}

	private static boolean isItem(final String line) {
		return line.matches("([-*]|\\d+\\.) .*");
	}

	private void list() {
		final String tag = Character.isDigit(line().charAt(0)) ? "ol" : "ul";
		out.append('<').append(tag).append(">\n");
		while (isItem(line())) {
			final StringBuilder item = new StringBuilder(line().replaceFirst("^\\S+ ", ""));
			for (at++; line().startsWith("  ") && !line().isBlank(); at++) item.append(' ').append(line().strip());
			out.append("<li>").append(inline(item.toString())).append("</li>\n");
		}
		out.append("</").append(tag).append(">\n");
	}

	/** The first line is the header, the second only separates. */
	private void table() {
		out.append("<table>\n");
		for (int row = 0; line().startsWith("|"); row++, at++) {
			if (row == 1) continue;
			out.append("<tr>");
			for (final String cell : cells(line())) {
				out.append(row == 0 ? "<th align=left>" : "<td valign=top>").append(inline(cell)).append(row == 0 ? "</th>" : "</td>");
			}
			out.append("</tr>\n");
		}
		out.append("</table>\n");
	}

	private static List<String> cells(final String line) {
		final List<String> cells = new ArrayList<>();
		final String inner = line.strip().replaceAll("^\\||\\|$", "");
		for (final String cell : inner.split("(?<!\\\\)\\|", -1)) cells.add(cell.strip().replace("\\|", "|"));
		return cells;
	}

	private static String inline(final String text) {
		String s = HelpPages.escape(PICTURE.matcher(text).replaceAll(""));
		s = CODE.matcher(s).replaceAll("<code>$1</code>");
		s = BOLD.matcher(s).replaceAll("<b>$1</b>");
		s = ITALIC.matcher(s).replaceAll("<i>$1</i>");
		return LINK.matcher(s).replaceAll("<a href=\"$2\">$1</a>");
	}
}
