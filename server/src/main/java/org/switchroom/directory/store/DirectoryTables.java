package org.switchroom.directory.store;

import static java.util.Map.entry;

import java.sql.Types;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.directory.ClientFirm;
import org.switchroom.directory.DeskPhone;
import org.switchroom.directory.DirectoryEditor.Noun;
import org.switchroom.directory.DirectoryEditor.ReasonCode;
import org.switchroom.directory.InboundNumber;
import org.switchroom.directory.Menu;
import org.switchroom.directory.OpeningHours;
import org.switchroom.directory.Queue;
import org.switchroom.directory.QueueAgent;
import org.switchroom.directory.SecretBox;
import org.switchroom.directory.ShortNumber;
import org.switchroom.directory.Skill;
import org.switchroom.directory.Trunk;
import org.switchroom.directory.User;
import tools.jackson.databind.json.JsonMapper;

/** Writes the directory's tables. Every statement names the firm, so that no id can reach another firm's row. */
@Component
class DirectoryTables {
    private final JdbcClient sql;
    private final SecretBox secrets;
    private final JsonMapper json = JsonMapper.shared();

    DirectoryTables(JdbcClient sql, SecretBox secrets) {
        this.sql = sql;
        this.secrets = secrets;
    }

    int write(ClientFirm firm) {
        var row = sql.sql(firm.id() == 0 ? """
                                insert into directory.firms (name, country, language, zone)
                                values (:name, :country, :language, :zone) returning id""" : """
                                update directory.firms
                                   set name = :name, country = :country, language = :language, zone = :zone, changed_at = now()
                                 where id = :id returning id""")
                .param("id", firm.id())
                .param("name", firm.name())
                .param("country", firm.country())
                .param("language", firm.language())
                .param("zone", firm.zone().getId());
        return row.query(Integer.class).single();
    }

