package org.telltale.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScaledSheetTest {
    @Test
    void lengthsGrowAndLinesDoNot() {
        assertThat(ScaledSheet.enlarged(".a { -fx-font-size: 13px; -fx-border-width: 1px; }", 1.5))
                .isEqualTo(".a { -fx-font-size: 19.5px; -fx-border-width: 1px; }");
        assertThat(ScaledSheet.enlarged("-fx-padding: 8px 12px 0 -10px; -fx-x: 10.5px", 2))
                .isEqualTo("-fx-padding: 16.0px 24.0px 0 -20.0px; -fx-x: 21.0px");
    }

    @Test
    void whatIsNoLengthStays() {
        String css = ".a { -c: #0d1117; -d: rgba(0, 0, 0, 0.45); -e: segments(6, 5) 50% 2em; }";
        assertThat(ScaledSheet.enlarged(css, 1.7)).isEqualTo(css);
    }
}
