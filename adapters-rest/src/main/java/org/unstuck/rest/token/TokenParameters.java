package org.unstuck.rest.token;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.UploadContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * The parameters of a token request, from the query and from a body in either form encoding: SDKs send them in all ways
 * and mixtures (contract 7.2). The same value in both places counts once; different ones both stay, for the endpoint to
 * refuse.
 */
final class TokenParameters {

    private static final int MAX_PARAMETERS = 20;

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private int count;

    /** A token request that cannot be read. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;

        Unreadable(String reason) {
            super(reason);
        }
    }

    private TokenParameters() {}

    static Map<String, String[]> of(HttpServletRequest request) throws IOException, Unreadable {
        TokenParameters parameters = new TokenParameters();
        if (request.getQueryString() != null) {
            parameters.addUrlEncoded(request.getQueryString());
        }
        byte[] body = request.getInputStream().readAllBytes();
        if (body.length > 0) {
            parameters.addBody(body, request.getContentType());
        }
        Map<String, String[]> result = new LinkedHashMap<>();
        parameters.values.forEach((name, values) -> result.put(name, values.toArray(String[]::new)));
        return result;
    }

    private void addBody(byte[] body, @Nullable String contentType) throws IOException, Unreadable {
        MediaType type = mediaType(contentType);
        if (MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(type)) {
            addUrlEncoded(new String(body, StandardCharsets.UTF_8));
        } else if (MediaType.MULTIPART_FORM_DATA.isCompatibleWith(type)) {
            addParts(body, type);
        } else {
            throw new Unreadable("the body must be multipart/form-data or application/x-www-form-urlencoded");
        }
    }

    private static MediaType mediaType(@Nullable String contentType) throws Unreadable {
        try {
            return contentType == null ? MediaType.APPLICATION_FORM_URLENCODED : MediaType.parseMediaType(contentType);
        } catch (InvalidMediaTypeException e) {
            throw new Unreadable("the content type cannot be read");
        }
    }

    private void addUrlEncoded(String form) throws Unreadable {
        for (String pair : form.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                add(decode(name), decode(value));
            }
        }
    }

    private static String decode(String text) throws Unreadable {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Unreadable("a parameter is not URL-encoded");
        }
    }

    private void addParts(byte[] body, MediaType type) throws IOException, Unreadable {
        FileUpload upload = new FileUpload();
        try {
            FileItemIterator parts = upload.getItemIterator(new Body(body, type.toString()));
            while (parts.hasNext()) {
                FileItemStream part = parts.next();
                if (!part.isFormField() || part.getFieldName() == null) {
                    throw new Unreadable("a part must be a plain form field, not a file");
                }
                try (InputStream value = part.openStream()) {
                    add(part.getFieldName(), new String(value.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            // The bytes are in memory, so this is about their form.
            throw new Unreadable("the body is not well-formed multipart/form-data");
        }
    }

    private void add(String name, String value) throws Unreadable {
        count++;
        if (count > MAX_PARAMETERS) {
            throw new Unreadable("there are more than " + MAX_PARAMETERS + " parameters");
        }
        List<String> sofar = values.computeIfAbsent(name, absent -> new ArrayList<>());
        if (!sofar.contains(value)) {
            sofar.add(value);
        }
    }

    private static final class Body implements UploadContext {

        private final byte[] bytes;
        private final String contentType;

        Body(byte[] bytes, String contentType) {
            this.bytes = bytes;
            this.contentType = contentType;
        }

        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public long contentLength() {
            return bytes.length;
        }

        @Override
        public String getContentType() {
            return contentType;
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
