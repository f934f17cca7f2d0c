package org.telltale.inference.pack.store;

import java.util.Comparator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Versions as people order them: 1.9 before 1.10, and 2-rc1 before 2. Stateless. */
final class VersionOrder implements Comparator<String> {
    private static final Pattern PART = Pattern.compile("[0-9]+|[A-Za-z]+");

    @Override
    public int compare(String a, String b) {
        String[] left = parts(a);
        String[] right = parts(b);
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int order = part(i < left.length ? left[i] : "", i < right.length ? right[i] : "");
            if (order != 0) {
                return order;
            }
        }
        return a.compareTo(b);
    }

    private static String[] parts(String version) {
        return PART.matcher(version).results().map(MatchResult::group).toArray(String[]::new);
    }

    private static int part(String a, String b) {
        int order = Integer.compare(rank(a), rank(b));
        if (order != 0) {
            return order;
        }
        if (rank(a) < 2) {
            return a.compareTo(b);
        }
        String left = a.replaceFirst("^0+", "");
        String right = b.replaceFirst("^0+", "");
        int length = Integer.compare(left.length(), right.length());
        return length != 0 ? length : left.compareTo(right);
    }

    /** Words (rc, beta) come before nothing, nothing before a number. */
    private static int rank(String part) {
        if (part.isEmpty()) {
            return 1;
        }
        return Character.isDigit(part.charAt(0)) ? 2 : 0;
    }
}
