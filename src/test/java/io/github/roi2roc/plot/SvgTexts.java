package io.github.roi2roc.plot;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What a test reads from a figure's SVG. */
final class SvgTexts {

	private SvgTexts() {}

	static Document parse(final Figure figure) throws Exception {
		return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(figure.svg().getBytes(
			StandardCharsets.UTF_8)));
	}

	/** Every text, in the order of drawing. */
	static List<String> of(final Figure figure) throws Exception {
		final NodeList nodes = parse(figure).getElementsByTagName("text");
		final List<String> out = new ArrayList<>();
		for (int i = 0; i < nodes.getLength(); i++) out.add(nodes.item(i).getTextContent());
		return out;
	}

	/** The value that an element or the nearest one around it has for an attribute. */
	static String inherited(final Element element, final String attribute) {
		Node at = element;
		while (!((Element) at).hasAttribute(attribute)) at = at.getParentNode();
		return ((Element) at).getAttribute(attribute);
	}

	/** Colours of the curves: open paths, without ink, the grey of references, and white rims. */
	static long curveColours(final Figure figure) throws Exception {
		final NodeList nodes = parse(figure).getElementsByTagName("path");
		final List<String> out = new ArrayList<>();
		for (int i = 0; i < nodes.getLength(); i++) {
			final Element path = (Element) nodes.item(i);
			if (path.getAttribute("fill").equals("none")) out.add(inherited(path, "stroke"));
		}
		out.removeAll(List.of("rgb(38,38,38)", "rgb(140,140,140)", "white"));
		return out.stream().distinct().count();
	}
}
