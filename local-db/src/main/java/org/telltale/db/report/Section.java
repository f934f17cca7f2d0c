package org.telltale.db.report;

import javax.xml.stream.XMLStreamException;

/** One part of the report on a session. Implementations keep no state of a report. */
interface Section {
    void write(Markup markup, ReportedSession session) throws XMLStreamException;
}
