package org.telltale.app.doctor;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The doctor's sentences. */
final class DoctorWords {
    private final ResourceBundle bundle;

    DoctorWords(Locale language) {
        bundle = ResourceBundle.getBundle("org.telltale.app.doctor.doctor", language);
    }

    String text(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(arguments);
    }
}
