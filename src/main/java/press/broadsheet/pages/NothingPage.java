package press.broadsheet.pages;

/**
 * Says that there is no page, and why.
 *
 * @param code of HTTP, set as large as a picture
 * @param offer where to look on; nothing where the archive was not asked
 * @param offersWays whether it was
 */
record NothingPage(Head head, int code, String heading, String text, Offer offer, boolean offersWays)
        implements
            Sheet {

    static NothingPage of(int code, Voice voice) {
        return of(code, Offer.NONE, false, voice);
    }

    static NothingPage of(int code, Offer offer, Voice voice) {
        return of(code, offer, true, voice);
    }

    private static NothingPage of(int code, Offer offer, boolean archive, Voice voice) {
        String key = switch (code) {
            case 404, 405, 503 -> Integer.toString(code);
            default -> code < 500 ? "400" : "500";
        };
        String heading = voice.words().of("nothing." + key);
        return new NothingPage(
                Head.ofNothing(voice.language(), voice.title(heading)),
                code,
                heading,
                voice.words().of("nothing." + key + ".text"),
                offer,
                archive);
    }

    @Override
    public boolean hasSearch() {
        return true;
    }
}
