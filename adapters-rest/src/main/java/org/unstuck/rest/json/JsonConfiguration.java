package org.unstuck.rest.json;

import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Wires how JSON bodies are read. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BodyLimit.class)
public class JsonConfiguration implements WebMvcConfigurer {

    @Override
    public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
        converters.add(0, new StrictJsonConverter());
    }
}
