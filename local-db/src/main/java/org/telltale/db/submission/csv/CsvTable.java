package org.telltale.db.submission.csv;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.db.submission.IssueLog;
import org.telltale.inference.reason.Reason;

/**
 * Reads a table row by row as RFC 4180 says; a line feed alone ends a row too. Quotes and commas
 * are ASCII and never part of another UTF-8 character, so the bytes are read as they come and each
 * cell is decoded on its own: the line of a fault is exact. For one thread; does not close the
 * stream.
 */
final class CsvTable {
    /** A cell of more bytes than that ends the reading. */
    static final int MOST_CELL_BYTES = 1 << 20;

    /** A row of more cells than that ends the reading. */
    private static final int MOST_CELLS = 1000;

    private static final int NOTHING = -2;

    private final String file;
    private final InputStream in;
    private final IssueLog issues;
    private final ByteArrayOutputStream cell = new ByteArrayOutputStream();
    private int line = 1;
    private int pushedBack = NOTHING;
    private boolean ended;
    private boolean faulty;

    /**
     * A table.
     *
     * @param file name for messages
     * @param in buffered by the caller
     */
    CsvTable(String file, InputStream in, IssueLog issues) {
        this.file = file;
        this.in = in;
        this.issues = issues;
    }

    /**
     * One row.
     *
     * @param line of its first character, from 1
     * @param cells as decoded; empty where the row is faulty, and the log says why
     */
    record Row(int line, List<String> cells) {}

    /** The next row that is not empty; null at the end. */
    @Nullable Row next() throws IOException {
        while (!ended) {
            int start = line;
            faulty = false;
            List<String> cells = new ArrayList<>();
            boolean more = true;
            while (more && !ended) {
                more = readCell();
                cells.add(text(start));
                if (cells.size() > MOST_CELLS) {
                    issues.error(file, start, Reason.of("submission.csv-many-cells", MOST_CELLS));
                    ended = true;
                    faulty = true;
                }
            }
            if (faulty) {
                return new Row(start, List.of());
            }
            if (cells.size() > 1 || !cells.getFirst().isEmpty()) {
                return new Row(start, cells);
            }
        }
        return null;
    }

    /** Reads into {@code cell}; whether another cell follows in this row. */
    private boolean readCell() throws IOException {
        cell.reset();
        int c = read();
        if (c == '"') {
            c = readQuoted();
        } else {
            while (c != ',' && c != '\n' && c != '\r' && c >= 0) {
                if (c == '"') {
                    fault(line, "submission.csv-stray-quote");
                }
                keep(c);
                c = read();
            }
        }
        if (c == '\r') {
            int next = read();
            pushedBack = next == '\n' ? NOTHING : next;
            c = '\n';
        }
        if (c != ',') {
            line++;
        }
        ended |= c < 0;
        return c == ',';
    }

    /** Reads behind an opening quote; the character that follows the cell. */
    private int readQuoted() throws IOException {
        int opened = line;
        while (true) {
            int c = read();
            if (c < 0) {
                fault(opened, "submission.csv-open-quote");
                return c;
            }
            if (c == '"') {
                c = read();
                if (c != '"') {
                    while (c != ',' && c != '\n' && c != '\r' && c >= 0) {
                        fault(line, "submission.csv-after-quote");
                        c = read();
                    }
                    return c;
                }
            }
            line += c == '\n' ? 1 : 0;
            keep(c);
        }
    }

    private int read() throws IOException {
        int c = pushedBack == NOTHING ? in.read() : pushedBack;
        pushedBack = NOTHING;
        return c;
    }

    private void keep(int c) {
        if (cell.size() < MOST_CELL_BYTES) {
            cell.write(c);
        } else {
            fault(line, "submission.csv-large-cell");
            ended = true;
        }
    }

    private String text(int start) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(cell.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            fault(start, "submission.not-utf8");
            return "";
        }
    }

    private void fault(int at, String code) {
        if (!faulty) {
            issues.error(file, at, Reason.of(code));
        }
        faulty = true;
    }
}
