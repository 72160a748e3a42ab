package press.broadsheet.manuscript.frontmatter;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.manuscript.text.ProblemCollector;
import press.broadsheet.manuscript.text.SourcePosition;
import press.broadsheet.publication.EditorialDate;

import static org.assertj.core.api.Assertions.assertThat;

class DateResolverTests {

    private static final SourcePosition POSITION = new SourcePosition(3, 7);

    private final ProblemCollector problemCollector = new ProblemCollector("a.md");
    private final DateResolver berlin = new DateResolver(ZoneId.of("Europe/Berlin"), problemCollector);

    @Test
    void yearBefore1600IsIgnored() {
        assertThat(berlin.resolve("0001-01-01T00:00:00Z", POSITION)).isEmpty();
        assertThat(berlin.resolve("9999-12-31", POSITION)).as("a typing error must not lift an embargo").isPresent();
        assertThat(problemCollector.sorted()).noneMatch(Problem::isError).map(Problem::reason).containsExactly(
                "\"0001-01-01T00:00:00Z\" is before 1600 and is ignored");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-10-15", "2023-10-15 ", "2023/10/15", "2023.10.15", "20231015", "15.10.2023", "15 Oct 2023",
            "15 October 2023",
            "15. October 2023", "15th October 2023", "15th of October 2023", "15-Oct-2023", "15 oct. 2023", "Oct 15, 2023",
            "Oct. 15 2023",
            "October 15, 2023", "October 15th, 2023", "OCTOBER 15 2023", "Sun, 15 Oct 2023", "Sunday, October 15, 2023",
            "15 Oct 23",
            "2023年10月15日", "2023 年 10 月 15 日"})
    void dayStartsAtMidnightInThePublicationsZone(String written) {
        assertThat(berlin.resolve(written, POSITION)).contains(new EditorialDate(Instant.parse("2023-10-14T22:00:00Z"), false));
        assertThat(problemCollector.sorted()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-10-15 18:30", "2023-10-15T18:30", "2023-10-15t18:30", "2023-10-15  18:30:00",
            "2023-10-15T18:30:00.000",
            "2023-10-15 18:30:00,000000", "2023/10/15 18:30", "15 Oct 2023 18:30", "15 October 2023, 18:30",
            "October 15, 2023 6:30 PM",
            "October 15, 2023 at 6:30 p.m.", "October 15, 2023, 6:30pm", "2023年10月15日 18:30", "15.10.2023 18:30",
            "2023-10-15T16:30Z", "2023-10-15 16:30:00z", "2023-10-15 16:30:00 UTC", "2023-10-15 16:30 GMT",
            "2023-10-15T16:30:00.000Z",
            "2023-10-15T18:30:00+02:00", "2023-10-15T18:30:00+0200", "2023-10-15 18:30:00 +0200", "2023-10-15 18:30 +02:00",
            "2023-10-15T18:30+02",
            "2023-10-15 11:30:00 -0500", "2023-10-16 00:30:00 +0800", "2023-10-16T00:30+08:00[Asia/Shanghai]",
            "2023-10-16 00:30 Asia/Shanghai",
            "2023-10-15 13:30 America/Argentina/Buenos_Aires", "Sun, 15 Oct 2023 18:30:00 +0200", "Sun, 15 Oct 2023 16:30:00 GMT",
            "15 Oct 23 12:30 EDT", "Sun, 15 Oct 2023 16:30 UT",
            "Sun Oct 15 2023 18:30:00 GMT+0200 (Central European Summer Time)"})
    void commonTimeFormatsAreRead(String written) {
        assertThat(berlin.resolve(written, POSITION)).contains(new EditorialDate(Instant.parse("2023-10-15T16:30:00Z"), true));
        assertThat(problemCollector.sorted()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2023-10-15T10:00:01Z,2023-10-15T10:00:01Z", "2023-10-15T10:00:01.25Z,2023-10-15T10:00:01.250Z",
            "2023-10-15T10:00:01.1234567891234Z,2023-10-15T10:00:01.123456789Z", "12:05 AM,2023-10-14T22:05:00Z",
            "12:05 PM,2023-10-15T10:05:00Z",
            "15 Oct 98 00:00 GMT,1998-10-15T00:00:00Z"})
    void secondsFractionsAndNoonAreKept(String written, String instant) {
        String text = written.endsWith("M") ? "Oct 15, 2023 " + written : written;
        assertThat(berlin.resolve(text, POSITION)).map(EditorialDate::instant).contains(Instant.parse(instant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2023", "2023-10", "10/15/2023", "15/10/2023", "2023-10-15 10", "2023-10-15 morning",
            "15 Okt 2023",
            "Octopus 15, 2023", "2023-10-15T10:00 CST", "2023-10-15 10:00 Mars", "1697328000", "10:00:00", "2023-10-15-extra",
            "2023-1015",
            "2023/10-15", "202310155"})
    void unknownFormatIsAnError(String written) {
        assertThat(berlin.resolve(written, POSITION)).isEmpty();
        assertThat(problemCollector.sorted()).singleElement().asString()
                .isEqualTo("a.md:3:7: error: \"" + written + "\" is not a date in a known format. "
                        + "Write year, month and day, as in `2024-05-01`, and the time, if any, as in `2024-05-01 18:00`.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-02-29", "2023-13-01", "2023-00-10", "31 April 2023", "2023-10-15 25:00", "2023-10-15 24:00",
            "2023-10-15 10:60",
            "2023-10-15T10:00+19:00", "2023-10-15 10:00 Europe/Atlantis", "Oct 15, 2023 13:00 PM"})
    void nonexistentDateIsAnError(String written) {
        assertThat(berlin.resolve(written, POSITION)).isEmpty();
        assertThat(problemCollector.sorted()).singleElement().asString()
                .startsWith("a.md:3:7: error: there is no such date, time or time zone as \"" + written + "\". ");
    }

    @Test
    void skippedTimeIsReadAsAfterTheGapWithAWarning() {
        assertThat(berlin.resolve("2024-03-31 02:30", POSITION))
                .contains(new EditorialDate(Instant.parse("2024-03-31T01:30:00Z"), true));
        assertThat(problemCollector.sorted()).singleElement().asString()
                .isEqualTo("a.md:3:7: warning: the clocks in Europe/Berlin skip 02:30 on that day; it is read as 03:30. "
                        + "Write the time with its offset, as in `2024-03-31T03:30+02:00`.");
    }

    @Test
    void repeatedTimeIsReadAsTheEarlierWithAWarning() {
        assertThat(berlin.resolve("2024-10-27 02:30", POSITION))
                .contains(new EditorialDate(Instant.parse("2024-10-27T00:30:00Z"), true));
        assertThat(problemCollector.sorted()).singleElement().asString()
                .isEqualTo("a.md:3:7: warning: the clocks in Europe/Berlin show 02:30 twice on that day; the earlier one is "
                        + "used. Write the time with its offset, as in `2024-10-27T02:30+02:00`.");
    }

    @Test
    void offsetIsUnambiguous() {
        berlin.resolve("2024-10-27 02:30 +01:00", POSITION);
        assertThat(problemCollector.sorted()).isEmpty();
    }

    @Test
    void dayWithoutMidnightStartsLater() {
        DateResolver cairo = new DateResolver(ZoneId.of("Africa/Cairo"), problemCollector);
        assertThat(cairo.resolve("2023-04-28", POSITION))
                .contains(new EditorialDate(Instant.parse("2023-04-27T22:00:00Z"), false));
        assertThat(problemCollector.sorted()).isEmpty();
    }
}
