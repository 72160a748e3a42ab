package press.broadsheet.search;

import java.util.Map;
import java.util.function.Function;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.bn.BengaliAnalyzer;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.ckb.SoraniAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.et.EstonianAnalyzer;
import org.apache.lucene.analysis.eu.BasqueAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ga.IrishAnalyzer;
import org.apache.lucene.analysis.gl.GalicianAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.hy.ArmenianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.lt.LithuanianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.sr.SerbianAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.ta.TamilAnalyzer;
import org.apache.lucene.analysis.te.TeluguAnalyzer;
import org.apache.lucene.analysis.th.ThaiAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

import static java.util.Map.entry;

/**
 * Stems words of one language, then folds them; folding comes last because some stemmers depend on accents.
 *
 * @param stopWords words without meaning of their own; they are still stemmed and indexed
 */
record LanguageStemmer(Analyzer analyzer, CharArraySet stopWords) {

    /** Supported languages by BCP 47 code. */
    static final Map<String, LanguageStemmer> BY_LANGUAGE = Map.ofEntries(
            entry("ar", of(ArabicAnalyzer::new, ArabicAnalyzer.getDefaultStopSet())),
            entry("bg", of(BulgarianAnalyzer::new, BulgarianAnalyzer.getDefaultStopSet())),
            entry("bn", of(BengaliAnalyzer::new, BengaliAnalyzer.getDefaultStopSet())),
            entry("ca", of(CatalanAnalyzer::new, CatalanAnalyzer.getDefaultStopSet())),
            entry("ckb", of(SoraniAnalyzer::new, SoraniAnalyzer.getDefaultStopSet())),
            entry("cs", of(CzechAnalyzer::new, CzechAnalyzer.getDefaultStopSet())),
            entry("da", of(DanishAnalyzer::new, DanishAnalyzer.getDefaultStopSet())),
            entry("de", of(GermanAnalyzer::new, GermanAnalyzer.getDefaultStopSet())),
            entry("el", of(GreekAnalyzer::new, GreekAnalyzer.getDefaultStopSet())),
            entry("en", of(EnglishAnalyzer::new, EnglishAnalyzer.getDefaultStopSet())),
            entry("es", of(SpanishAnalyzer::new, SpanishAnalyzer.getDefaultStopSet())),
            entry("et", of(EstonianAnalyzer::new, EstonianAnalyzer.getDefaultStopSet())),
            entry("eu", of(BasqueAnalyzer::new, BasqueAnalyzer.getDefaultStopSet())),
            entry("fa", of(PersianAnalyzer::new, PersianAnalyzer.getDefaultStopSet())),
            entry("fi", of(FinnishAnalyzer::new, FinnishAnalyzer.getDefaultStopSet())),
            entry("fr", of(FrenchAnalyzer::new, FrenchAnalyzer.getDefaultStopSet())),
            entry("ga", of(IrishAnalyzer::new, IrishAnalyzer.getDefaultStopSet())),
            entry("gl", of(GalicianAnalyzer::new, GalicianAnalyzer.getDefaultStopSet())),
            entry("hi", of(HindiAnalyzer::new, HindiAnalyzer.getDefaultStopSet())),
            entry("hu", of(HungarianAnalyzer::new, HungarianAnalyzer.getDefaultStopSet())),
            entry("hy", of(ArmenianAnalyzer::new, ArmenianAnalyzer.getDefaultStopSet())),
            entry("id", of(IndonesianAnalyzer::new, IndonesianAnalyzer.getDefaultStopSet())),
            entry("it", of(ItalianAnalyzer::new, ItalianAnalyzer.getDefaultStopSet())),
            entry("lt", of(LithuanianAnalyzer::new, LithuanianAnalyzer.getDefaultStopSet())),
            entry("lv", of(LatvianAnalyzer::new, LatvianAnalyzer.getDefaultStopSet())),
            entry("nl", of(DutchAnalyzer::new, DutchAnalyzer.getDefaultStopSet())),
            entry("no", of(NorwegianAnalyzer::new, NorwegianAnalyzer.getDefaultStopSet())),
            entry("pt", of(PortugueseAnalyzer::new, PortugueseAnalyzer.getDefaultStopSet())),
            entry("ro", of(RomanianAnalyzer::new, RomanianAnalyzer.getDefaultStopSet())),
            entry("ru", of(RussianAnalyzer::new, RussianAnalyzer.getDefaultStopSet())),
            entry("sr", of(SerbianAnalyzer::new, SerbianAnalyzer.getDefaultStopSet())),
            entry("sv", of(SwedishAnalyzer::new, SwedishAnalyzer.getDefaultStopSet())),
            entry("ta", of(TamilAnalyzer::new, TamilAnalyzer.getDefaultStopSet())),
            entry("te", of(TeluguAnalyzer::new, TeluguAnalyzer.getDefaultStopSet())),
            entry("th", of(ThaiAnalyzer::new, ThaiAnalyzer.getDefaultStopSet())),
            entry("tr", of(TurkishAnalyzer::new, TurkishAnalyzer.getDefaultStopSet())));

    private static LanguageStemmer of(Function<CharArraySet, ? extends Analyzer> language, CharArraySet stopWords) {
        return new LanguageStemmer(new FoldingAnalyzer(language.apply(CharArraySet.EMPTY_SET)), stopWords);
    }

    private static final class FoldingAnalyzer extends AnalyzerWrapper {

        private final Analyzer analyzer;

        FoldingAnalyzer(Analyzer analyzer) {
            super(GLOBAL_REUSE_STRATEGY);
            this.analyzer = analyzer;
        }

        @Override
        protected Analyzer getWrappedAnalyzer(String field) {
            return analyzer;
        }

        @Override
        protected TokenStreamComponents wrapComponents(String field, TokenStreamComponents components) {
            return new TokenStreamComponents(components.getSource(), new FoldingFilter(components.getTokenStream()));
        }
    }
}
