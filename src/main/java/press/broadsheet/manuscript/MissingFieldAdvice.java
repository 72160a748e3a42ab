package press.broadsheet.manuscript;

import press.broadsheet.manuscript.frontmatter.FrontMatterField;
import press.broadsheet.manuscript.frontmatter.FrontMatterFields;
import press.broadsheet.manuscript.text.SourcePosition;
import press.broadsheet.publication.ImageReference;

/** Advises an editor on what readers would miss in an article that they are to see. */
final class MissingFieldAdvice {

    private MissingFieldAdvice() {}

    static void advise(Manuscript manuscript, FrontMatterFields frontMatterFields) {
        if (manuscript.isHidden()) {
            return;
        }
        if (manuscript.text().standfirst().isEmpty()) {
            frontMatterFields.problems().advice(frontMatterFields.positionOf(FrontMatterField.TITLE), "there is no standfirst",
                    "Say under `standfirst` in one sentence what the story is about: it stands under the headline.");
        }
        manuscript.text().image().ifPresent(imageReference -> advise(imageReference, frontMatterFields));
    }

    private static void advise(ImageReference imageReference, FrontMatterFields frontMatterFields) {
        SourcePosition at = frontMatterFields.positionOf(FrontMatterField.IMAGE);
        if (imageReference.credit().isEmpty()) {
            frontMatterFields.problems().advice(at, "the lead picture has no credit",
                    "Name its photographer or agency under `credit`, beside `src`.");
        }
    }
}
