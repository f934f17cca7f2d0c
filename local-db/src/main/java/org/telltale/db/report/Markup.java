package org.telltale.db.report;

import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.telltale.inference.metadata.Blob;

/**
 * Writes HTML that is well-formed XML as well (polyglot), element by element. Everything that is
 * not an element's or attribute's name is escaped, and made visible by {@link SafeText}. For one
 * thread.
 */
final class Markup {
    private static final Set<String> VOID = Set.of("br", "col", "hr", "img", "meta");

    private final XMLStreamWriter xml;
    private final SafeText safe;
    private final Deque<String> open = new ArrayDeque<>();

    /** Writes to {@code out}, which stays the caller's to close. */
    Markup(Writer out, SafeText safe) {
        try {
            this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the JDK writes XML", e);
        }
        this.safe = safe;
    }

    /** An element that {@link #end} closes; attributes as names and values in turn. */
    Markup start(String tag, String... attributes) throws XMLStreamException {
        xml.writeStartElement(tag);
        attributes(attributes);
        open.push(tag);
        return this;
    }

    /** Closes the last one opened. */
    Markup end() throws XMLStreamException {
        open.pop();
        xml.writeEndElement();
        return this;
    }

    /** Closes the last one opened, which must be this. */
    Markup end(String tag) throws XMLStreamException {
        if (!tag.equals(open.peek())) {
            throw new IllegalStateException("</" + tag + "> closes <" + open.peek() + ">");
        }
        return end();
    }

    Markup text(String text) throws XMLStreamException {
        xml.writeCharacters(safe.of(text));
        return this;
    }

    /** An element of text alone. */
    Markup element(String tag, String text, String... attributes) throws XMLStreamException {
        return start(tag, attributes).text(text).end();
    }

    /** An element without content: a void one of HTML, or one of a drawing. */
    Markup empty(String tag, String... attributes) throws XMLStreamException {
        boolean html = open.stream().noneMatch("svg"::equals);
        if (html && !VOID.contains(tag)) {
            throw new IllegalStateException("<" + tag + "> is not void in HTML");
        }
        xml.writeEmptyElement(tag);
        attributes(attributes);
        return this;
    }

    /** A style sheet of this program's; it must hold none of {@code < > &}. */
    Markup style(String css, String... attributes) throws XMLStreamException {
        if (css.matches("(?s).*[<>&].*")) {
            throw new IllegalArgumentException("HTML does not read escapes in a style sheet");
        }
        start("style", attributes);
        xml.writeCharacters(css);
        return end();
    }

    /** A picture with everything inside. */
    Markup picture(Blob png, String alt, String style) throws XMLStreamException {
        String data = "data:image/png;base64," + Base64.getEncoder().encodeToString(png.bytes());
        return empty("img", "class", style, "src", data, "alt", alt);
    }

    /** Line break in the source, for those who compare two of them. */
    Markup line() throws XMLStreamException {
        xml.writeCharacters("\n");
        return this;
    }

    void doctype() throws XMLStreamException {
        xml.writeDTD("<!DOCTYPE html>");
        line();
    }

    void flush() throws XMLStreamException {
        xml.flush();
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            boolean data = attributes[i].equals("src");
            xml.writeAttribute(
                    attributes[i], data ? attributes[i + 1] : safe.of(attributes[i + 1]));
        }
    }
}
