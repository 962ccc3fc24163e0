package org.switchroom.developers.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import tools.jackson.databind.json.JsonMapper;

/** Every engine event has its word for the outside, or none on purpose; every word has all of its fields. */
class VocabularyTest {

    /** An event with some value in each component. */
    private static Event example(Class<?> type) {
        try {
            var components = type.getRecordComponents();
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return (Event) constructor.newInstance(
                    Arrays.stream(components).map(c -> value(c.getType())).toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type.getName(), e);
        }
    }

    private static Object value(Class<?> type) {
        if (type == int.class) {
            return 7;
        }
        if (type == long.class) {
            return 1_234_567_890_123_456_789L;
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == String.class) {
            return "text";
        }
        return type.isEnum() ? type.getEnumConstants()[0] : null;
    }

    private static Stream<Class<?>> events() {
        return Arrays.stream(Event.class.getPermittedSubclasses());
    }

    @TestFactory
    Stream<DynamicTest> saysOfEachAllThatItsTypeSays() {
        return events().map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> {
            var told = Vocabulary.of(example(type));
            if (told.isPresent()) {
                var event = told.get();
                assertThat(event.data().keySet())
                        .containsExactlyElementsOf(
                                event.type().fields().stream().map(Field::key).toList());
                assertThat(event.subject()).matches("(contacts|agents)/[0-9]+");
            }
        }));
    }

    @Test
    void tellsOfEveryTypeThatIsPublished() {
        var told = new TreeSet<EventType>();
        events().forEach(type -> Vocabulary.of(example(type)).ifPresent(event -> told.add(event.type())));
        told.add(Vocabulary.recordChanged(1).type());
        Vocabulary.recordsChanged(List.of(1L)).forEach(event -> told.add(event.type()));
        var published =
                Arrays.stream(EventType.values()).filter(EventType::published).toList();
        assertThat(told).containsExactlyElementsOf(new TreeSet<>(published));
    }

    @Test
    void tellsOfManyRecordsByTheFiveHundred() {
        var told = Vocabulary.recordsChanged(
                LongStream.rangeClosed(1, 1_001).boxed().toList());
        assertThat(told).hasSize(3);
        assertThat(told.getFirst().data().get("customerIds")).asInstanceOf(LIST).hasSize(500);
        assertThat(told.getLast().data()).containsEntry("customerIds", List.of("1001"));
        assertThat(Vocabulary.recordsChanged(List.of())).isEmpty();
    }

    @Test
    void writesCloudEvents() {
        var logged = new LoggedEvent(42, 1_780_000_000_123L, 3, new Event.ContactHeld(1_000_000_000_000_000_001L, 7));
        var json = JsonMapper.shared()
                .writeValueAsString(
                        CloudEvent.of(logged, Vocabulary.of(logged.event()).orElseThrow()));
        assertThat(json)
                .isEqualTo("{\"specversion\":\"1.0\",\"id\":\"42\",\"source\":\"/firms/3\",\"type\":\"contact.held\","
                        + "\"subject\":\"contacts/1000000000000000001\",\"time\":\"2026-05-28T20:26:40.123Z\","
                        + "\"datacontenttype\":\"application/json\",\"position\":\"42\","
                        + "\"data\":{\"contactId\":\"1000000000000000001\",\"agentId\":7}}");
    }

    @Test
    void saysOfAnAgentWithoutAContactThatThereIsNone() {
        var free =
                new Event.AgentStateChanged(7, org.switchroom.engine.AgentState.NOT_READY, "BREAK", 0, "browser:7", "");
        var told = Vocabulary.of(free).orElseThrow();
        assertThat(told.data()).containsEntry("state", "not-ready").containsEntry("contactId", null);
    }

    @Test
    void namesAreWrittenOneWay() {
        for (var type : EventType.values()) {
            assertThat(type.id()).matches("[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*");
            assertThat(EventType.of(type.id())).isEqualTo(type);
            assertThat(type.fields()).doesNotHaveDuplicates();
        }
        assertThat(List.of(EventType.values()).stream().map(EventType::id)).doesNotHaveDuplicates();
    }
}