    int write(User user, @Nullable String passwordHash, int by) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("username", user.username());
        values.put("display_name", user.displayName());
        values.put("roles", user.roles().stream().map(Enum::name).sorted().toArray(String[]::new));
        values.put("language", user.language());
        values.put("login_code", user.loginCode());
        values.put("enabled", user.enabled());
        if (passwordHash != null) {
            values.put("password_hash", passwordHash);
        }
        var id = write("users", user.firmId(), user.id(), values, by);
        sql.sql("delete from directory.user_skills where firm_id = ? and user_id = ?")
                .params(user.firmId(), id)
                .update();
        sql.sql("""
                insert into directory.user_skills (firm_id, user_id, skill_id, level)
                select ?, ?, skill_id, level from unnest(?::int[], ?::int[]) skill (skill_id, level)""")
                .params(
                        user.firmId(),
                        id,
                        user.skills().stream().map(User.SkillLevel::skillId).toArray(Integer[]::new),
                        user.skills().stream().map(User.SkillLevel::level).toArray(Integer[]::new))
                .update();
        return id;
    }

    int write(Queue queue, int by) {
        var limits = queue.limits();
        var distribution = queue.distribution();
        var columns = new HashMap<String, Object>();
        columns.put("name", queue.name());
        columns.put("ring_timeout_ms", limits.ringTimeoutMs());
        columns.put("wrap_up_ms", limits.wrapUpMs());
        columns.put("max_waiting", limits.maxWaiting());
        columns.put("service_level_seconds", limits.serviceLevelSeconds());
        columns.put("strategy", distribution.strategy().name());
        columns.put("head_start_ms", distribution.headStartMs());
        columns.put("tier_wait_ms", distribution.tierWaitMs());
        columns.put("requirements::jsonb", json.writeValueAsString(distribution.requirements()));
        columns.put("hours_id", queue.hoursId());
        columns.put("overflow::jsonb", json.writeValueAsString(queue.overflow()));
        columns.put("callbacks::jsonb", json.writeValueAsString(queue.callbacks()));
        var id = write("queues", queue.firmId(), queue.id(), columns, by);
        sql.sql("delete from directory.queue_agents where firm_id = ? and queue_id = ?")
                .params(queue.firmId(), id)
                .update();
        sql.sql("""
                insert into directory.queue_agents (firm_id, queue_id, agent_id, tier, preference, weight, position)
                select ?, ?, agent.* from unnest(?::int[], ?::int[], ?::int[], ?::int[], ?::int[]) agent""")
                .params(
                        queue.firmId(),
                        id,
                        ofAgents(queue, QueueAgent::agentId),
                        ofAgents(queue, QueueAgent::tier),
                        ofAgents(queue, QueueAgent::preference),
                        ofAgents(queue, QueueAgent::weight),
                        ofAgents(queue, QueueAgent::position))
                .update();
        return id;
    }

    private static Integer[] ofAgents(Queue queue, Function<QueueAgent, Integer> column) {
        return queue.agents().stream().map(column).toArray(Integer[]::new);
    }

    int write(OpeningHours hours, int by) {
        return write(
                "opening_hours",
                hours.firmId(),
                hours.id(),
                Map.of(
                        "name", hours.name(),
                        "zone", hours.zone().getId(),
                        "week::jsonb", json.writeValueAsString(hours.week()),
                        "exceptions::jsonb", json.writeValueAsString(hours.exceptions())),
                by);
    }

    int write(Menu menu, int by) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("name", menu.name());
        values.put("language", menu.language());
        values.put("greeting", menu.greeting());
        values.put("question", menu.question());
        values.put("closed_message", menu.closedMessage());
        values.put("default_queue_id", menu.defaultQueueId());
        values.put("closed_queue_id", menu.closedQueueId() == 0 ? null : menu.closedQueueId());
        values.put("closed_voicemail", menu.closedVoicemail());
        values.put("max_tries", menu.maxTries());
        values.put("answer_timeout_ms", menu.answerTimeoutMs());
        var id = write("menus", menu.firmId(), menu.id(), values, by);
        sql.sql("delete from directory.menu_choices where firm_id = ? and menu_id = ?")
                .params(menu.firmId(), id)
                .update();
        sql.sql("""
                insert into directory.menu_choices (firm_id, menu_id, key, queue_id, voicemail)
                select ?, ?, key, queue_id, voicemail
                from unnest(?::text[], ?::int[], ?::boolean[]) choice (key, queue_id, voicemail)""")
                .params(
                        menu.firmId(),
                        id,
                        menu.choices().stream().map(Menu.Choice::key).toArray(String[]::new),
                        menu.choices().stream().map(Menu.Choice::queueId).toArray(Integer[]::new),
                        menu.choices().stream().map(Menu.Choice::voicemail).toArray(Boolean[]::new))
                .update();
        return id;
    }

    int write(InboundNumber number, int by) {
        return write(
                "inbound_numbers",
                number.firmId(),
                number.id(),
                Map.of(
                        "e164", number.e164(),
                        "label", number.label(),
                        "hours_id", number.hoursId(),
                        "menu_id", number.menuId()),
                by);
    }

    int write(Trunk trunk, int by) {
        return write(
                "trunks",
                trunk.firmId(),
                trunk.id(),
                Map.ofEntries(
                        entry("name", trunk.name()),
                        entry("kind", trunk.kind().name()),
                        entry("sources", trunk.sources().toArray(String[]::new)),
                        entry("country", trunk.country()),
                        entry("registrar", trunk.registrar()),
                        entry("username", trunk.username()),
                        entry("transport", trunk.transport()),
                        entry("enabled", trunk.enabled()),
                        entry("outbound_peer", trunk.outbound().peer()),
                        entry("outbound_prefixes", trunk.outbound().prefixes().toArray(String[]::new)),
                        entry("outbound_caller_id", trunk.outbound().callerId()),
                        entry("outbound_form", trunk.outbound().form().name()),
                        entry("outbound_most_calls", trunk.outbound().mostCalls()),
                        entry("outbound_recorded", trunk.outbound().recorded()),
                        entry("outbound_emergency", trunk.outbound().emergency())),
                by);
    }

    int write(DeskPhone phone, int by) {
        return write(
                "desk_phones",
                phone.firmId(),
                phone.id(),
                Map.of(
                        "label", phone.label(),
                        "sip_user", phone.sipUser(),
                        "fixed_contact", phone.fixedContact(),
                        "transport", phone.transport(),
                        "enabled", phone.enabled()),
                by);
    }

    int write(ReasonCode reason, int by) {
        return write("reason_codes", reason.firmId(), reason.id(), columns(reason), by);
    }

    private static Map<String, @Nullable Object> columns(ReasonCode reason) {
        var columns = new LinkedHashMap<String, @Nullable Object>();
        columns.put("code", reason.code());
        columns.put("label", reason.label());
        columns.put("max_minutes", reason.maxMinutes());
        columns.put("at_end", reason.atEnd().name());
        return columns;
    }

    int write(Skill skill, int by) {
        return write("skills", skill.firmId(), skill.id(), Map.of("name", skill.name()), by);
    }

    int write(ShortNumber number, int by) {
        var columns = new LinkedHashMap<String, @Nullable Object>();
        columns.put("number", number.number());
        columns.put("user_id", number.kind() == ShortNumber.Kind.AGENT ? number.targetId() : null);
        columns.put("queue_id", number.kind() == ShortNumber.Kind.QUEUE ? number.targetId() : null);
        columns.put("menu_id", number.kind() == ShortNumber.Kind.MENU ? number.targetId() : null);
        return write("short_numbers", number.firmId(), number.id(), columns, by);
    }

    /** @param secret clear; "" takes it away */
    void writeSecret(String table, int firmId, int id, String secret) {
        sql.sql("update directory." + table + " set secret = :secret where firm_id = :firm and id = :id")
                .param("secret", secret.isEmpty() ? null : secrets.seal(secret, table + "/" + id), Types.BINARY)
                .param("firm", firmId)
                .param("id", id)
                .update();
    }

    void remove(int firmId, Noun noun, int id, int by) {
        var statement = switch (noun) {
            case USER ->
                "update directory.users set removed_at = now(), changed_by = :by where firm_id = :firm and id = :id";
            case QUEUE -> "delete from directory.queues where firm_id = :firm and id = :id";
            case HOURS -> "delete from directory.opening_hours where firm_id = :firm and id = :id";
            case MENU -> "delete from directory.menus where firm_id = :firm and id = :id";
            case NUMBER -> "delete from directory.inbound_numbers where firm_id = :firm and id = :id";
            case TRUNK -> "delete from directory.trunks where firm_id = :firm and id = :id";
            case DESK_PHONE -> "delete from directory.desk_phones where firm_id = :firm and id = :id";
            case REASON_CODE -> "delete from directory.reason_codes where firm_id = :firm and id = :id";
            case SKILL -> "delete from directory.skills where firm_id = :firm and id = :id";
            case SHORT_NUMBER -> "delete from directory.short_numbers where firm_id = :firm and id = :id";
        };
        sql.sql(statement).param("firm", firmId).param("id", id).param("by", by).update();
        if (noun == Noun.USER) {
            sql.sql("delete from directory.short_numbers where firm_id = ? and user_id = ?")
                    .params(firmId, id)
                    .update();
        }
    }

    /**
     * Adds (id 0) or replaces a row.
     *
     * @param values by column; {@code column::type} casts the value
     */
    private int write(String table, int firmId, int id, Map<String, ? extends @Nullable Object> values, int by) {
        var columns = values.keySet().stream().map(DirectoryTables::column).toList();
        var statement = id == 0
                ? "insert into directory.%s (firm_id, created_by, changed_by, %s) values (:firm, :by, :by, %s) returning id"
                        .formatted(
                                table,
                                String.join(", ", columns),
                                values.keySet().stream()
                                        .map(DirectoryTables::parameter)
                                        .collect(Collectors.joining(", ")))
                : "update directory.%s set changed_at = now(), changed_by = :by, %s where firm_id = :firm and id = :id returning id"
                        .formatted(
                                table,
                                values.keySet().stream()
                                        .map(name -> column(name) + " = " + parameter(name))
                                        .collect(Collectors.joining(", ")));
        var row = sql.sql(statement).param("firm", firmId).param("id", id).param("by", by == 0 ? null : by);
        for (var value : values.entrySet()) {
            row = row.param(column(value.getKey()), value.getValue());
        }
        return row.query(Integer.class).single();
    }

    private static String column(String name) {
        return name.replaceFirst("::.*", "");
    }

    private static String parameter(String name) {
        return ":" + name;
    }
}
