package org.switchroom.directory.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.directory.CallbackRules;
import org.switchroom.directory.ClientFirm;
import org.switchroom.directory.DeskPhone;
import org.switchroom.directory.DirectoryEditor.ReasonCode;
import org.switchroom.directory.InboundNumber;
import org.switchroom.directory.Menu;
import org.switchroom.directory.OpeningHours;
import org.switchroom.directory.OpeningHours.DateException;
import org.switchroom.directory.OpeningHours.WeeklySpan;
import org.switchroom.directory.OverflowRule;
import org.switchroom.directory.Queue;
import org.switchroom.directory.QueueAgent;
import org.switchroom.directory.Role;
import org.switchroom.directory.SecretBox;
import org.switchroom.directory.ShortNumber;
import org.switchroom.directory.Skill;
import org.switchroom.directory.Trunk;
import org.switchroom.directory.User;
import org.switchroom.directory.snapshot.FirmConfig;
import org.switchroom.directory.snapshot.Snapshot;
import org.switchroom.engine.AtEnd;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.Strategy;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the whole directory: one query a table, however many firms there are. */
@Component
class SnapshotLoader {
    private final JdbcClient sql;
    private final SecretBox secrets;
    private final JsonMapper json = JsonMapper.shared();

    SnapshotLoader(JdbcClient sql, SecretBox secrets) {
        this.sql = sql;
        this.secrets = secrets;
    }

    Snapshot load() {
        var levels = levels();
        RowMapper<User> user = (row, _) -> user(row, levels.getOrDefault(row.getInt("id"), List.of()));
        var users = all("directory.users where removed_at is null order by display_name, id", user, User::firmId);
        var removed = all("directory.users where removed_at is not null order by id", user, User::firmId);
        var queues = queues();
        var hours = all("directory.opening_hours order by name, id", this::hours, OpeningHours::firmId);
        var menus = menus();
        var numbers = all("directory.inbound_numbers order by e164, id", SnapshotLoader::number, InboundNumber::firmId);
        var trunks = all("directory.trunks order by name, id", SnapshotLoader::trunk, Trunk::firmId);
        var phones = all("directory.desk_phones order by label, id", SnapshotLoader::deskPhone, DeskPhone::firmId);
        var reasons = all("directory.reason_codes order by label, id", SnapshotLoader::reasonCode, ReasonCode::firmId);
        var skills = all("directory.skills order by name, id", SnapshotLoader::skill, Skill::firmId);
        var shortNumbers =
                all("directory.short_numbers order by number", SnapshotLoader::shortNumber, ShortNumber::firmId);
        var firms = new HashMap<Integer, FirmConfig>();
        for (var firm : sql.sql("select * from directory.firms")
                .query(SnapshotLoader::firm)
                .list()) {
            var id = firm.id();
            firms.put(
                    id,
                    new FirmConfig(
                            firm,
                            of(users, id),
                            of(removed, id),
                            of(queues, id),
                            of(hours, id),
                            of(menus, id),
                            of(numbers, id),
                            of(trunks, id),
                            of(phones, id),
                            of(reasons, id),
                            of(skills, id),
                            of(shortNumbers, id)));
        }
        return Snapshot.of(firms, passwordHashes(), opened("trunks"), opened("desk_phones"));
    }

    private <T> Map<Integer, List<T>> all(String from, RowMapper<T> mapper, ToIntFunction<T> firmOf) {
        var byFirm = new HashMap<Integer, List<T>>();
        for (var row : sql.sql("select * from " + from).query(mapper).list()) {
            byFirm.computeIfAbsent(firmOf.applyAsInt(row), _ -> new ArrayList<>())
                    .add(row);
        }
        return byFirm;
    }

    private static <T> List<T> of(Map<Integer, List<T>> byFirm, int firmId) {
        return List.copyOf(byFirm.getOrDefault(firmId, List.of()));
    }

