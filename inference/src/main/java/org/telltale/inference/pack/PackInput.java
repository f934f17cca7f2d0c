package org.telltale.inference.pack;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.telltale.inference.runtime.TensorType;

/** What a model is fed with under one name. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PictureInput.class, name = "picture"),
    @JsonSubTypes.Type(value = SamplesInput.class, name = "samples"),
    @JsonSubTypes.Type(value = StateInput.class, name = "state"),
    @JsonSubTypes.Type(value = ScalarInput.class, name = "scalar"),
})
public sealed interface PackInput permits PictureInput, SamplesInput, StateInput, ScalarInput {
    /** The model's name for it. */
    String name();

    /** What numbers it takes. */
    TensorType type();

    /** Its extents, outermost first; none for a scalar. */
    List<Dimension> shape();
}
