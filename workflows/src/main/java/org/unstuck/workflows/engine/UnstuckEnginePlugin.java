package org.unstuck.workflows.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Sets the engine up: its schema, the few beans its expressions may name, our parse listener, and the closing of what
 * no patch closes any more.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
public final class UnstuckEnginePlugin extends AbstractProcessEnginePlugin {

    private final Map<String, JavaDelegate> delegates;
    private final BpmnParseListener parseListener;

    public UnstuckEnginePlugin(Map<String, JavaDelegate> delegates, BpmnParseListener parseListener) {
        this.delegates = Map.copyOf(delegates);
        this.parseListener = parseListener;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        EngineSchema.create(configuration.getDataSource());
        // The one that Spring's engine brings along lets expressions call every bean of the application.
        configuration.setBeans(Map.copyOf(delegates));
        configuration.setExpressionManager(new JuelExpressionManager(configuration.getBeans()));
        configuration.setIdentityProviderSessionFactory(new OperatorIdentityProvider.Factory());
        configuration.setCustomPreBPMNParseListeners(
                added(configuration.getCustomPreBPMNParseListeners(), parseListener));
        // One for each chain: an interceptor knows its successor, so a shared one would lead one chain into the other.
        configuration.setCustomPreCommandInterceptorsTxRequired(
                added(configuration.getCustomPreCommandInterceptorsTxRequired(), new AdhocExpressionGuard()));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(
                added(configuration.getCustomPreCommandInterceptorsTxRequiresNew(), new AdhocExpressionGuard()));
    }

    private static <T> List<T> added(@Nullable List<T> before, T one) {
        List<T> result = new ArrayList<>(before == null ? List.of() : before);
        result.add(one);
        return result;
    }
}
