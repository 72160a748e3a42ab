package press.broadsheet.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/**
 * Manuscripts in six languages with all fields and unusual characters in each; the same content at every run. The publication's
 * zone is Asia/Shanghai, and it is noon on 12 March 2026 there.
 */
record GeneratedContent(Map<String, Expected> expected) {

    /** The facts that must be shown of the article with a headline. */
    record Expected(Optional<String> published, Optional<String> updated, List<String> authors) {}

    private record LanguageSample(String tag, String title, String text, List<String> authors, String section,
            List<String> tags) {}

    private static final List<LanguageSample> LANGUAGES = List.of(
            new LanguageSample("en", "Rate \"held\": & <b>now</b>", "The board kept the rate.", List.of("A. O'Neil", "B: Two"),
                    "Business & Trade", List.of("Rates", "R&D <x>")),
            new LanguageSample("zh", "知识产权：“新规”发布", "有关部门今日发布新规。", List.of("韩俊", "陈军"), "知识产权", List.of("专利", "标准")),
            new LanguageSample("de", "Größe zählt – „doch“", "Der Rat tagte am Abend.", List.of("Jörg Müßig", "Ute Weiß"),
                    "Wirtschaft",
                    List.of("Maße", "Übersicht")),
            new LanguageSample("fr", "L’économie : « ça suffit »", "Le conseil s’est réuni.", List.of("Zoé Lefèvre", "Noël d’Or"),
                    "Économie", List.of("Marchés", "Œuvres")),
            new LanguageSample("es", "¿Qué pasa? ¡Año nuevo!", "El consejo se reunió.", List.of("Íñigo Peña", "Ana Núñez"),
                    "Economía",
                    List.of("Mañana", "Índices")),
            new LanguageSample("ar", "أخبار «اليوم»؛ ٪", "اجتمع المجلس اليوم.", List.of("محمد علي", "فاطمة"), "اقتصاد",
                    List.of("أسواق")));

    private static final Map<String, Optional<String>> DATES = dates();
    private static final List<String> ODD_SUFFIXES =
            List.of("", " 😀", " \u200fx", " 'q'", " {x}", " [[${x}]]", " &amp;", " </script>", " \\n", " #1", " e\u0301");
    private static final List<String> GENRES = List.of("news", "analysis", "opinion", "review", "background", "sponsored");

    /** A date in a manuscript, and its machine-readable form. */
    private static Map<String, Optional<String>> dates() {
        Map<String, Optional<String>> dates = new LinkedHashMap<>();
        dates.put("", Optional.empty());
        dates.put("2026-02-03", Optional.of("2026-02-03"));
        dates.put("2026-02-03 14:05", Optional.of("2026-02-03T14:05:00+08:00"));
        dates.put("2026-02-03T20:05:06Z", Optional.of("2026-02-04T04:05:06+08:00"));
        dates.put("2019-07-01T09:00:00-05:00", Optional.of("2019-07-01T22:00:00+08:00"));
        dates.put("1999-12-31", Optional.of("1999-12-31"));
        return dates;
    }

    static GeneratedContent write(Path folder, int each) throws IOException {
        Random random = new Random(20260312);
        Map<String, Expected> expected = new LinkedHashMap<>();
        for (LanguageSample languageSample : LANGUAGES) {
            for (int i = 0; i < each; i++) {
                String title = languageSample.title + ODD_SUFFIXES.get(i % ODD_SUFFIXES.size()) + " " + languageSample.tag + i;
                List<String> authors = languageSample.authors.subList(0, random.nextInt(languageSample.authors.size() + 1));
                String date = List.copyOf(DATES.keySet()).get(random.nextInt(DATES.size()));
                Optional<String> updated = switch (random.nextInt(4)) {
                    case 0 -> Optional.of("2026-03-11");
                    case 1 -> Optional.of("2026-03-12T11:00:00+08:00");
                    default -> Optional.empty();
                };
                expected.put(title, new Expected(DATES.get(date), updated, authors));
                Path file = folder.resolve("paper/" + languageSample.tag + "-" + i + ".md");
                Files.createDirectories(file.getParent());
                Files.writeString(file, manuscript(languageSample, i, title, authors, date, updated, random));
            }
        }
        return new GeneratedContent(expected);
    }

    private static String manuscript(
            LanguageSample languageSample, int i, String title, List<String> authors, String date, Optional<String> updated,
            Random random) {
        List<String> lines = new ArrayList<>(List.of("---", "title: " + quoted(title), "lang: " + languageSample.tag));
        lines.add("tags: " + quoted(languageSample.tags.subList(0, random.nextInt(languageSample.tags.size() + 1))));
        lines.add("genre: " + GENRES.get(random.nextInt(GENRES.size())));
        lines.add(
                "aliases: [\"/old/" + languageSample.tag + "/" + i + ".html\", \"/show.asp?id=" + languageSample.tag + i + "\"]");
        if (!authors.isEmpty()) {
            lines.add("authors: " + quoted(authors));
        }
        if (!date.isEmpty()) {
            lines.add("date: " + date);
        }
        updated.ifPresent(it -> lines.add("updated: " + it));
        maybeAdd(random, lines, "section: " + quoted(languageSample.section));
        maybeAdd(random, lines, "standfirst: " + quoted(languageSample.text + ODD_SUFFIXES.get(i % ODD_SUFFIXES.size())));
        maybeAdd(random, lines, "expires: " + (i % 2 == 0 ? "2026-12-31" : "2026-12-31T10:00:00Z"));
        maybeAdd(random, lines, "dateline: " + quoted("X & " + languageSample.section));
        maybeAdd(random, lines, "source: " + (i % 2 == 0
                ? quoted("Wire & " + languageSample.section)
                : "{name: " + quoted("Wire <" + i + ">") + ", url: \"https://wire.example.com/?a=1&b=" + i + "\"}"));
        maybeAdd(random, lines, "corrections: [{date: 2026-03-11, text: " + quoted(title + " \"was\" <wrong>")
                + "}, {date: \"2026-03-11T08:00:00Z\", text: " + quoted(languageSample.text) + "}]");
        lines.add("---\n");
        lines.add(languageSample.text + " " + i + ". " + languageSample.title + "\n\n[" + languageSample.section + "]("
                + languageSample.tag + "-0.md)\n");
        return String.join("\n", lines);
    }

    private static void maybeAdd(Random random, List<String> lines, String line) {
        if (random.nextBoolean()) {
            lines.add(line);
        }
    }

    private static String quoted(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }
}
