package org.telltale.explainer.rubric;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.face.FacialRegion;

/**
 * Reads which facial regions a clause names, and on which side. Left and right are the subject's,
 * unless the text says that they are the viewer's.
 */
final class RegionReader {
    private static final Lexicon REGIONS = Lexicon.load("regions");
    private static final int FARTHEST_SIDE = 4;
    private static final int FARTHEST_CONTEXT = 2;

    private final List<Word> words;
    private final Grammar grammar;
    private final boolean fake;

    private RegionReader(List<Word> words, Grammar grammar, boolean fake) {
        this.words = words;
        this.grammar = grammar;
        this.fake = fake;
    }

    /**
     * The regions of a clause, in order.
     *
     * @param fake whether the clause speaks for manipulation, so that "does not match" compares
     */
    static List<RegionMention> read(List<Word> clause, Grammar grammar, boolean fake) {
        return new RegionReader(clause, grammar, fake).mentions();
    }

    private List<RegionMention> mentions() {
        List<RegionMention> mentions = new ArrayList<>();
        FaceSide before = null;
        int end = -1;
        for (Lexicon.Match match : REGIONS.find(words)) {
            FaceSide side = side(match, end);
            if (side == null && before != null && isJoinedTo(match, end)) {
                side = before;
            }
            mentions.add(mention(match, side));
            before = side;
            end = match.end();
        }
        return mentions;
    }

    private RegionMention mention(Lexicon.Match match, @Nullable FaceSide side) {
        Set<FacialRegion> all = regions(match.group());
        boolean paired = all.stream().anyMatch(r -> r.mirrored() != r);
        boolean compared = isCompared(match);
        if (!paired) {
            return new RegionMention(all, false, all.size() == 1, compared);
        }
        if (side == null) {
            boolean plural = words.get(match.end() - 1).text().endsWith("s") || isPlural(match);
            boolean coarse = all.size() > 2;
            return new RegionMention(all, !plural && !coarse, plural && !coarse, compared);
        }
        Set<FacialRegion> sided =
                all.stream()
                        .filter(region -> region.mirrored() != region && side.holds(region))
                        .collect(Collectors.toUnmodifiableSet());
        return new RegionMention(sided, false, true, compared);
    }

    private boolean isPlural(Lexicon.Match match) {
        return words.subList(match.start(), match.end()).stream().anyMatch(w -> w.is("corners"));
    }

    private @Nullable FaceSide side(Lexicon.Match match, int previousEnd) {
        FaceSide side = sideBefore(match.start(), Math.max(0, previousEnd));
        if (side == null) {
            side = sideAfter(match.end());
        }
        return side != null && isViewers(match) ? side.mirrored() : side;
    }

    private @Nullable FaceSide sideBefore(int start, int first) {
        for (int i = start - 1; i >= Math.max(first, start - FARTHEST_SIDE); i--) {
            Word word = words.get(i);
            FaceSide side = FaceSide.of(word.text());
            if (side != null) {
                boolean adverb = i + 1 < words.size() && grammar.has("adverb", i + 1);
                return adverb ? null : withOther(side, i, first);
            }
            boolean article = word.is("the") && !(i > 0 && words.get(i - 1).is("of"));
            if (article || word.isMark() || word.is("and") || word.is("or")) {
                return null;
            }
            if (grammar.has("preposition", i) || grammar.has("verb", i)) {
                return null;
            }
        }
        return null;
    }

    /** "Left and right" is both. */
    private static FaceSide both(FaceSide side, @Nullable FaceSide other) {
        return other == null || other == side ? side : FaceSide.BOTH;
    }

    private FaceSide withOther(FaceSide side, int index, int first) {
        boolean joined =
                index - 2 >= first
                        && (words.get(index - 1).is("and") || words.get(index - 1).is("or"));
        return joined ? both(side, FaceSide.of(words.get(index - 2).text())) : side;
    }

    /** "The cheek on the left". */
    private @Nullable FaceSide sideAfter(int end) {
        boolean pattern =
                end + 2 < words.size()
                        && (words.get(end).is("on") || words.get(end).is("at"))
                        && words.get(end + 1).is("the");
        return pattern ? FaceSide.of(words.get(end + 2).text()) : null;
    }

    private boolean isViewers(Lexicon.Match match) {
        boolean before =
                grammar.all("viewer").stream()
                        .anyMatch(v ->
                                v.end() <= match.start()
                                        && v.end() < words.size()
                                        && FaceSide.of(words.get(v.end()).text()) != null);
        return before
                || grammar.all("viewer after").stream().anyMatch(v -> v.start() >= match.end());
    }

    /** "The left eye and cheek": no article, so the side of the first holds for both. */
    private boolean isJoinedTo(Lexicon.Match match, int previousEnd) {
        return match.start() == previousEnd + 1
                && (words.get(previousEnd).is("and") || words.get(previousEnd).is("or"));
    }

    private boolean isCompared(Lexicon.Match match) {
        String[] groups =
                fake
                        ? new String[] {"comparison", "denied comparison"}
                        : new String[] {"comparison"};
        boolean after =
                grammar.all(groups).stream()
                        .anyMatch(c ->
                                c.end() <= match.start()
                                        && words.subList(c.end(), match.start()).stream()
                                                .noneMatch(w -> w.is(",")));
        return after
                || grammar.all("context").stream()
                        .anyMatch(c ->
                                c.end() <= match.start()
                                        && match.start() - c.end() <= FARTHEST_CONTEXT);
    }

    private static Set<FacialRegion> regions(String group) {
        return switch (group) {
            case "MOUTH" ->
                    EnumSet.of(
                            FacialRegion.LEFT_MOUTH_CORNER,
                            FacialRegion.RIGHT_MOUTH_CORNER,
                            FacialRegion.UPPER_LIP,
                            FacialRegion.LOWER_LIP);
            case "NOSE" -> EnumSet.of(FacialRegion.NOSE_BRIDGE, FacialRegion.NOSE_TIP);
            case "LIPS" -> EnumSet.of(FacialRegion.UPPER_LIP, FacialRegion.LOWER_LIP);
            case "EYE", "EYEBROW", "CHEEK", "EAR", "MOUTH_CORNER" ->
                    EnumSet.of(
                            FacialRegion.valueOf("LEFT_" + group),
                            FacialRegion.valueOf("RIGHT_" + group));
            default -> EnumSet.of(FacialRegion.valueOf(group));
        };
    }
}
