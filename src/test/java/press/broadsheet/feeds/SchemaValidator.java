package press.broadsheet.feeds;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import com.thaiopensource.validate.rng.CompactSchemaReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Validates documents with the schemas under {@code schemas/}; returns the errors. */
final class SchemaValidator {

    private SchemaValidator() {}

    /** Collects all errors. */
    private static final class ErrorCollector implements ErrorHandler {

        private final List<String> all = new ArrayList<>();

        @Override
        public void warning(SAXParseException trouble) {
            error(trouble);
        }

        @Override
        public void error(SAXParseException trouble) {
            all.add(trouble.getLineNumber() + ":" + trouble.getColumnNumber() + ": " + trouble.getMessage());
        }

        @Override
        public void fatalError(SAXParseException trouble) {
            error(trouble);
        }
    }

    /** Validates with a grammar in RELAX NG compact syntax. */
    static List<String> relaxNg(String schema, String document) {
        ErrorCollector errorCollector = new ErrorCollector();
        PropertyMapBuilder properties = new PropertyMapBuilder();
        properties.put(ValidateProperty.ERROR_HANDLER, errorCollector);
        ValidationDriver driver = new ValidationDriver(properties.toPropertyMap(), CompactSchemaReader.getInstance());
        try {
            if (driver.loadSchema(new InputSource(open(schema)))) {
                driver.validate(new InputSource(new StringReader(document)));
            }
        } catch (IOException | SAXException e) {
            throw new AssertionError(document, e);
        }
        return errorCollector.all;
    }

    static List<String> xsd(String document, String... schemas) {
        ErrorCollector errorCollector = new ErrorCollector();
        try {
            Source[] sources = Stream.of(schemas).map(name -> new StreamSource(open(name))).toArray(Source[]::new);
            Validator validator =
                    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(sources).newValidator();
            validator.setErrorHandler(errorCollector);
            validator.validate(new StreamSource(new StringReader(document)));
        } catch (IOException | SAXException e) {
            throw new AssertionError(document, e);
        }
        return errorCollector.all;
    }

    static List<String> json(String schema, String document) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(open(schema), InputFormat.JSON)
                .validate(document, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(SchemaValidator.class.getResourceAsStream("/schemas/" + name), name);
    }
}
