package org.telltale.inference.filter;

/** How coarsely a JPEG stores colour differences (ITU-T T.81, sampling factors). */
public enum ChromaSubsampling {
    /** 4:2:0: half as many along rows and columns; what most programs write. */
    HALVED_BOTH,
    /** 4:2:2: half as many along rows. */
    HALVED_ACROSS,
    /** 4:4:4: as many as of luma. */
    FULL
}
