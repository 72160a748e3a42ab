package press.broadsheet.publication;

/** The genre of an article; every genre but news is shown to readers. */
public enum Genre {
    NEWS, ANALYSIS, OPINION, REVIEW, BACKGROUND, SPONSORED
}
