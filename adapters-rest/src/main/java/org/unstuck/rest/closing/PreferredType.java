package org.unstuck.rest.closing;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;

/** Which of two types a caller would rather have, as RFC 9110 weighs an Accept header; the first when in doubt. */
final class PreferredType {

    private PreferredType() {}

    static boolean isSecond(@Nullable String accept, MediaType first, MediaType second) {
        if (!StringUtils.hasText(accept)) {
            return false;
        }
        try {
            List<MediaType> accepted = MediaType.parseMediaTypes(accept);
            return quality(accepted, second) > quality(accepted, first);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    // The most exact range that includes the type decides.
    private static double quality(List<MediaType> accepted, MediaType type) {
        return accepted.stream()
                .filter(range -> range.includes(type))
                .min(Comparator.comparing(MediaType::isWildcardType).thenComparing(MediaType::isWildcardSubtype))
                .map(MediaType::getQualityValue)
                .orElse(0.0);
    }
}
