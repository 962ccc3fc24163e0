package org.switchroom.telephony;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchroom.directory.ClientFirm;
import org.switchroom.directory.DeskPhone;
import org.switchroom.directory.Directory;
import org.switchroom.directory.InboundNumber;
import org.switchroom.directory.Menu;
import org.switchroom.directory.OpeningHours;
import org.switchroom.directory.Queue;
import org.switchroom.directory.ShortNumber;
import org.switchroom.directory.Skill;
import org.switchroom.directory.Trunk;
import org.switchroom.directory.User;

/** A directory to write into. Every firm has the menu 1, and no hours: always open. */
final class FakeDirectory implements Directory {
    final List<ClientFirm> firms = new ArrayList<>();
    final Map<String, InboundNumber> numbers = new HashMap<>();
    final List<Trunk> trunks = new ArrayList<>();
    final List<DeskPhone> phones = new ArrayList<>();
    final List<User> agents = new ArrayList<>();
    final List<Queue> queues = new ArrayList<>();
    final Map<Integer, String> trunkSecrets = new HashMap<>();
    final Map<Integer, String> phoneSecrets = new HashMap<>();

    void addFirm(int id) {
        firms.add(new ClientFirm(id, "Firm " + id, "DE", "en", ZoneId.of("Europe/Berlin")));
    }

    void addNumber(int firmId, String e164) {
        numbers.put(e164, new InboundNumber(numbers.size() + 1, firmId, e164, "Line", 1, 1));
    }

    Trunk addTrunk(int firmId, Trunk.Kind kind, String source, String username) {
        var trunk =
                new Trunk(trunks.size() + 1, firmId, "Trunk", kind, List.of(source), "DE", "", username, "udp", true);
        trunks.add(trunk);
        return trunk;
    }

    DeskPhone addPhone(int firmId, String sipUser, String secret) {
        var phone = new DeskPhone(phones.size() + 1, firmId, "Desk", sipUser, "", "udp", true);
        phones.add(phone);
        phoneSecrets.put(phone.id(), secret);
        return phone;
    }

    @Override
    public List<ClientFirm> firms() {
        return firms;
    }

    @Override
    public ClientFirm firm(int firmId) {
        return firms.stream().filter(firm -> firm.id() == firmId).findFirst().orElseThrow();
    }

    @Override
    public Optional<User> user(int firmId, int userId) {
        return agents(firmId).stream().filter(user -> user.id() == userId).findFirst();
    }

    @Override
    public List<User> agents(int firmId) {
        return agents.stream().filter(user -> user.firmId() == firmId).toList();
    }

    @Override
    public List<Queue> queues(int firmId) {
        return queues.stream().filter(queue -> queue.firmId() == firmId).toList();
    }

    @Override
    public Optional<Queue> queue(int firmId, int queueId) {
        return queues(firmId).stream().filter(queue -> queue.id() == queueId).findFirst();
    }

    @Override
    public Optional<InboundNumber> number(String e164) {
        return Optional.ofNullable(numbers.get(e164));
    }

    @Override
    public Optional<OpeningHours> hours(int firmId, int hoursId) {
        return Optional.empty();
    }

    @Override
    public List<Skill> skills(int firmId) {
        return List.of();
    }

    @Override
    public Optional<Menu> menu(int firmId, int menuId) {
        return menus(firmId).stream().findFirst();
    }

    @Override
    public List<InboundNumber> numbers(int firmId) {
        return List.of();
    }

    @Override
    public List<Menu> menus(int firmId) {
        return List.of(new Menu(1, firmId, "Main", "en", "", "", "", List.of(), 1, 3, 5_000));
    }

    @Override
    public List<ShortNumber> shortNumbers(int firmId) {
        return List.of();
    }

    @Override
    public String firstNumber(int firmId) {
        return "";
    }

    @Override
    public List<Trunk> trunks() {
        return List.copyOf(trunks);
    }

    @Override
    public List<DeskPhone> deskPhones() {
        return List.copyOf(phones);
    }

    @Override
    public Optional<DeskPhone> deskPhone(String sipUser) {
        return phones.stream().filter(phone -> phone.sipUser().equals(sipUser)).findFirst();
    }

    @Override
    public String trunkSecret(int trunkId) {
        return trunkSecrets.get(trunkId);
    }

    @Override
    public String deskPhoneSecret(int deskPhoneId) {
        return phoneSecrets.get(deskPhoneId);
    }

    @Override
    public List<ReasonCode> reasonCodes(int firmId) {
        return List.of(new ReasonCode("BREAK", "Break"));
    }
}
