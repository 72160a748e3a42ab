import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Writes a content folder of articles of newspaper length in five languages, with lists, tables, links between them, quotes
 * and images; the same content at every run. Hugo can read it too.
 *
 * Usage: java src/bench/Folder.java folder articles
 */
public class Folder {

    private record Language(String tag, String separator, String stop, String[] words) {}

    private static final List<Language> LANGUAGES = List.of(
            new Language("en", " ", ".", ("the council said on Monday that rates would rise after a long night of talks while"
                    + " ministers from three parties weighed the cost of a new harbour railway and school").split(" ")),
            new Language("de", " ", ".", ("der Rat teilte am Montag mit dass die Gebühren nach langen Verhandlungen steigen während"
                    + " Minister dreier Parteien über die Kosten für Hafen Bahn und Schulen berieten").split(" ")),
            new Language("fr", " ", ".", ("le conseil a annoncé lundi que les taux allaient augmenter après une longue nuit de"
                    + " négociations tandis que les ministres évaluaient le coût du port et des écoles").split(" ")),
            new Language("es", " ", ".", ("el consejo anunció el lunes que las tasas subirían tras una larga noche de"
                    + " negociaciones mientras los ministros valoraban el coste del puerto y las escuelas").split(" ")),
            new Language("zh", "", "。", ("国务院 周一 宣布 经过 长时间 谈判 之后 税率 将 上调 与此同时 三个 部门 正在 评估 新 港口"
                    + " 铁路 和 学校 的 成本 专家 表示 影响 有限").split(" ")));

    private static final String[] SECTIONS = {"politics", "business", "world", "culture", "science", "sport", "city", "law"};

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        int articles = Integer.parseInt(args[1]);
        for (String section : SECTIONS) {
            Files.createDirectories(folder.resolve(section));
            image(folder.resolve(section).resolve("photo.jpg"), section.hashCode());
        }
        for (int i = 0; i < articles; i++) {
            Files.writeString(folder.resolve(path(i)), article(i, articles));
        }
    }

    private static String path(int i) {
        return SECTIONS[i % SECTIONS.length] + "/story-" + i + ".md";
    }

    private static String article(int i, int articles) {
        Random random = new Random(i);
        Language language = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
        StringBuilder text = new StringBuilder("---\ntitle: \"").append(sentence(language, random, 7)).append(" (").append(i)
                .append(")\"\ndate: ").append(LocalDate.of(2006, 1, 1).plusDays((long) i * 7000 / articles))
                .append("\nlang: ").append(language.tag()).append("\ntags: [tag-").append(random.nextInt(200)).append(", tag-")
                .append(random.nextInt(200)).append("]\nauthors: [Author ").append(random.nextInt(60)).append("]\n---\n\n");
        for (int part = 0; part < 4; part++) {
            text.append("## ").append(sentence(language, random, 4)).append("\n\n");
            paragraph(text, language, random);
            paragraph(text, language, random);
            switch ((i + part) % 4) {
                case 0 -> list(text, language, random);
                case 1 -> table(text, language, random);
                case 2 -> text.append("> ").append(sentence(language, random, 20)).append(language.stop()).append("\n\n");
                default -> text.append("[").append(sentence(language, random, 3)).append("](/").append(path(random.nextInt(articles)))
                        .append(") ").append(sentence(language, random, 9)).append(language.stop()).append("\n\n");
            }
        }
        if (i % 5 == 0) {
            text.append("![").append(sentence(language, random, 5)).append("](photo.jpg)\n");
        }
        return text.toString();
    }

    private static void paragraph(StringBuilder text, Language language, Random random) {
        for (int sentence = 0; sentence < 4; sentence++) {
            text.append(sentence(language, random, 12 + random.nextInt(8)))
                    .append(sentence == 2 ? " **" + word(language, random) + "** [wire](https://wire.example.org/" + random.nextInt(9999) + ")" : "")
                    .append(language.stop()).append(language.separator());
        }
        text.append("\n\n");
    }

    private static void list(StringBuilder text, Language language, Random random) {
        for (int item = 0; item < 5; item++) {
            text.append("- ").append(sentence(language, random, 8)).append('\n');
        }
        text.append('\n');
    }

    private static void table(StringBuilder text, Language language, Random random) {
        text.append("| a | b | c |\n|---|---|--:|\n");
        for (int row = 0; row < 5; row++) {
            text.append("| ").append(word(language, random)).append(" | ").append(word(language, random)).append(" | ")
                    .append(random.nextInt(1000)).append(" |\n");
        }
        text.append('\n');
    }

    private static String sentence(Language language, Random random, int words) {
        StringBuilder sentence = new StringBuilder(word(language, random));
        for (int i = 1; i < words; i++) {
            sentence.append(language.separator()).append(word(language, random));
        }
        return sentence.toString();
    }

    private static String word(Language language, Random random) {
        return language.words()[random.nextInt(language.words().length)];
    }

    private static void image(Path file, int seed) throws Exception {
        BufferedImage image = new BufferedImage(1600, 1000, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        Random random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            canvas.setColor(new Color(random.nextInt(1 << 24)));
            canvas.fillOval(random.nextInt(1600), random.nextInt(1000), random.nextInt(300), random.nextInt(300));
        }
        canvas.dispose();
        ImageIO.write(image, "jpg", file.toFile());
    }
}
