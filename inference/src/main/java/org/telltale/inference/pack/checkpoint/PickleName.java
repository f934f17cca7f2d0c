package org.telltale.inference.pack.checkpoint;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.reason.Reason;

/** The names that a pickle of weights may speak of. Every other is refused, whatever it is. */
enum PickleName {
    ORDERED_DICT(null, "collections.OrderedDict"),
    SIZE(null, "torch.Size"),
    REBUILD_TENSOR(null, "torch._utils._rebuild_tensor"),
    REBUILD_TENSOR_V2(null, "torch._utils._rebuild_tensor_v2"),
    REBUILD_PARAMETER(null, "torch._utils._rebuild_parameter"),
    DOUBLE_STORAGE(ElementType.FLOAT64, "torch.DoubleStorage", "torch.cuda.DoubleStorage"),
    FLOAT_STORAGE(ElementType.FLOAT32, "torch.FloatStorage", "torch.cuda.FloatStorage"),
    HALF_STORAGE(ElementType.FLOAT16, "torch.HalfStorage", "torch.cuda.HalfStorage"),
    BFLOAT16_STORAGE(ElementType.BFLOAT16, "torch.BFloat16Storage", "torch.cuda.BFloat16Storage"),
    LONG_STORAGE(ElementType.INT64, "torch.LongStorage", "torch.cuda.LongStorage"),
    INT_STORAGE(ElementType.INT32, "torch.IntStorage", "torch.cuda.IntStorage"),
    SHORT_STORAGE(ElementType.INT16, "torch.ShortStorage", "torch.cuda.ShortStorage"),
    CHAR_STORAGE(ElementType.INT8, "torch.CharStorage", "torch.cuda.CharStorage"),
    BYTE_STORAGE(ElementType.UINT8, "torch.ByteStorage", "torch.cuda.ByteStorage"),
    BOOL_STORAGE(ElementType.BOOL, "torch.BoolStorage", "torch.cuda.BoolStorage"),
    COMPLEX_FLOAT_STORAGE(ElementType.COMPLEX64, "torch.ComplexFloatStorage"),
    COMPLEX_DOUBLE_STORAGE(ElementType.COMPLEX128, "torch.ComplexDoubleStorage"),
    UNTYPED_STORAGE(ElementType.UINT8, "torch.storage.UntypedStorage", "torch.UntypedStorage");

    private static final Map<String, PickleName> BY_NAME =
            Arrays.stream(values())
                    .flatMap(name -> name.names.stream().map(text -> Map.entry(text, name)))
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final @Nullable ElementType elements;
    private final List<String> names;

    PickleName(@Nullable ElementType elements, String... names) {
        this.elements = elements;
        this.names = List.of(names);
    }

    /**
     * The name that a pickle asks for.
     *
     * @throws RefusedContent if it is not on the list
     */
    static PickleName of(String module, String name) throws RefusedContent {
        String whole = module + "." + name;
        PickleName known = BY_NAME.get(whole);
        // A dot within either part could spell an allowed name in another way than Python reads it.
        if (known == null || name.indexOf('.') >= 0) {
            throw new RefusedContent(Reason.of("checkpoint.asks-for", whole));
        }
        return known;
    }

    /** What a storage of that name holds; null if it is no storage. */
    @Nullable ElementType elements() {
        return elements;
    }
}
