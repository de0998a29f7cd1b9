package ta.backoffice.identity;

/** How gains and income in a portfolio are taxed (UK wrappers). */
public enum TaxTreatment {
    ISA,
    LISA,
    SIPP,
    GIA,
    OTHER
}
