package org.telltale.inference.metadata;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Who signed a C2PA claim, as the first certificate of the COSE_Sign1 structure's {@code x5chain}
 * says (RFC 9052, RFC 9360). Nothing is verified: neither signature, nor chain, nor dates.
 */
final class CoseCertificate {
    /** Header parameter x5chain: 33, or by name in claims of the first versions. */
    private static final String X5CHAIN = "33";

    private static final String X5CHAIN_NAMED = "x5chain";

    private final ObjectMapper cbor;

    CoseCertificate(ObjectMapper cbor) {
        this.cbor = cbor;
    }

    /**
     * The signer's common name, or its organisation where it has none.
     *
     * @return null where there is no certificate that can be read
     */
    @Nullable String signer(byte[] coseSign1) {
        try {
            JsonNode sign1 = cbor.readTree(coseSign1);
            byte[] der = null;
            if (sign1.path(0).isBinary()) {
                der = certificate(cbor.readTree(sign1.path(0).binaryValue()));
            }
            if (der == null) {
                der = certificate(sign1.path(1));
            }
            return der == null ? null : name(der);
        } catch (JacksonException | CertificateException | InvalidNameException e) {
            return null;
        }
    }

    private static byte @Nullable [] certificate(JsonNode header) {
        JsonNode chain = header.has(X5CHAIN) ? header.path(X5CHAIN) : header.path(X5CHAIN_NAMED);
        JsonNode first = chain.isArray() ? chain.path(0) : chain;
        return first.isBinary() ? first.binaryValue() : null;
    }

    private static @Nullable String name(byte[] der)
            throws CertificateException, InvalidNameException {
        X509Certificate certificate =
                (X509Certificate)
                        CertificateFactory.getInstance("X.509")
                                .generateCertificate(new ByteArrayInputStream(der));
        String organisation = null;
        for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
            if (part.getType().equalsIgnoreCase("CN")) {
                return CleanText.clean(part.getValue().toString());
            }
            if (part.getType().equalsIgnoreCase("O")) {
                organisation = CleanText.clean(part.getValue().toString());
            }
        }
        return organisation;
    }
}
