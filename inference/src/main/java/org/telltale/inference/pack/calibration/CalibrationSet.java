package org.telltale.inference.pack.calibration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Scores of real and of manipulated files, each with its source. Files of one source are not
 * independent: in the fit and its bounds all files of a source together weigh as one in their
 * class, a source never lies in both halves of the two-fold figures, and the bootstrap draws whole
 * sources. Immutable.
 *
 * @param real at least one
 * @param fake at least one
 */
public record CalibrationSet(List<SourceScore> real, List<SourceScore> fake) {
    public CalibrationSet {
        real = List.copyOf(real);
        fake = List.copyOf(fake);
        if (real.isEmpty() || fake.isEmpty()) {
            throw new IllegalArgumentException(real.size() + " real, " + fake.size() + " fake");
        }
    }

    /** The fit to all of it. */
    public AffineFit fit() {
        return AffineFit.of(raw(real), weights(real), raw(fake), weights(fake));
    }

    /** Different sources of some scores. */
    public static int sources(List<SourceScore> scores) {
        return (int) scores.stream().map(SourceScore::source).distinct().count();
    }

    /** Different sources in all. */
    public int sources() {
        return (int)
                Stream.concat(real.stream(), fake.stream())
                        .map(SourceScore::source)
                        .distinct()
                        .count();
    }

    static double[] raw(List<SourceScore> scores) {
        return scores.stream().mapToDouble(SourceScore::raw).toArray();
    }

    /** One divided by the number of files of the same source. */
    private static double[] weights(List<SourceScore> scores) {
        Map<String, Integer> sizes = new HashMap<>();
        scores.forEach(score -> sizes.merge(score.source(), 1, Integer::sum));
        return scores.stream()
                .mapToDouble(score -> 1.0 / sizes.getOrDefault(score.source(), 1))
                .toArray();
    }

    /**
     * Halves by source: every second of those in both classes, of those with real files only, and
     * of those with manipulated files only, in the order in which they first come.
     */
    Map<String, Integer> halves() {
        Set<String> ofReal = names(real);
        Set<String> ofFake = names(fake);
        List<String> both = ofReal.stream().filter(ofFake::contains).toList();
        Map<String, Integer> halves = new LinkedHashMap<>();
        both.forEach(source -> halves.put(source, halves.size() % 2));
        for (Set<String> one : List.of(ofReal, ofFake)) {
            int at = both.size();
            for (String source : one) {
                if (halves.putIfAbsent(source, at % 2) == null) {
                    at++;
                }
            }
        }
        return halves;
    }

    private static Set<String> names(List<SourceScore> scores) {
        Set<String> names = new LinkedHashSet<>();
        scores.forEach(score -> names.add(score.source()));
        return names;
    }

    /** The half that holds those sources, or the other; a class may be empty in it. */
    List<SourceScore> of(List<SourceScore> scores, Map<String, Integer> halves, int half) {
        return scores.stream()
                .filter(score -> halves.getOrDefault(score.source(), 0) == half)
                .toList();
    }

    /** Sources by what they have, each class' files of each of them: what a bootstrap draws. */
    List<List<Drawn>> strata() {
        Map<String, Drawn> members = new LinkedHashMap<>();
        for (int i = 0; i < real.size(); i++) {
            members.computeIfAbsent(real.get(i).source(), s -> new Drawn()).real.add(i);
        }
        for (int i = 0; i < fake.size(); i++) {
            members.computeIfAbsent(fake.get(i).source(), s -> new Drawn()).fake.add(i);
        }
        List<Drawn> both = new ArrayList<>();
        List<Drawn> onlyReal = new ArrayList<>();
        List<Drawn> onlyFake = new ArrayList<>();
        for (Drawn source : members.values()) {
            if (source.fake.isEmpty()) {
                onlyReal.add(source);
            } else if (source.real.isEmpty()) {
                onlyFake.add(source);
            } else {
                both.add(source);
            }
        }
        return List.of(both, onlyReal, onlyFake);
    }

    /** Files of one source, by their places in the lists of real and manipulated ones. */
    static final class Drawn {
        final List<Integer> real = new ArrayList<>();
        final List<Integer> fake = new ArrayList<>();
    }
}
