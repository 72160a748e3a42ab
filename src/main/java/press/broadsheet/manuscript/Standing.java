package press.broadsheet.manuscript;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether an article is to be shown. In doubt it is not: a withdrawal or a draft is often a matter of law.
 *
 * @param replacedBy path or slug of what replaces a withdrawn article, as written
 */
record Standing(boolean draft, Optional<Manuscript.Withdrawal> withdrawn, Optional<String> replacedBy) {

    static Standing of(Fields fields, ManuscriptPath path) {
        Optional<Manuscript.Withdrawal> withdrawn = withdrawn(fields);
        Optional<Value> replacement = fields.value(Field.REPLACED_BY);
        if (withdrawn.isEmpty() && replacement.isPresent()) {
            fields.problems().warning(replacement.get().at(), "`replaced_by` says nothing of an article that is not withdrawn",
                    "Give the reason under `withdrawn`, or remove the field.");
        }
        return new Standing(draft(fields, path), withdrawn, fields.text(Field.REPLACED_BY));
    }

    private static boolean draft(Fields fields, ManuscriptPath path) {
        Optional<Boolean> draft = fields.flag(Field.DRAFT);
        boolean unpublished = fields.flag(Field.PUBLISHED).filter(published -> !published).isPresent();
        boolean unclear = draft.isEmpty() && !fields.all(Field.DRAFT).isEmpty() || isUnclear(fields);
        boolean hidden = fields.value(Field.STATUS).filter(value -> status(fields, value)).isPresent() || unpublished
                || path.amongDrafts() || unclear;
        if (hidden && draft.isPresent() && !draft.get()) {
            fields.problems().warning(fields.all(Field.DRAFT).getFirst().at(), "the article stays a draft, for "
                    + (path.amongDrafts() ? "it lies in a folder `_drafts`" : "another field says so"),
                    path.amongDrafts() ? "Move the file to publish it." : "Remove one of the two.");
        }
        return hidden || draft.orElse(false);
    }

    /** Whether {@code published} is neither a date nor a yes nor a no. */
    private static boolean isUnclear(Fields fields) {
        List<Value.Entry> unclear = fields.all(Field.DATE).stream()
                .filter(entry -> Vocabulary.fold(entry.key()).equals("published"))
                .filter(entry -> !DateSpelling.isDate(entry.value().content()))
                .toList();
        unclear.forEach(entry -> fields.wrong(Field.PUBLISHED, entry.value()));
        return !unclear.isEmpty();
    }

    /** Whether a status means a draft; what waits for a moment that no field names is one. */
    private static boolean status(Fields fields, Value value) {
        String status = value instanceof Value.Text(_, String text, _) ? text.strip().toLowerCase(Locale.ROOT) : "";
        return switch (status) {
            case "draft", "pending", "private", "hidden" -> true;
            case "published", "publish", "public", "live", "final", "featured" -> false;
            case "scheduled", "future" -> fields.all(Field.DATE).isEmpty() && waits(fields, value);
            default -> {
                fields.wrong(Field.STATUS, value);
                yield true;
            }
        };
    }

    private static boolean waits(Fields fields, Value value) {
        fields.problems().error(value.at(), "the text waits for a moment, and no field says for which; it is held back",
                "Name the moment under `date`.");
        return true;
    }

    /** A reason, or {@code silent}; a bare yes withdraws too, for a file that is refused would leave the article online. */
    private static Optional<Manuscript.Withdrawal> withdrawn(Fields fields) {
        return fields.value(Field.WITHDRAWN).flatMap(value -> {
            Optional<Boolean> flag = Fields.asFlag(value);
            if (flag.isPresent() && flag.get()) {
                fields.problems().warning(value.at(), "`withdrawn` gives no reason; readers are told nothing",
                        "Write the reason, or `silent`.");
            }
            return flag.isPresent()
                    ? flag.filter(yes -> yes).map(_ -> new Manuscript.Withdrawal(Optional.empty()))
                    : fields.text(Field.WITHDRAWN, value)
                            .map(text -> new Manuscript.Withdrawal(Optional.of(text).filter(t -> !t.equalsIgnoreCase("silent"))));
        });
    }
}
