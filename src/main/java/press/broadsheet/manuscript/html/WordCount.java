package press.broadsheet.manuscript.html;

/** How long a text is in words, or in what takes as long to read where a script sets no blanks between them. */
final class WordCount {

    /** Readers of Chinese and Japanese take in about two characters in the time of one English word; of Thai, five. */
    private static final int IDEOGRAPHS_PER_WORD = 2;
    private static final int LETTERS_PER_WORD = 5;

    /** Thai begins here; whatever comes before it sets blanks between words. */
    private static final int FIRST_WITHOUT_SPACES = 0x0E00;

    private WordCount() {}

    static int of(String text) {
        int words = 0;
        int ideographs = 0;
        int letters = 0;
        boolean inWord = false;
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            boolean wordy = false;
            boolean letter = Character.isLetterOrDigit(c);
            if (letter && c < FIRST_WITHOUT_SPACES) {
                wordy = true;
            } else if (letter) {
                switch (Character.UnicodeScript.of(c)) {
                    case HAN, HIRAGANA, KATAKANA, BOPOMOFO, YI -> ideographs++;
                    case THAI, LAO, KHMER, MYANMAR, TIBETAN -> letters++;
                    default -> wordy = true;
                }
            } else {
                wordy = inWord && c != ' ' && isInsideWord(c);
            }
            if (wordy && !inWord) {
                words++;
            }
            inWord = wordy;
        }
        return words + Math.ceilDiv(ideographs, IDEOGRAPHS_PER_WORD) + Math.ceilDiv(letters, LETTERS_PER_WORD);
    }

    /** Marks, hyphens and apostrophes do not end a word; neither do the points and commas inside a number. */
    private static boolean isInsideWord(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK
                || type == Character.FORMAT || "'’-‑._,:/@&".indexOf(c) >= 0;
    }
}
