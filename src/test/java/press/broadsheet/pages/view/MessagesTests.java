package press.broadsheet.pages.view;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/** The message files: another language needs only another file. */
class MessagesTests {

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");

    static Stream<Resource> others() throws IOException {
        return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:messages_*.properties"));
    }

    @Test
    void thereAreFilesBesideTheEnglishOne() throws IOException {
        assertThat(others()).hasSizeGreaterThanOrEqualTo(6);
    }

    @ParameterizedTest
    @MethodSource("others")
    void everyFileHasTheKeysAndArgumentsOfTheEnglishOne(Resource file) throws IOException {
        Properties english = english();
        Properties other = load(file);

        assertThat(other.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(arguments(other.getProperty(key))).as(key).isEqualTo(arguments(english.getProperty(key)));
            assertThat(other.getProperty(key)).as(key).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("others")
    void everyMessageFormats(Resource file) throws IOException {
        Properties messages = load(file);
        Locale language = Locale.forLanguageTag(messages.getProperty("language"));

        assertThat(file.getFilename()).isEqualTo("messages_" + language.stripExtensions().toLanguageTag().replace('-', '_')
                + ".properties");
        for (String key : messages.stringPropertyNames()) {
            String message = messages.getProperty(key);
            if (key.startsWith("date.") && !key.equals("date.timed")) {
                assertThat(DateTimeFormatter.ofPattern(message, language).format(LocalDate.EPOCH.atStartOfDay())).isNotBlank();
            } else if (arguments(message).isEmpty()) {
                assertThat(message).as(key + " is never unquoted").doesNotContain("''");
            } else {
                for (long number : new long[]{1, 2, 3, 10, 11, 99, 100, 103, 1234}) {
                    String formatted = new MessageFormat(message, language).format(new Object[]{number, "two", "three"});
                    assertThat(formatted).as(key).doesNotContain("{").containsPattern(number > 2 ? "[0-9]" : ".");
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "en; 1; One story", "en; 1200; 1,200 stories, newest first", "de-AT; 1200; 1.200 Artikel, die neuesten zuerst",
            "fr; 2; 2 articles, du plus récent au plus ancien", "zh-CN; 3; 共 3 篇，按时间由近及远排列",
            "zh-TW; 3; 共 3 篇，由新到舊排列", "ar; 1; مقال واحد", "ar; 2; مقالان، الأحدث أولاً",
            "ar-EG; 7; 7 مقالات، الأحدث أولاً", "ar; 11; 11 مقالاً، الأحدث أولاً", "ar; 103; عدد المقالات: 103، الأحدث أولاً",
            "pl; 2; 2 stories, newest first"})
    void pluralFormsFollowTheNumber(String language, long stories, String words) {
        assertThat(messages(language).get("listing.count", stories)).isEqualTo(words);
    }

    @Test
    void fallbackLanguageIsReported() {
        assertThat(messages("pl").fallbackLanguage()).contains(new ForeignLanguage("en", "ltr"));
        assertThat(messages("he").fallbackLanguage()).contains(new ForeignLanguage("en", "ltr"));
        assertThat(messages("ar-LB").fallbackLanguage()).isEmpty();
        assertThat(messages("zh-Hant-HK").fallbackLanguage()).isEmpty();
    }

    static Messages messages(String language) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new Messages(messages, Locale.forLanguageTag(language));
    }

    private static Properties english() throws IOException {
        return load(new PathMatchingResourcePatternResolver().getResource("classpath:messages.properties"));
    }

    private static Properties load(Resource file) throws IOException {
        try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            Properties messages = new Properties();
            messages.load(reader);
            return messages;
        }
    }

    private static Set<String> arguments(String message) {
        Set<String> arguments = new TreeSet<>();
        ARGUMENT.matcher(message).results().forEach(argument -> arguments.add(argument.group(1)));
        return arguments;
    }
}
