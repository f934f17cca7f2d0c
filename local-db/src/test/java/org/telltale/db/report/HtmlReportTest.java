package org.telltale.db.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.engine.AnalysisSettings;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What a browser gets: complete in itself, harmless, and readable without eyes. */
class HtmlReportTest {
    private static final String HOSTILE =
            "x'\"><script>alert(1)</script><img src=x onerror=alert(1)>&amp;]]>\u202Egpj.exe\u0000";

    @Test
    void nothingComesFromElsewhereAndNothingRuns() throws Exception {
        Document document = parse(ReportFixture.html(ReportFixture.fake()));
        assertThat(elements(document, "script")).isEmpty();
        assertThat(elements(document, "link")).isEmpty();
        assertThat(elements(document, "iframe")).isEmpty();
        assertThat(elements(document, "img"))
                .isNotEmpty()
                .allSatisfy(i -> assertThat(i.getAttribute("src")).startsWith("data:image/png"));
        assertThat(elements(document, "a"))
                .isNotEmpty()
                .allSatisfy(a -> assertThat(a.getAttribute("href")).startsWith("#"));
        assertThat(elements(document, "style"))
                .allSatisfy(s -> assertThat(s.getTextContent()).doesNotContain("url(", "@import"));
        assertThat(attributeNames(document)).noneMatch(name -> name.startsWith("on"));
    }

    @Test
    void hostileNamesAndMetadataStayText() throws Exception {
        String html = ReportFixture.html(ReportFixture.named("holiday.png", HOSTILE));
        Document document = parse(html);
        assertThat(elements(document, "script")).isEmpty();
        assertThat(elements(document, "img"))
                .allSatisfy(i -> assertThat(i.hasAttribute("onerror")).isFalse());
        assertThat(document.getDocumentElement().getTextContent())
                .contains("<script>alert(1)</script>")
                .contains("[U+202E]gpj.exe[U+0000]");
        assertThat(html).doesNotContain("<script", "\u202E", "\u0000");

        String name = "a\u202Efdp\u200B<b onclick=x>\n\u0007.jpg";
        Document other = parse(ReportFixture.html(ReportFixture.named(name, "v")));
        assertThat(elements(other, "h1").getFirst().getTextContent())
                .contains("a[U+202E]fdp[U+200B]<b onclick=x> [U+0007].jpg");
        assertThat(elements(other, "b")).isEmpty();
    }

    @Test
    void everyLinkHasItsTarget() throws Exception {
        Document document = parse(ReportFixture.html(ReportFixture.fake(), ReportFixture.fake()));
        List<String> ids =
                elements(document, "*").stream()
                        .map(e -> e.getAttribute("id"))
                        .filter(id -> !id.isEmpty())
                        .toList();
        assertThat(ids).doesNotHaveDuplicates();
        Set<String> targets =
                elements(document, "a").stream()
                        .map(a -> a.getAttribute("href").substring(1))
                        .collect(Collectors.toSet());
        assertThat(ids).containsAll(targets);
        assertThat(targets).contains("session-1", "session-2", "s1-r1", "s1-c1", "s2-c1");
    }

    @Test
    void itReadsWithoutEyes() throws Exception {
        Document document = parse(ReportFixture.html(ReportFixture.fake()));
        assertThat(document.getDocumentElement().getAttribute("lang")).isEqualTo("en");
        assertThat(elements(document, "title").getFirst().getTextContent()).contains("photo.jpg");
        assertThat(elements(document, "h1")).hasSize(1);
        assertThat(elements(document, "img"))
                .allSatisfy(i -> assertThat(i.getAttribute("alt")).isNotBlank());
        assertThat(elements(document, "svg"))
                .hasSize(2)
                .allSatisfy(s -> assertThat(s.getAttribute("aria-label")).isNotBlank());
        assertThat(elements(document, "th"))
                .allSatisfy(t -> assertThat(t.getAttribute("scope")).isIn("col", "row"));
        int level = 0;
        for (Element heading : elements(document, "*")) {
            if (heading.getTagName().matches("h[1-6]")) {
                int next = heading.getTagName().charAt(1) - '0';
                assertThat(next).as(heading.getTextContent()).isLessThanOrEqualTo(level + 1);
                level = next;
            }
        }
    }

    @Test
    void itSaysWhatWasAskedAnsweredAndLeftOut() throws Exception {
        String text = text(ReportFixture.fake());
        assertThat(text)
                .contains("The file was manipulated in one of the tested ways.")
                .contains("The file was not manipulated in any of the tested ways.")
                .contains("moderate support for manipulation of a tested kind")
                .contains("not the probability that the file was manipulated")
                .contains("Not tested:")
                .contains("Place 1:")
                .contains("Shows edges; proves nothing.")
                .contains("Rejected r1.", "Seen by two.", "urgent")
                .contains("The examined file is no longer at its path.")
                .contains("c".repeat(64), "only against a head that was recorded elsewhere")
                .contains(ReportFixture.DIGEST)
                .contains("profile standard")
                .contains("Telltale Optics");
        assertThat(text).doesNotContain("probability 0").doesNotContain("forced");
    }

    @Test
    void anAbstentionStaysOne() throws Exception {
        Analysis undecided = AnalysisFixture.inconclusive(AnalysisFixture.media("b".repeat(64)));
        assertThat(text(undecided))
                .contains("INCONCLUSIVE")
                .contains("neither “real” nor “fake”")
                .doesNotContain("FAKE");
        Analysis real = AnalysisFixture.real(AnalysisFixture.media("b".repeat(64)));
        assertThat(text(real))
                .contains("REAL: no manipulation of the tested kinds found")
                .contains("does not say that the file is authentic");
    }

    @Test
    void anExaminationCutShortHasNoAnswer() throws Exception {
        Analysis whole = ReportFixture.fake();
        Analysis cut =
                new Analysis(
                        whole.media(),
                        whole.metadata(),
                        AnalysisSettings.STANDARD,
                        whole.runtime(),
                        whole.runs().subList(0, 1),
                        null,
                        List.of());
        assertThat(text(cut)).contains("NO ANSWER", "did not finish").doesNotContain("FAKE");
    }

    @Test
    void theSameSessionGivesTheSameText() throws Exception {
        assertThat(ReportFixture.html(ReportFixture.fake()))
                .isEqualTo(ReportFixture.html(ReportFixture.fake()));
    }

    private static String text(Analysis analysis) throws Exception {
        Document document = parse(ReportFixture.html(analysis));
        return elements(document, "body").getFirst().getTextContent();
    }

    private static Document parse(String html) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    private static List<Element> elements(Document document, String tag) {
        NodeList nodes = document.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static List<String> attributeNames(Document document) {
        List<String> names = new ArrayList<>();
        for (Element element : elements(document, "*")) {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                names.add(element.getAttributes().item(i).getNodeName());
            }
        }
        return names;
    }
}
