package org.unstuck.rest.progress;

import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.NullValueCheckStrategy;
import org.mapstruct.factory.Mappers;

/** From what everybody sees of a requested item to what administrators see. */
@Mapper(nullValueCheckStrategy = NullValueCheckStrategy.ALWAYS)
interface AdministrationMapping {

    AdministrationMapping INSTANCE = Mappers.getMapper(AdministrationMapping.class);

    @Mapping(target = "reauthorizationRequired", constant = "false")
    AccessRequestAdminItemStatus toAdministration(RequestedItemStatus status);
}
