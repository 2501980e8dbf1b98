package io.github.roi2roc.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

import io.github.roi2roc.store.AtomicFile;

/**
 * What {@code db.xml.gz} says: each file of the site, its present version and all earlier ones. The format is that of imagej-updater 2
 * (classes {@code XMLFileWriter} and {@code XMLFileReader}). Files are known by their name without version, so that
 * {@code plugins/roi2roc-0.2.0.jar} replaces {@code plugins/roi2roc-0.1.0.jar}.
 *
 * @param entries one for each file, in the order of their names without version
 */
record SiteIndex(Map<String, Entry> entries) {

	/** Name of the index on a site. */
	static final String FILE = "db.xml.gz";

	private static final String DTD = """
		<!DOCTYPE pluginRecords [
		<!ELEMENT pluginRecords (plugin*)>
		<!ELEMENT plugin (version?, previous-version*)>
		<!ELEMENT version (description?, dependency*, link*, author*)>
		<!ELEMENT previous-version EMPTY>
		<!ELEMENT description (#PCDATA)>
		<!ELEMENT dependency EMPTY>
		<!ELEMENT link (#PCDATA)>
		<!ELEMENT author (#PCDATA)>
		<!ATTLIST plugin filename CDATA #REQUIRED>
		<!ATTLIST version checksum CDATA #REQUIRED timestamp CDATA #REQUIRED filesize CDATA #REQUIRED>
		<!ATTLIST previous-version filename CDATA #IMPLIED timestamp CDATA #REQUIRED timestamp-obsolete CDATA #IMPLIED checksum CDATA #REQUIRED>
		<!ATTLIST dependency filename CDATA #REQUIRED timestamp CDATA #IMPLIED>
		]>
		""";

	/**
	 * A file.
	 *
	 * @param filename path in the ImageJ folder, with the version in its name
	 * @param current what the updater installs; null of a file that is no longer part of the suite, which the updater then offers to remove
	 * @param previous earlier versions, newest first
	 */
	record Entry(String filename, Current current, List<Previous> previous) {}

	/**
	 * @param checksum see {@link SiteChecksum}
	 * @param timestamp yyyyMMddHHmmss; the file lies on the site as {@code <filename>-<timestamp>}
	 * @param filesize bytes
	 * @param description one sentence, or empty
	 * @param dependencies paths without versions, and their timestamps
	 */
	record Current(String checksum, long timestamp, long filesize, String description, Map<String, Long> dependencies) {}

	/**
	 * @param filename its path then
	 * @param timestamp when it was published
	 * @param obsolete when it was replaced or withdrawn
	 * @param checksum by which the updater recognises it on somebody's disk; unknown ones count as changed by the user and are never updated
	 */
	record Previous(String filename, long timestamp, long obsolete, String checksum) {}

	/** {@code jars/libsvm-3.35.jar} is {@code jars/libsvm.jar}; what is no jar keeps its name. */
	static String withoutVersion(final String filename) {
		return filename.replaceFirst("-\\d+(\\.\\d+)+[A-Za-z0-9.]*(-[A-Za-z0-9.]+)*\\.jar$", ".jar");
	}

	/** @return the newest time in it; 0 of an empty one */
	long newest() {
		return entries.values().stream().flatMap(e -> java.util.stream.Stream.concat(
			e.current == null ? java.util.stream.Stream.empty() : java.util.stream.Stream.of(e.current.timestamp),
			e.previous.stream().map(p -> Math.max(p.timestamp, p.obsolete)))).mapToLong(Long::longValue).max().orElse(0);
	}

