package ta.runtime.book;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.imports.RecordedImports;
import ta.database.Role;
import ta.runtime.report.Report;
import ta.runtime.report.Table;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;

@Command(
        name = "imports",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lists the imports of files, newest first.")
final class ImportsCommand implements Callable<Integer> {

    private static final int SHOWN_MAX = 1000;

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    ImportsCommand(Environment environment) {
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.APP, this::run);
    }

    private Report run(Session session) {
        Portfolios.Portfolio of = portfolio.of(session);
        List<RecordedImports.RecordedImport> imports = session.read(tx -> RecordedImports.of(tx, of.id(), SHOWN_MAX));
        Table table = new Table("import", "recorded at", "by", "entries>", "reversed>", "note");
        imports.forEach(each -> table.row(
                each.id(), each.recordedAt(), each.recordedBy(), each.entries(), each.reversed(), each.note()));
        return new Report(
                imports.isEmpty() ? "Nothing was imported.\n" : table.toString(),
                Tree.array(
                        imports,
                        each -> Tree.object(
                                "id", each.id(),
                                "recorded_at", each.recordedAt(),
                                "recorded_by", each.recordedBy(),
                                "entries", each.entries(),
                                "reversed", each.reversed(),
                                "note", each.note())));
    }
}
