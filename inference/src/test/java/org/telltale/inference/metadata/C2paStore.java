package org.telltale.inference.metadata;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.dataformat.cbor.CBORMapper;

/** A C2PA manifest store put together box by box; its signature signs nothing. */
public final class C2paStore {
    private static final CBORMapper CBOR = new CBORMapper();

    private C2paStore() {}

    /** A store of one manifest with these actions, in the words of the first or second version. */
    public static byte[] store(Map<String, Object> claim, List<Map<String, Object>> actions) {
        byte[] assertion = superbox("c2pa.actions.v2", cbor(Map.of("actions", actions)));
        byte[] ingredient = superbox("c2pa.ingredient", cbor(Map.of("dc:title", "before.jpg")));
        byte[] manifest =
                superbox(
                        "urn:uuid:1",
                        new Bytes()
                                .raw(
                                        superbox(
                                                "c2pa.assertions",
                                                new Bytes().raw(assertion).raw(ingredient).done()))
                                .raw(superbox("c2pa.claim", cbor(claim)))
                                .raw(
                                        superbox(
                                                "c2pa.signature",
                                                cbor(List.of(new byte[0], Map.of()))))
                                .done());
        return superbox("c2pa", manifest);
    }

    public static byte[] superbox(String label, byte[] contents) {
        byte[] description = box("jumd", new Bytes().fill(0, 16).u8(3).text(label).u8(0).done());
        return box("jumb", new Bytes().raw(description).raw(contents).done());
    }

    public static byte[] cbor(Object value) {
        return box("cbor", CBOR.writeValueAsBytes(value));
    }

    public static byte[] box(String type, byte[] data) {
        return new Bytes().u32(data.length + 8).text(type).raw(data).done();
    }

    /** The box cut into APP11 segments of at most that many bytes of it. */
    public static byte[] segments(byte[] box, int size) {
        Bytes out = new Bytes();
        int packet = 1;
        for (int at = 0; at < box.length; at += size) {
            Bytes payload = new Bytes().text("JP").u16(1).u32(packet);
            if (packet++ > 1) {
                payload.raw(Arrays.copyOf(box, 8));
            }
            payload.raw(Arrays.copyOfRange(box, at, Math.min(box.length, at + size)));
            out.raw(JpegFile.segment(0xeb, payload.done()));
        }
        return out.done();
    }
}
