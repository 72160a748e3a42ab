package press.broadsheet.manuscript;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import press.broadsheet.manuscript.frontmatter.FieldValue;
import press.broadsheet.manuscript.frontmatter.FrontMatterField;
import press.broadsheet.manuscript.frontmatter.FrontMatterFields;
import press.broadsheet.manuscript.frontmatter.ParsedDate;
import press.broadsheet.manuscript.text.KnownKeys;

/**
 * Whether an article is to be shown. In doubt it is not: a withdrawal or a draft is often a matter of law.
 *
 * @param replacedBy path or slug of what replaces a withdrawn article, as written
 */
record PublicationStatus(boolean draft, Optional<Manuscript.Withdrawal> withdrawal, Optional<String> replacedBy) {

    static PublicationStatus of(FrontMatterFields frontMatterFields, ManuscriptPath path) {
        Optional<Manuscript.Withdrawal> withdrawn = withdrawal(frontMatterFields);
        Optional<FieldValue> replacement = frontMatterFields.value(FrontMatterField.REPLACED_BY);
        if (withdrawn.isEmpty() && replacement.isPresent()) {
            frontMatterFields.problems().warning(replacement.get().position(),
                    "`replaced_by` says nothing of an article that is not withdrawn",
                    "Give the reason under `withdrawn`, or remove the field.");
        }
        return new PublicationStatus(draft(frontMatterFields, path), withdrawn,
                frontMatterFields.text(FrontMatterField.REPLACED_BY));
    }

    private static boolean draft(FrontMatterFields frontMatterFields, ManuscriptPath path) {
        Optional<Boolean> draft = frontMatterFields.flag(FrontMatterField.DRAFT);
        boolean unpublished = frontMatterFields.flag(FrontMatterField.PUBLISHED).filter(published -> !published).isPresent();
        boolean unclear = draft.isEmpty() && !frontMatterFields.entries(FrontMatterField.DRAFT).isEmpty()
                || reportUnclearPublished(frontMatterFields);
        boolean hidden = frontMatterFields.value(FrontMatterField.STATUS)
                .filter(fieldValue -> isDraftStatus(frontMatterFields, fieldValue)).isPresent() || unpublished
                || path.isInDraftsFolder() || unclear;
        if (hidden && draft.isPresent() && !draft.get()) {
            frontMatterFields.problems().warning(frontMatterFields.entries(FrontMatterField.DRAFT).getFirst().position(),
                    "the article stays a draft, for "
                            + (path.isInDraftsFolder() ? "it lies in a folder `_drafts`" : "another field says so"),
                    path.isInDraftsFolder() ? "Move the file to publish it." : "Remove one of the two.");
        }
        return hidden || draft.orElse(false);
    }

    /** Whether {@code published} is neither a date nor a yes nor a no. */
    private static boolean reportUnclearPublished(FrontMatterFields frontMatterFields) {
        List<FieldValue.Entry> unclear = frontMatterFields.entries(FrontMatterField.DATE).stream()
                .filter(entry -> KnownKeys.normalize(entry.key()).equals("published"))
                .filter(entry -> !ParsedDate.isDate(entry.value().content()))
                .toList();
        unclear.forEach(entry -> frontMatterFields.reportWrongType(FrontMatterField.PUBLISHED, entry.value()));
        return !unclear.isEmpty();
    }

    /** Whether a status means a draft; what waits for a moment that no field names is one. */
    private static boolean isDraftStatus(FrontMatterFields frontMatterFields, FieldValue fieldValue) {
        String status = fieldValue instanceof FieldValue.Text(_, String text, _) ? text.strip().toLowerCase(Locale.ROOT) : "";
        return switch (status) {
            case "draft", "pending", "private", "hidden" -> true;
            case "published", "publish", "public", "live", "final", "featured" -> false;
            case "scheduled", "future" ->
                frontMatterFields.entries(FrontMatterField.DATE).isEmpty() && reportMissingDate(frontMatterFields, fieldValue);
            default -> {
                frontMatterFields.reportWrongType(FrontMatterField.STATUS, fieldValue);
                yield true;
            }
        };
    }

    private static boolean reportMissingDate(FrontMatterFields frontMatterFields, FieldValue fieldValue) {
        frontMatterFields.problems().error(fieldValue.position(),
                "the text waits for a moment, and no field says for which; it is held back",
                "Name the moment under `date`.");
        return true;
    }

    /** A reason, or {@code silent}; a bare yes withdraws too, for a file that is refused would leave the article online. */
    private static Optional<Manuscript.Withdrawal> withdrawal(FrontMatterFields frontMatterFields) {
        return frontMatterFields.value(FrontMatterField.WITHDRAWN).flatMap(fieldValue -> {
            Optional<Boolean> flag = FrontMatterFields.toBoolean(fieldValue);
            if (flag.isPresent() && flag.get()) {
                frontMatterFields.problems().warning(fieldValue.position(),
                        "`withdrawn` gives no reason; readers are told nothing",
                        "Write the reason, or `silent`.");
            }
            return flag.isPresent()
                    ? flag.filter(yes -> yes).map(_ -> new Manuscript.Withdrawal(Optional.empty()))
                    : frontMatterFields.text(FrontMatterField.WITHDRAWN, fieldValue)
                            .map(text -> new Manuscript.Withdrawal(Optional.of(text).filter(t -> !t.equalsIgnoreCase("silent"))));
        });
    }
}
