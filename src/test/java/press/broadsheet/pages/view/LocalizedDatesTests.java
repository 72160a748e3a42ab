package press.broadsheet.pages.view;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.broadsheet.publication.EditorialDate;

import static org.assertj.core.api.Assertions.assertThat;

class LocalizedDatesTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 12);

    @Test
    void timeOfDayIsShownWithItsZone() {
        TimeElement timeElement =
                localizedDates("Asia/Shanghai").dateTime(new EditorialDate(Instant.parse("2026-03-10T22:30:15.123Z"), true));

        assertThat(timeElement).isEqualTo(new TimeElement("2026-03-11T06:30:15+08:00", "11 March 2026, 06:30 UTC+8"));
    }

    @Test
    void dayAloneHasNoTimeForMachinesEither() {
        TimeElement timeElement =
                localizedDates("Europe/Berlin").dateTime(new EditorialDate(Instant.parse("2026-07-13T22:00:00Z"), false));

        assertThat(timeElement).isEqualTo(new TimeElement("2026-07-14", "14 July 2026"));
    }

    @Test
    void zoneOffsetIsTheOneAtThatTime() {
        LocalizedDates berlin = localizedDates("Europe/Berlin");

        assertThat(berlin.utcOffset(Instant.parse("2026-01-01T12:00:00Z"))).isEqualTo("UTC+1");
        assertThat(berlin.utcOffset(Instant.parse("2026-07-01T12:00:00Z"))).isEqualTo("UTC+2");
        assertThat(localizedDates("Asia/Kolkata").utcOffset(Instant.EPOCH)).isEqualTo("UTC+5:30");
        assertThat(localizedDates("America/St_Johns").utcOffset(Instant.parse("2026-01-01T12:00:00Z"))).isEqualTo("UTC-3:30");
        assertThat(localizedDates("UTC").utcOffset(Instant.EPOCH)).isEqualTo("UTC");
    }

    @Test
    void shortDateIsTimeTodayAndHasYearInOtherYears() {
        LocalizedDates utc = localizedDates("UTC");

        assertThat(utc.shortDate(new EditorialDate(Instant.parse("2026-03-12T06:30:00Z"), true), TODAY).text())
                .isEqualTo("06:30");
        assertThat(utc.shortDate(new EditorialDate(Instant.parse("2026-03-12T00:00:00Z"), false), TODAY).text())
                .isEqualTo("12 Mar");
        assertThat(utc.shortDate(new EditorialDate(Instant.parse("2026-03-11T06:30:00Z"), true), TODAY).text())
                .isEqualTo("11 Mar");
        assertThat(utc.shortDate(new EditorialDate(Instant.parse("2025-03-11T06:30:00Z"), true), TODAY).text())
                .isEqualTo("Mar 2025");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "de; 11. März 2026, 06:30 Uhr (UTC+8)", "fr; 11 mars 2026 à 06h30 (UTC+8)", "es; 11 de marzo de 2026, 06:30 (UTC+8)",
            "zh; 2026年3月11日 06:30（UTC+8）", "zh-HK; 2026年3月11日 06:30（UTC+8）", "ar; 11 مارس 2026، 06:30 (UTC+8)",
            "ar-EG; 11 مارس 2026، 06:30 (UTC+8)", "pl; 11 March 2026, 06:30 UTC+8"})
    void datesFollowTheLanguage(String language, String text) {
        LocalizedDates localizedDates = new LocalizedDates(MessagesTests.messages(language), ZoneId.of("Asia/Shanghai"));

        assertThat(localizedDates.dateTime(new EditorialDate(Instant.parse("2026-03-10T22:30:00Z"), true)).text())
                .isEqualTo(text);
    }

    private static LocalizedDates localizedDates(String zone) {
        return new LocalizedDates(MessagesTests.messages("en"), ZoneId.of(zone));
    }
}
