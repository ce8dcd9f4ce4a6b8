package org.unstuck.rest.importing;

import java.util.Map;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.factory.Mappers;
import org.unstuck.application.importing.ImportSummary;
import org.unstuck.rest.importing.RestImportSummary.RestRejection;

/** From what an import came to, to how its answer says so. */
@Mapper
interface ImportSummaryMapping {

    ImportSummaryMapping INSTANCE = Mappers.getMapper(ImportSummaryMapping.class);

    @Mapping(target = "ignoredFields", source = "ignoredFields")
    RestImportSummary toRest(ImportSummary summary, Map<String, Integer> ignoredFields);

    RestRejection toRest(ImportSummary.Rejection rejection);
}
