package press.broadsheet.imaging;

/**
 * The frame header of a JPEG (ITU-T T.81, B.2.2).
 *
 * @param components 1 for gray, 3 for colour, 4 for CMYK
 * @param needsCoefficientBuffer whether all coefficients are held in memory before decoding: in a progressive JPEG, or one
 * with a scan per component
 * @param coefficientCount number of coefficients
 */
record JpegFrameHeader(int components, boolean needsCoefficientBuffer, long coefficientCount) {}
