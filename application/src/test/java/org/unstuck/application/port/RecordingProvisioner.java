package org.unstuck.application.port;

import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.unstuck.domain.provisioning.Order;
import org.unstuck.domain.provisioning.ProvisioningResult;

/** A source that notes its orders and answers as a test told it; otherwise it says nothing. */
public final class RecordingProvisioner implements Provisioner {

    private final List<Order> orders = new CopyOnWriteArrayList<>();
    private final Deque<Function<Order, Optional<ProvisioningResult>>> answers = new ConcurrentLinkedDeque<>();

    /** The next order is answered so. */
    public void answer(Function<Order, Optional<ProvisioningResult>> answer) {
        answers.add(answer);
    }

    public void answer(ProvisioningResult result) {
        answer(order -> Optional.of(result));
    }

    public List<Order> orders() {
        return List.copyOf(orders);
    }

    @Override
    public Optional<ProvisioningResult> handOver(Order order) {
        orders.add(order);
        Function<Order, Optional<ProvisioningResult>> answer = answers.poll();
        return answer == null ? Optional.empty() : answer.apply(order);
    }
}