	/**
	 * @param site folder of a site; without an index it is a new one
	 * @throws IOException if the index is damaged
	 */
	static SiteIndex read(final Path site) throws IOException {
		final Map<String, Entry> entries = new TreeMap<>();
		final Path file = site.resolve(FILE);
		if (!Files.exists(file)) return new SiteIndex(entries);
		for (final Element plugin : children(root(file), "plugin")) {
			final String filename = plugin.getAttribute("filename");
			final List<Element> version = children(plugin, "version");
			final List<Previous> previous = children(plugin, "previous-version").stream().map(p -> new Previous(
				p.hasAttribute("filename") ? p.getAttribute("filename") : filename, number(p, "timestamp"), number(p, "timestamp-obsolete"),
				p.getAttribute("checksum"))).toList();
			entries.put(withoutVersion(filename), new Entry(filename, version.isEmpty() ? null : current(version.get(0)), previous));
		}
		return new SiteIndex(entries);
	}

	private static Current current(final Element version) {
		final Map<String, Long> dependencies = new TreeMap<>();
		for (final Element d : children(version, "dependency")) dependencies.put(d.getAttribute("filename"), number(d, "timestamp"));
		final List<Element> description = children(version, "description");
		return new Current(version.getAttribute("checksum"), number(version, "timestamp"), number(version, "filesize"),
			description.isEmpty() ? "" : description.get(0).getTextContent(), dependencies);
	}

	private static Element root(final Path file) throws IOException {
		final DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
		factory.setExpandEntityReferences(false);
		try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
			factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
			factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
			return factory.newDocumentBuilder().parse(in).getDocumentElement();
		}
		catch (final SAXException | ParserConfigurationException e) {
			throw new IOException("The index " + file + " is damaged: " + e.getMessage(), e);
		}
	}

	private static List<Element> children(final Element parent, final String name) {
		final List<Element> found = new ArrayList<>();
		for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) if (n instanceof Element e && e.getTagName().equals(name)) found.add(e);
		return found;
	}

	private static long number(final Element e, final String attribute) {
		return e.hasAttribute(attribute) ? Long.parseLong(e.getAttribute(attribute)) : 0;
	}

	/** Writes the index; the same entries give the same bytes. */
	void write(final Path site) throws IOException {
		final StringWriter text = new StringWriter();
		try {
			final XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
			xml.writeStartDocument("UTF-8", "1.0");
			xml.writeCharacters("\n");
			xml.writeDTD(DTD);
			xml.writeStartElement("pluginRecords");
			for (final Entry entry : entries.values()) write(xml, entry);
			xml.writeCharacters("\n");
			xml.writeEndElement();
			xml.writeEndDocument();
			xml.close();
		}
		catch (final XMLStreamException e) {
			throw new IOException(e);
		}
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
			out.write(text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
		}
		AtomicFile.write(site.resolve(FILE), bytes::writeTo);
	}

	private static void write(final XMLStreamWriter xml, final Entry entry) throws XMLStreamException {
		xml.writeCharacters("\n\t");
		xml.writeStartElement("plugin");
		xml.writeAttribute("filename", entry.filename);
		final Current current = entry.current;
		if (current != null) {
			xml.writeCharacters("\n\t\t");
			xml.writeStartElement("version");
			xml.writeAttribute("checksum", current.checksum);
			xml.writeAttribute("timestamp", Long.toString(current.timestamp));
			xml.writeAttribute("filesize", Long.toString(current.filesize));
			if (!current.description.isEmpty()) {
				xml.writeStartElement("description");
				xml.writeCharacters(current.description);
				xml.writeEndElement();
			}
			for (final Map.Entry<String, Long> d : current.dependencies.entrySet()) {
				xml.writeEmptyElement("dependency");
				xml.writeAttribute("filename", d.getKey());
				xml.writeAttribute("timestamp", Long.toString(d.getValue()));
			}
			xml.writeEndElement();
		}
		for (final Previous p : entry.previous) {
			xml.writeCharacters("\n\t\t");
			xml.writeEmptyElement("previous-version");
			xml.writeAttribute("filename", p.filename);
			xml.writeAttribute("timestamp", Long.toString(p.timestamp));
			xml.writeAttribute("timestamp-obsolete", Long.toString(p.obsolete));
			xml.writeAttribute("checksum", p.checksum);
		}
		xml.writeCharacters("\n\t");
		xml.writeEndElement();
	}
}
