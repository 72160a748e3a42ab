package press.broadsheet.archive.ledger;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AliasQueryParametersTests {

    @Test
    void aliasesWithTheSameParametersShareOneSet() {
        AliasQueryParameters queries =
                AliasQueryParameters
                        .of(List.of("/articles/x", "/show.asp?id=1", "/show.asp?id=2", "/show.asp?id=1&lang=en", "/?p=1"));

        assertThat(queries.parameterSetsAt("/show.asp")).containsExactly(List.of("id", "lang"), List.of("id"));
        assertThat(queries.parameterSetsAt("/")).containsExactly(List.of("p"));
        assertThat(queries.parameterSetsAt("/articles/x")).isEmpty();
    }

    @Test
    void parameterWithoutANameIsASet() {
        AliasQueryParameters queries = AliasQueryParameters.of(List.of("/show.asp?5081", "/show.asp?5082"));

        assertThat(queries.parameterSetsAt("/show.asp")).containsExactly(List.of(""));
    }
}
