package press.broadsheet.pages;

import java.util.Locale;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.templatemode.TemplateMode;
import press.broadsheet.pages.metadata.PageModel;
import press.broadsheet.pages.view.Messages;

/**
 * Marks English fallback texts with their language, on pages in a language without a translation (WCAG 2.2, 3.1.2). Automatic
 * where {@code th:text} is one message; other elements with interface text need {@code th:interface-text}.
 */
@Component
class UntranslatedTextDialect extends AbstractProcessorDialect {

    private static final String PREFIX = "th";

    /** Runs before Thymeleaf's own attributes, which replace the element's content and drop unknown attributes. */
    private static final int PRECEDENCE = StandardDialect.PROCESSOR_PRECEDENCE - 1;

    private final MessageSource messages;

    UntranslatedTextDialect(MessageSource messages) {
        super("Interface text", PREFIX, PRECEDENCE);
        this.messages = messages;
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        return Set.of(new LanguageMarker("text", false), new LanguageMarker("interface-text", true));
    }

    /** Marks the elements with that attribute. */
    private final class LanguageMarker extends AbstractAttributeTagProcessor {

        private final boolean alwaysInterfaceText;

        LanguageMarker(String attribute, boolean alwaysInterfaceText) {
            super(TemplateMode.HTML, PREFIX, null, false, attribute, true, PRECEDENCE, alwaysInterfaceText);
            this.alwaysInterfaceText = alwaysInterfaceText;
        }

        @Override
        protected void doProcess(
                ITemplateContext context, IProcessableElementTag tag, AttributeName attribute, String value,
                IElementTagStructureHandler structure) {
            boolean isInterfaceText = alwaysInterfaceText || value.startsWith("#{");
            if (isInterfaceText && !tag.getElementCompleteName().equals("th:block")
                    && context.getVariable("page") instanceof PageModel page) {
                Locale language = page.head().language();
                new Messages(messages, language).fallbackLanguage().ifPresent(it -> {
                    structure.setAttribute("lang", it.language());
                    if (!it.direction().equals(page.head().direction())) {
                        structure.setAttribute("dir", it.direction());
                    }
                });
            }
        }
    }
}
