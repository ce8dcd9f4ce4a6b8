package org.unstuck.application.port;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unstuck.domain.submission.ObjectKey;
import org.unstuck.domain.submission.Person;
import org.unstuck.domain.submission.Requestable;

/** People, groups and things to ask for, kept in memory. */
public final class InMemoryDirectory implements Directory {

    private final Map<String, Person> people = new HashMap<>();
    private final Map<ObjectKey, Requestable> requestables = new HashMap<>();
    private final Map<String, Set<String>> members = new HashMap<>();

    public void know(Person... some) {
        List.of(some).forEach(person -> people.put(person.id(), person));
    }

    public void know(Requestable... some) {
        List.of(some).forEach(object -> requestables.put(object.key(), object));
    }

    public void haveJoined(String groupId, String identityId) {
        members.computeIfAbsent(groupId, id -> new HashSet<>()).add(identityId);
    }

    @Override
    public List<Person> people(Collection<String> identityIds) {
        return people.values().stream()
                .filter(person -> identityIds.contains(person.id()))
                .toList();
    }

    @Override
    public List<Requestable> requestables(Collection<ObjectKey> keys) {
        return requestables.values().stream()
                .filter(object -> keys.contains(object.key()))
                .toList();
    }

    @Override
    public Set<String> groupsOf(String identityId, Collection<String> among) {
        Set<String> groups = new HashSet<>(among);
        groups.removeIf(group -> !members.getOrDefault(group, Set.of()).contains(identityId));
        return groups;
    }

    @Override
    public Set<String> groupsOf(String identityId) {
        return groupsOf(identityId, members.keySet());
    }
}
