package press.broadsheet.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.reading.ArticleCalendar;
import press.broadsheet.importer.ImportReport;
import press.broadsheet.importer.Importer;

/** The values of {@link BroadsheetHealthIndicator} as gauges, read on each scrape; NaN if there is no value yet. */
@Component
class BroadsheetMetrics implements MeterBinder {

    private final Editions editions;
    private final ArticleCalendar articleCalendar;
    private final Importer importer;

    BroadsheetMetrics(Editions editions, ArticleCalendar articleCalendar, Importer importer) {
        this.editions = editions;
        this.articleCalendar = articleCalendar;
        this.importer = importer;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "broadsheet.edition", "Number of the edition that readers see",
                () -> editions.current().map(edition -> (double) edition.number()));
        gauge(registry, "broadsheet.articles", "Number of live articles", () -> Optional.of((double) articleCalendar.countAll()));
        time(registry, "broadsheet.next.moment", "Time of the next scheduled publication or expiry, since 1970",
                () -> editions.current().map(editions::nextDue).map(due -> due.toEpochMilli() / 1e3));
        time(registry, "broadsheet.import.ended", "Time when the last import ended, since 1970",
                () -> importer.last().map(last -> last.finishedAt().toEpochMilli() / 1e3));
        time(registry, "broadsheet.import.took", "Duration of the last import",
                () -> importer.last().map(last -> last.report().duration().toMillis() / 1e3));
        gauge(registry, "broadsheet.import.failed", "1 if the last import failed, else 0",
                () -> lastImport(report -> report.failure().isPresent() ? 1 : 0));
        gauge(registry, "broadsheet.import.refused", "Files that the last import refused",
                () -> lastImport(ImportReport::refused));
        gauge(registry, "broadsheet.import.problems", "Problems reported by the last import",
                () -> lastImport(report -> report.problemLines().size()));
    }

    private Optional<Double> lastImport(ToDoubleFunction<ImportReport> number) {
        return importer.last().map(last -> number.applyAsDouble(last.report()));
    }

    private static void gauge(MeterRegistry registry, String name, String meaning, Supplier<Optional<Double>> number) {
        Gauge.builder(name, () -> number.get().orElse(Double.NaN)).description(meaning).register(registry);
    }

    private static void time(MeterRegistry registry, String name, String meaning, Supplier<Optional<Double>> seconds) {
        TimeGauge.builder(name, () -> seconds.get().orElse(Double.NaN), TimeUnit.SECONDS)
                .description(meaning).register(registry);
    }
}
