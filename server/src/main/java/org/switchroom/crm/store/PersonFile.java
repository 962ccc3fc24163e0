package org.switchroom.crm.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.web.util.HtmlUtils;
import org.switchroom.crm.PersonalData.Showing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All that is kept of somebody as a ZIP: JSON for programs, one page for people, and the files. */
final class PersonFile implements Showing, AutoCloseable {
    private static final String STYLE = """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>What is kept of you</title>
            <style>body{font:16px/1.4 sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse}
            td,th{text-align:left;vertical-align:top;padding:.2rem .8rem .2rem 0;overflow-wrap:anywhere}
            section{border-top:1px solid #999;margin-top:1rem}</style>
            """;

    private final JsonMapper json;
    private final ZipOutputStream zip;
    private final Path page;
    private final OutputStream html;
    private final List<String> files = new ArrayList<>();

    PersonFile(JsonMapper json, Path target) throws IOException {
        this.json = json;
        this.zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(target)));
        this.page = target.resolveSibling(target.getFileName() + ".html");
        this.html = new BufferedOutputStream(Files.newOutputStream(page));
        write(STYLE + "<h1>What is kept of you</h1>");
    }

    @Override
    public void rows(String name, List<String> rows) throws IOException {
        zip.putNextEntry(new ZipEntry(name.replace(' ', '-') + ".json"));
        zip.write(("[" + String.join(",\n", rows) + "]").getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        if (rows.isEmpty()) {
            return;
        }
        write("<h2>" + escaped(name.replace('_', ' ')) + "</h2>");
        for (var row : rows) {
            write("<section><table>" + table(json.readTree(row)) + "</table></section>");
        }
    }

    private static String table(JsonNode row) {
        var lines = new StringBuilder();
        row.properties().forEach(field -> {
            var value = field.getValue();
            var text = value.isContainer() ? value.toPrettyString() : value.asString("");
            if (!text.isEmpty() && !field.getKey().equals("firm_id")) {
                lines.append("<tr><th>")
                        .append(escaped(field.getKey().replace('_', ' ')))
                        .append("</th><td>")
                        .append(escaped(text))
                        .append("</td></tr>");
            }
        });
        return lines.toString();
    }

    @Override
    public void file(String name, Path file) throws IOException {
        zip.putNextEntry(new ZipEntry("files/" + name));
        Files.copy(file, zip);
        zip.closeEntry();
        files.add(name);
    }

    private void write(String text) throws IOException {
        html.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    @Override
    public void close() throws IOException {
        if (!files.isEmpty()) {
            write("<h2>files</h2><ul>");
            for (var file : files) {
                write("<li><a href=\"files/" + escaped(file) + "\">" + escaped(file) + "</a></li>");
            }
            write("</ul>");
        }
        html.close();
        zip.putNextEntry(new ZipEntry("index.html"));
        Files.copy(page, zip);
        zip.closeEntry();
        zip.close();
        Files.delete(page);
    }
}
