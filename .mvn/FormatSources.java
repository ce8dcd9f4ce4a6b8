import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Formats the Java sources of all modules, or checks that this has been done: {@code check|apply <root>}. */
final class FormatSources {

    private static final Formatter FORMATTER = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(Style.PALANTIR).build());

    public static void main(String[] args) throws IOException {
        boolean apply = args[0].equals("apply");
        Path root = Path.of(args[1]);
        List<String> findings = new ArrayList<>();
        for (Path source : sources(root)) {
            String text = Files.readString(source);
            try {
                String formatted = format(text);
                if (formatted.equals(text)) {
                    continue;
                }
                if (apply) {
                    Files.writeString(source, formatted);
                } else {
                    findings.add(root.relativize(source) + " is not formatted");
                }
            } catch (FormatterException e) {
                findings.add(root.relativize(source) + " is not Java: " + e.getMessage());
            }
        }
        if (!findings.isEmpty()) {
            findings.forEach(System.err::println);
            System.err.println("`mvn -N validate -Dformat=apply` formats all sources; `-Dformat.skip` builds without this check.");
            System.exit(1);
        }
    }

    private static String format(String text) throws FormatterException {
        String unix = text.replace("\r\n", "\n");
        String imports = ImportOrderer.reorderImports(RemoveUnusedImports.removeUnusedImports(unix), Style.PALANTIR);
        return FORMATTER.formatSource(imports);
    }

    private static List<Path> sources(Path root) throws IOException {
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> modules = Files.list(root)) {
            for (Path module : modules.map(path -> path.resolve("src")).filter(Files::isDirectory).toList()) {
                try (Stream<Path> files = Files.walk(module)) {
                    files.filter(path -> path.toString().endsWith(".java")).forEach(sources::add);
                }
            }
        }
        sources.sort(null);
        return sources;
    }
}
