package press.broadsheet.manuscript;

import press.broadsheet.publication.Picture;

/** Advises an editor on what readers would miss in an article that they are to see. */
final class Omissions {

    private Omissions() {}

    static void name(Manuscript manuscript, Fields fields) {
        if (manuscript.draft() || manuscript.withdrawn().isPresent()) {
            return;
        }
        if (manuscript.standfirst().isEmpty()) {
            fields.problems().advice(fields.at(Field.TITLE), "there is no standfirst",
                    "Say under `standfirst` in one sentence what the story is about: it stands under the headline.");
        }
        manuscript.picture().ifPresent(picture -> name(picture, fields));
    }

    private static void name(Picture picture, Fields fields) {
        Place at = fields.at(Field.IMAGE);
        if (picture.credit().isEmpty()) {
            fields.problems().advice(at, "the lead picture has no credit",
                    "Name its photographer or agency under `credit`, beside `src`.");
        }
    }
}
