package press.broadsheet.imaging;

/**
 * What the header of a JPEG says of its frame (ITU-T T.81, B.2.2).
 *
 * @param components three, one for grey, or the four of print
 * @param needsCoefficientBuffer whether its coefficients are all in memory before a pixel is: it is progressive, or parted by component
 * @param coefficientCount how many there are
 */
record JpegFrameHeader(int components, boolean needsCoefficientBuffer, long coefficientCount) {}
