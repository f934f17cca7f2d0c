package org.telltale.inference.pack;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * How JSON and the manifest's records correspond: keys in snake case, words in kebab case, nothing
 * converted, nothing ignored. The catalogue uses the same. A component is required unless it is
 * nullable, a list (absent: empty) or a flag (absent: false).
 */
public final class ManifestMapper {
    private static final int MOST_DEPTH = 32;
    private static final int MOST_TOKENS = 100_000;

    private ManifestMapper() {}

    /** A mapper, safe for use by several threads. */
    public static JsonMapper make() {
        return JsonMapper.builder(bounded())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(
                        DeserializationFeature.ACCEPT_FLOAT_AS_INT,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        config -> {
                            for (CoercionInputShape shape : CoercionInputShape.values()) {
                                config.setCoercion(shape, CoercionAction.Fail);
                            }
                        })
                .withConfigOverride(
                        List.class,
                        override ->
                                override.setNullHandling(
                                        JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
                .changeDefaultPropertyInclusion(
                        inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_EMPTY))
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enumNamingStrategy(EnumNamingStrategies.KEBAB_CASE)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .annotationIntrospector(new RequiredUnlessNullable())
                .build();
    }

    private static JsonFactory bounded() {
        return JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxDocumentLength(PackManifestReader.MOST_BYTES)
                                .maxNestingDepth(MOST_DEPTH)
                                .maxTokenCount(MOST_TOKENS)
                                .maxNumberLength(40)
                                .maxNameLength(200)
                                .maxStringLength(PackManifestReader.MOST_BYTES)
                                .build())
                .build();
    }

    /** The word for an enum's constant in a manifest. */
    static String word(Object constant) {
        String name = ((Enum<?>) constant).name();
        try {
            JsonProperty given =
                    constant.getClass().getField(name).getAnnotation(JsonProperty.class);
            return given == null ? name.toLowerCase(Locale.ROOT).replace('_', '-') : name;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("an enum has a field for each constant", e);
        }
    }

    /** Takes the requirement from the nullness annotations, so that it stands in one place. */
    private static final class RequiredUnlessNullable extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            Boolean stated = super.hasRequiredMarker(config, member);
            if (Boolean.TRUE.equals(stated)
                    || !(member instanceof AnnotatedParameter parameter)
                    || !(parameter.getOwner().getAnnotated() instanceof Constructor<?> maker)) {
                return stated;
            }
            AnnotatedType type = maker.getAnnotatedParameterTypes()[parameter.getIndex()];
            return !type.isAnnotationPresent(Nullable.class)
                    && parameter.getRawType() != boolean.class
                    && !Collection.class.isAssignableFrom(parameter.getRawType());
        }
    }
}
