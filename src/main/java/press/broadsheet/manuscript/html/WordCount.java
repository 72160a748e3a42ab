package press.broadsheet.manuscript.html;

/** Counts words. In scripts without spaces, counts characters that take as long to read as a word. */
final class WordCount {

    /** Characters read in the time of one English word: about two in Chinese and Japanese, five in Thai. */
    private static final int IDEOGRAPHS_PER_WORD = 2;
    private static final int LETTERS_PER_WORD = 5;

    /** The start of Thai. Scripts before it separate words with spaces. */
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
            boolean partOfWord = false;
            boolean letter = Character.isLetterOrDigit(c);
            if (letter && c < FIRST_WITHOUT_SPACES) {
                partOfWord = true;
            } else if (letter) {
                switch (Character.UnicodeScript.of(c)) {
                    case HAN, HIRAGANA, KATAKANA, BOPOMOFO, YI -> ideographs++;
                    case THAI, LAO, KHMER, MYANMAR, TIBETAN -> letters++;
                    default -> partOfWord = true;
                }
            } else {
                partOfWord = inWord && c != ' ' && isInsideWord(c);
            }
            if (partOfWord && !inWord) {
                words++;
            }
            inWord = partOfWord;
        }
        return words + Math.ceilDiv(ideographs, IDEOGRAPHS_PER_WORD) + Math.ceilDiv(letters, LETTERS_PER_WORD);
    }

    /** Combining marks, hyphens and apostrophes do not end a word, nor do points and commas inside a number. */
    private static boolean isInsideWord(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK
                || type == Character.FORMAT || "'’-‑._,:/@&".indexOf(c) >= 0;
    }
}
