package press.broadsheet.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import press.broadsheet.pages.ManuscriptBuilder;
import press.broadsheet.publication.ArticleBody;

/** Handwritten articles in six languages, and hundreds generated from common news phrases. */
final class SearchCorpus {

    private static final Path FOLDER = Path.of("src/test/resources/search");

    private record Phrases(
            String language, List<String> who, List<String> does, List<String> what, List<String> rest,
            List<String> sections) {}

    private static final List<Phrases> PHRASES = List.of(
            new Phrases("en",
                    List.of("Ministers", "The council", "Traders", "Teachers", "Two companies", "The port", "Unions",
                            "Engineers"),
                    List.of("agree on", "question", "delay", "publish", "reject", "prepare", "welcome"),
                    List.of("a budget for roads", "new rules for data", "a plan for hospitals", "the terms of a merger",
                            "a report on wages", "a tax on parking", "the timetable for ferries", "a licence for taxis"),
                    List.of("Talks lasted until the evening.", "A vote is expected next week.", "Details were not disclosed.",
                            "Critics called the figures too low.", "A spokesman declined to comment."),
                    List.of("Business", "Politics", "City")),
            new Phrases("zh", List.of("市政府", "教育部门", "两家公司", "专家", "工会", "医院"),
                    List.of("公布", "推迟", "讨论", "通过", "反对"),
                    List.of("道路预算", "数据规定", "医疗计划", "合并条件", "工资报告", "停车收费"),
                    List.of("会议持续到晚上。", "下周将进行表决。", "细节没有公开。", "发言人拒绝评论。"), List.of("财经", "时政")),
            new Phrases("de", List.of("Der Landtag", "Die Kammer", "Zwei Firmen", "Die Gewerkschaft", "Lehrer", "Der Hafen"),
                    List.of("berät über", "verschiebt", "veröffentlicht", "lehnt ab:", "plant"),
                    List.of("den Haushalt", "neue Regeln für Daten", "den Umbau der Klinik", "einen Bericht über Löhne",
                            "eine Steuer auf Parkplätze"),
                    List.of("Die Sitzung dauerte bis zum Abend.", "Nächste Woche wird abgestimmt.",
                            "Einzelheiten wurden nicht genannt."),
                    List.of("Politik", "Stadt")));

    private SearchCorpus() {}

    /** A query, the article that must come first, and whether the query is misspelled. */
    record Expectation(String query, String slug, boolean misspelled) {}

    static List<Expectation> expectations() {
        return lines("queries.txt").filter(line -> !line.startsWith("#")).map(line -> line.split(" \\| "))
                .map(line -> new Expectation(line[0].replaceFirst("^\\?", ""), line[1], line[0].startsWith("?")))
                .toList();
    }

    static List<ManuscriptBuilder> handWritten() {
        List<ManuscriptBuilder> articles = new ArrayList<>();
        for (String block : String.join("\n", lines("corpus.txt").toList()).split("(?m)^== ")) {
            if (!block.isBlank()) {
                String[] line = block.strip().split("\n");
                String[] head = line[0].split(" \\| ");
                articles.add(
                        ManuscriptBuilder.of(line[1]).slug(head[1]).language(head[0]).section(head[2]).tags(head[3].split(", "))
                                .authors(head[4].split(", ")).date(ManuscriptBuilder.day(head[5])).standfirst(line[2])
                                .body(body(line[3])));
            }
        }
        return articles;
    }

    static List<ManuscriptBuilder> generated(int number) {
        Random random = new Random(1605);
        return Stream.iterate(0, i -> i < number, i -> i + 1).map(i -> generated(i, random)).toList();
    }

    private static ManuscriptBuilder generated(int number, Random random) {
        Phrases phrases = PHRASES.get(number % PHRASES.size());
        String space = phrases.language().equals("zh") ? "" : " ";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            text.append(pick(phrases.who(), random)).append(space).append(pick(phrases.does(), random)).append(space)
                    .append(pick(phrases.what(), random)).append(space.isEmpty() ? "。" : ". ")
                    .append(pick(phrases.rest(), random)).append(space);
        }
        String headline =
                pick(phrases.who(), random) + space + pick(phrases.does(), random) + space + pick(phrases.what(), random);
        return ManuscriptBuilder.of(headline + " " + number).language(phrases.language())
                .section(pick(phrases.sections(), random))
                .authors("Staff " + number % 7)
                .date(ManuscriptBuilder.day(LocalDate.parse("2026-03-11").minusDays(number).toString()))
                .body(body(text.toString()));
    }

    private static ArticleBody body(String text) {
        return new ArticleBody("<p>" + text + "</p>", "", "", text, 40, false);
    }

    private static String pick(List<String> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    private static Stream<String> lines(String file) {
        try {
            return Files.readAllLines(FOLDER.resolve(file), StandardCharsets.UTF_8).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
