package press.broadsheet.manuscript;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import press.broadsheet.manuscript.frontmatter.FieldDefinition;
import press.broadsheet.manuscript.frontmatter.FieldValue;
import press.broadsheet.manuscript.frontmatter.FrontMatterFields;
import press.broadsheet.manuscript.frontmatter.ParsedDate;
import press.broadsheet.manuscript.text.KnownKeys;

/**
 * Whether an article may be shown. If the fields are unclear it is hidden, because a withdrawal or a draft often has legal
 * reasons.
 *
 * @param replacedBy path or slug of the replacement of a withdrawn article, as written
 */
record PublicationStatus(boolean draft, Optional<Manuscript.Withdrawal> withdrawal, Optional<String> replacedBy) {

    static PublicationStatus of(FrontMatterFields frontMatterFields, ManuscriptPath path) {
        Optional<Manuscript.Withdrawal> withdrawn = withdrawal(frontMatterFields);
        Optional<FieldValue> replacement = frontMatterFields.value(FieldDefinition.REPLACED_BY);
        if (withdrawn.isEmpty() && replacement.isPresent()) {
            frontMatterFields.problems().warning(replacement.get().position(),
                    "`replaced_by` has no effect, because the article is not withdrawn",
                    "Give the reason under `withdrawn`, or remove the field.");
        }
        return new PublicationStatus(draft(frontMatterFields, path), withdrawn,
                frontMatterFields.text(FieldDefinition.REPLACED_BY));
    }

    private static boolean draft(FrontMatterFields frontMatterFields, ManuscriptPath path) {
        Optional<Boolean> draft = frontMatterFields.flag(FieldDefinition.DRAFT);
        boolean unpublished = frontMatterFields.flag(FieldDefinition.PUBLISHED).filter(published -> !published).isPresent();
        boolean unclear = draft.isEmpty() && !frontMatterFields.entries(FieldDefinition.DRAFT).isEmpty()
                || reportUnclearPublished(frontMatterFields);
        boolean hidden = frontMatterFields.value(FieldDefinition.STATUS)
                .filter(fieldValue -> isDraftStatus(frontMatterFields, fieldValue)).isPresent() || unpublished
                || path.isInDraftsFolder() || unclear;
        if (hidden && draft.isPresent() && !draft.get()) {
            frontMatterFields.problems().warning(frontMatterFields.entries(FieldDefinition.DRAFT).getFirst().position(),
                    "the article stays a draft, because "
                            + (path.isInDraftsFolder() ? "it is in a folder `_drafts`" : "another field says so"),
                    path.isInDraftsFolder() ? "Move the file to publish it." : "Remove one of the two fields.");
        }
        return hidden || draft.orElse(false);
    }

    /** Whether {@code published} is neither a date nor a boolean. */
    private static boolean reportUnclearPublished(FrontMatterFields frontMatterFields) {
        List<FieldValue.Entry> unclear = frontMatterFields.entries(FieldDefinition.DATE).stream()
                .filter(entry -> KnownKeys.normalize(entry.key()).equals("published"))
                .filter(entry -> !ParsedDate.isDate(entry.value().content()))
                .toList();
        unclear.forEach(entry -> frontMatterFields.reportWrongType(FieldDefinition.PUBLISHED, entry.value()));
        return !unclear.isEmpty();
    }

    /** Whether a status means a draft; an article scheduled without a date counts as one. */
    private static boolean isDraftStatus(FrontMatterFields frontMatterFields, FieldValue fieldValue) {
        String status = fieldValue instanceof FieldValue.Text(_, String text, _) ? text.strip().toLowerCase(Locale.ROOT) : "";
        return switch (status) {
            case "draft", "pending", "private", "hidden" -> true;
            case "published", "publish", "public", "live", "final", "featured" -> false;
            case "scheduled", "future" ->
                frontMatterFields.entries(FieldDefinition.DATE).isEmpty() && reportMissingDate(frontMatterFields, fieldValue);
            default -> {
                frontMatterFields.reportWrongType(FieldDefinition.STATUS, fieldValue);
                yield true;
            }
        };
    }

    private static boolean reportMissingDate(FrontMatterFields frontMatterFields, FieldValue fieldValue) {
        frontMatterFields.problems().error(fieldValue.position(),
                "the article is scheduled, but no field gives the date; it is held back",
                "Write the date and time under `date`.");
        return true;
    }

    /** A reason, or {@code silent}. A plain {@code true} withdraws too: refusing the file would leave the article online. */
    private static Optional<Manuscript.Withdrawal> withdrawal(FrontMatterFields frontMatterFields) {
        return frontMatterFields.value(FieldDefinition.WITHDRAWN).flatMap(fieldValue -> {
            Optional<Boolean> flag = FrontMatterFields.toBoolean(fieldValue);
            if (flag.isPresent() && flag.get()) {
                frontMatterFields.problems().warning(fieldValue.position(),
                        "`withdrawn` gives no reason, so readers see none",
                        "Write the reason, or `silent`.");
            }
            return flag.isPresent()
                    ? flag.filter(isWithdrawn -> isWithdrawn).map(_ -> new Manuscript.Withdrawal(Optional.empty()))
                    : frontMatterFields.text(FieldDefinition.WITHDRAWN, fieldValue)
                            .map(text -> new Manuscript.Withdrawal(Optional.of(text).filter(t -> !t.equalsIgnoreCase("silent"))));
        });
    }
}
