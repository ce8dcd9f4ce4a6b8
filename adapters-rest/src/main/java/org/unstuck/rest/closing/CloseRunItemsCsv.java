package org.unstuck.rest.closing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The items of a run as a table for spreadsheets (RFC 4180). */
final class CloseRunItemsCsv {

    private static final ObjectWriter CSV;

    static {
        CsvMapper mapper = CsvMapper.builder()
                .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
                .build();
        CSV = mapper.writer(
                mapper.schemaFor(RestCloseRunItem.class).withHeader().withLineSeparator("\r\n"));
    }

    private CloseRunItemsCsv() {}

    static String of(List<RestCloseRunItem> items) {
        try {
            return CSV.writeValueAsString(
                    items.stream().map(CloseRunItemsCsv::defused).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written as CSV", e);
        }
    }

    private static RestCloseRunItem defused(RestCloseRunItem item) {
        String trackingNumber = defused(item.trackingNumber());
        return new RestCloseRunItem(
                trackingNumber == null ? "" : trackingNumber, item.outcome(), defused(item.detail()), item.closedBy());
    }

    // An id is whatever somebody sent. A spreadsheet takes a cell that begins so for a formula; the apostrophe stops
    // it.
    private static @Nullable String defused(@Nullable String cell) {
        return cell != null && !cell.isEmpty() && "=+-@\t\r\n|＝＋－＠".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
