package press.broadsheet.publication;

/** What kind of journalism a piece is; whatever is not plain news is told to the reader. */
public enum Genre {
    NEWS, ANALYSIS, OPINION, REVIEW, BACKGROUND, SPONSORED
}