    private Map<Integer, List<Queue>> queues() {
        var agents = new HashMap<Integer, List<QueueAgent>>();
        sql.sql("""
                select queue_id, agent_id, tier, preference, weight, position from directory.queue_agents
                 order by queue_id, position, agent_id""").query(row -> {
            agents.computeIfAbsent(row.getInt(1), _ -> new ArrayList<>())
                    .add(new QueueAgent(row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5), row.getInt(6)));
        });
        return all(
                "directory.queues order by name, id",
                (row, _) -> queue(row, agents.getOrDefault(row.getInt("id"), List.of())),
                Queue::firmId);
    }

    private Map<Integer, List<User.SkillLevel>> levels() {
        var levels = new HashMap<Integer, List<User.SkillLevel>>();
        sql.sql("select user_id, skill_id, level from directory.user_skills").query(row -> {
            levels.computeIfAbsent(row.getInt(1), _ -> new ArrayList<>())
                    .add(new User.SkillLevel(row.getInt(2), row.getInt(3)));
        });
        return levels;
    }

    private Map<Integer, List<Menu>> menus() {
        var choices = new HashMap<Integer, List<Menu.Choice>>();
        sql.sql("select menu_id, key, queue_id, voicemail from directory.menu_choices order by menu_id, key")
                .query(row -> {
                    choices.computeIfAbsent(row.getInt(1), _ -> new ArrayList<>())
                            .add(new Menu.Choice(row.getString(2), row.getInt(3), row.getBoolean(4)));
                });
        return all(
                "directory.menus order by name, id",
                (row, _) -> menu(row, List.copyOf(choices.getOrDefault(row.getInt("id"), List.of()))),
                Menu::firmId);
    }

    private Map<Integer, String> passwordHashes() {
        var hashes = new HashMap<Integer, String>();
        sql.sql("select id, password_hash from directory.users where removed_at is null")
                .query(row -> {
                    hashes.put(row.getInt(1), row.getString(2));
                });
        return hashes;
    }

    private Map<Integer, String> opened(String table) {
        var opened = new HashMap<Integer, String>();
        sql.sql("select id, secret from directory." + table + " where secret is not null")
                .query(row -> {
                    var id = row.getInt(1);
                    secrets.open(row.getBytes(2), table + "/" + id).ifPresent(secret -> opened.put(id, secret));
                });
        return opened;
    }

    private static ClientFirm firm(ResultSet row, int index) throws SQLException {
        return new ClientFirm(
                row.getInt("id"),
                row.getString("name"),
                row.getString("country"),
                row.getString("language"),
                ZoneId.of(row.getString("zone")));
    }

    private static User user(ResultSet row, List<User.SkillLevel> skills) throws SQLException {
        var roles = EnumSet.noneOf(Role.class);
        for (var role : strings(row.getArray("roles"))) {
            roles.add(Role.valueOf(role));
        }
        return new User(
                row.getInt("id"),
                row.getInt("firm_id"),
                row.getString("username"),
                row.getString("display_name"),
                Collections.unmodifiableSet(roles),
                row.getString("language"),
                row.getString("login_code"),
                row.getBoolean("enabled") && row.getObject("removed_at") == null,
                skills);
    }

    private Queue queue(ResultSet row, List<QueueAgent> agents) throws SQLException {
        return new Queue(
                row.getInt("id"),
                row.getInt("firm_id"),
                row.getString("name"),
                new Queue.Limits(
                        row.getLong("ring_timeout_ms"),
                        row.getLong("wrap_up_ms"),
                        row.getInt("max_waiting"),
                        row.getInt("service_level_seconds")),
                agents,
                new Queue.Distribution(
                        Strategy.valueOf(row.getString("strategy")),
                        row.getLong("head_start_ms"),
                        row.getLong("tier_wait_ms"),
                        requirements(row.getString("requirements"))),
                row.getInt("hours_id"),
                List.of(json.readValue(row.getString("overflow"), OverflowRule[].class)),
                json.readValue(row.getString("callbacks"), CallbackRules.class));
    }

    /** Steps kept before there were any for one agent alone name none. */
    private Requirements requirements(String kept) {
        return json.readerFor(Requirements.class)
                .without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .readValue(kept);
    }

    private OpeningHours hours(ResultSet row, int index) throws SQLException {
        return new OpeningHours(
                row.getInt("id"),
                row.getInt("firm_id"),
                row.getString("name"),
                ZoneId.of(row.getString("zone")),
                List.of(json.readValue(row.getString("week"), WeeklySpan[].class)),
                List.of(json.readValue(row.getString("exceptions"), DateException[].class)));
    }

    private static Menu menu(ResultSet row, List<Menu.Choice> choices) throws SQLException {
        return new Menu(
                row.getInt("id"),
                row.getInt("firm_id"),
                row.getString("name"),
                row.getString("language"),
                row.getString("greeting"),
                row.getString("question"),
                row.getString("closed_message"),
                choices,
                row.getInt("default_queue_id"),
                row.getInt("max_tries"),
                row.getLong("answer_timeout_ms"),
                row.getInt("closed_queue_id"),
                row.getBoolean("closed_voicemail"));
    }

    private static InboundNumber number(ResultSet row, int index) throws SQLException {
        return new InboundNumber(
                row.getInt("id"),
                row.getInt("firm_id"),
                row.getString("e164"),
                row.getString("label"),
                row.getInt("hours_id"),
                row.getInt("menu_id"));
    }

    private static Trunk trunk(ResultSet row, int index) throws SQLException {
        return new Trunk(
                row.getInt("id"),
                row.getInt("firm_id"),
                row.getString("name"),
                Trunk.Kind.valueOf(row.getString("kind")),
                List.of(strings(row.getArray("sources"))),
                row.getString("country"),
                row.getString("registrar"),
                row.getString("username"),
                row.getString("transport"),
                row.getBoolean("enabled"),
                new Trunk.Outbound(
                        row.getString("outbound_peer"),
                        List.of(strings(row.getArray("outbound_prefixes"))),
                        row.getString("outbound_caller_id"),
                        Trunk.NumberForm.valueOf(row.getString("outbound_form")),
                        row.getInt("outbound_most_calls"),
                        row.getBoolean("outbound_recorded"),
                        row.getBoolean("outbound_emergency")));
    }

    private static DeskPhone deskPhone(ResultSet row, int index) throws SQLException {
        return new DeskPhone(
                row.getInt("id"),
                row.getInt("firm_id"),
                row.getString("label"),
                row.getString("sip_user"),
                row.getString("fixed_contact"),
                row.getString("transport"),
                row.getBoolean("enabled"));
    }

    private static ReasonCode reasonCode(ResultSet row, int index) throws SQLException {
        return new ReasonCode(
                row.getInt("id"),
                row.getInt("firm_id"),
                row.getString("code"),
                row.getString("label"),
                row.getObject("max_minutes", Integer.class),
                AtEnd.valueOf(row.getString("at_end")));
    }

    private static Skill skill(ResultSet row, int index) throws SQLException {
        return new Skill(row.getInt("id"), row.getInt("firm_id"), row.getString("name"));
    }

    private static ShortNumber shortNumber(ResultSet row, int index) throws SQLException {
        int user = row.getInt("user_id");
        int queue = row.getInt("queue_id");
        var kind = user != 0 ? ShortNumber.Kind.AGENT : queue != 0 ? ShortNumber.Kind.QUEUE : ShortNumber.Kind.MENU;
        return new ShortNumber(
                row.getInt("id"),
                row.getInt("firm_id"),
                row.getString("number"),
                kind,
                user + queue + row.getInt("menu_id"));
    }

    private static String[] strings(Array array) throws SQLException {
        return (String[]) array.getArray();
    }
}
