package org.telltale.inference.pack;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What the user has to agree to. Immutable.
 *
 * @param code licence of the published code, an SPDX identifier where there is one
 * @param weights licence of the weights; {@code not stated} where the authors say nothing
 * @param nonCommercial whether either forbids commercial use, or research use alone is allowed
 * @param text what is shown: the licence's own words, or where they stand and what they ask
 */
public record PackLicence(
        String code,
        String weights,
        @JsonProperty(value = "non_commercial", required = true) boolean nonCommercial,
        String text) {
    public PackLicence {
        ManifestRules.text("code", code, ManifestRules.SHORT_TEXT);
        ManifestRules.text("weights", weights, ManifestRules.SHORT_TEXT);
        ManifestRules.text("text", text, ManifestRules.LONG_TEXT);
    }
}
