package press.broadsheet.manuscript;

import press.broadsheet.manuscript.frontmatter.FieldDefinition;
import press.broadsheet.manuscript.frontmatter.FrontMatterFields;
import press.broadsheet.manuscript.text.SourcePosition;
import press.broadsheet.publication.ImageReference;

/** Advises the editor on missing fields of an article that readers will see. */
final class MissingFieldAdvice {

    private MissingFieldAdvice() {}

    static void advise(Manuscript manuscript, FrontMatterFields frontMatterFields) {
        if (manuscript.isHidden()) {
            return;
        }
        if (manuscript.text().standfirst().isEmpty()) {
            frontMatterFields.problems().advice(frontMatterFields.positionOf(FieldDefinition.TITLE), "there is no standfirst",
                    "Write one sentence about the article under `standfirst`; it is shown below the headline.");
        }
        manuscript.text().image().ifPresent(imageReference -> advise(imageReference, frontMatterFields));
    }

    private static void advise(ImageReference imageReference, FrontMatterFields frontMatterFields) {
        SourcePosition at = frontMatterFields.positionOf(FieldDefinition.IMAGE);
        if (imageReference.credit().isEmpty()) {
            frontMatterFields.problems().advice(at, "the lead image has no credit",
                    "Name the photographer or agency under `credit`, next to `src`.");
        }
    }
}
