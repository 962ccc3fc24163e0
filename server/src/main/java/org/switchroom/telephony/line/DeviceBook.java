package org.switchroom.telephony.line;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.cti.AgentDevice;
import org.switchroom.cti.DeviceChanged;
import org.switchroom.directory.DeskPhone;
import org.switchroom.directory.Directory;
import org.switchroom.telephony.call.AgentDevices;
import org.switchroom.telephony.call.DeviceAddress;
import org.switchroom.wire.sip.SipUri;
import org.switchroom.wire.sip.Transport;

/** Where agents' devices are: by registration, or at the fixed address that was configured. */
public final class DeviceBook implements AgentDevices {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceBook.class);
    private static final int SIP_PORT = 5060;

    private final Directory directory;
    private final Bindings bindings;
    /** Names of fixed addresses, looked up beforehand: ringing must not wait for a name server. */
    private final Map<String, InetSocketAddress> fixed = new ConcurrentHashMap<>();

    private volatile Map<Integer, DeskPhone> phones = Map.of();

    /** @param changed told when a device can be rung now, or no longer */
    public DeviceBook(Directory directory, LongSupplier clockMs, Consumer<DeviceChanged> changed) {
        this.directory = directory;
        this.bindings = new Bindings(
                clockMs, binding -> changed.accept(new DeviceChanged(binding.firmId(), binding.deviceId())));
    }

    Bindings bindings() {
        return bindings;
    }

    /** Desk phones registered now. */
    public int deskPhones() {
        return bindings.count(deviceId -> !DeviceIds.isBrowser(deviceId));
    }

    /** Browsers registered now. */
    public int browsers() {
        return bindings.count(DeviceIds::isBrowser);
    }

    @Override
    public Optional<DeviceAddress> addressOf(int firmId, String deviceId) {
        if (DeviceIds.isBrowser(deviceId)) {
            return registered(firmId, deviceId);
        }
        return phone(firmId, deviceId).flatMap(phone -> {
            var registered = registered(firmId, deviceId);
            return registered.isPresent() ? registered : fixedAddress(phone);
        });
    }

    @Override
    public Subscription follow(String deviceId, Consumer<DeviceAddress> registered) {
        return bindings.follow(deviceId, binding -> registered.accept(address(binding)));
    }

    /** Takes over what is configured now and looks names up. Blocking. */
    void refresh() {
        phones = directory.deskPhones().stream().collect(Collectors.toMap(DeskPhone::id, Function.identity()));
        var written = phones.values().stream().map(DeskPhone::fixedContact).collect(Collectors.toSet());
        fixed.keySet().retainAll(written);
        for (var phone : phones.values()) {
            if (!phone.fixedContact().isEmpty()) {
                resolve(phone);
            }
        }
    }

    private void resolve(DeskPhone phone) {
        try {
            var hostPort = HostPort.parse(phone.fixedContact(), SIP_PORT);
            fixed.put(
                    phone.fixedContact(),
                    new InetSocketAddress(InetAddress.getByName(hostPort.host()), hostPort.port()));
        } catch (IllegalArgumentException | UnknownHostException e) {
            LOG.warn("Desk phone {} cannot be reached at {}: {}", phone.id(), phone.fixedContact(), e.getMessage());
        }
    }

    private Optional<DeskPhone> phone(int firmId, String deviceId) {
        return DeviceIds.deskPhone(deviceId)
                .flatMap(id -> Optional.ofNullable(phones.get(id)))
                .filter(phone -> phone.firmId() == firmId);
    }

    private Optional<DeviceAddress> registered(int firmId, String deviceId) {
        return bindings.find(deviceId)
                .filter(binding -> binding.firmId() == firmId)
                .map(DeviceBook::address);
    }

    private static DeviceAddress address(Binding binding) {
        return new DeviceAddress(
                binding.firmId(),
                binding.deviceId(),
                binding.contact(),
                binding.flow(),
                null,
                binding.flow().transport(),
                DeviceIds.isBrowser(binding.deviceId()));
    }

    private Optional<DeviceAddress> fixedAddress(DeskPhone phone) {
        var transport = transport(phone.transport());
        return Optional.ofNullable(fixed.get(phone.fixedContact())).map(address -> {
            var parameters = transport == Transport.TCP ? Map.of("transport", "tcp") : Map.<String, String>of();
            var target = new SipUri(
                    "sip", phone.sipUser(), address.getAddress().getHostAddress(), address.getPort(), parameters);
            return new DeviceAddress(
                    phone.firmId(), AgentDevice.desk(phone.id()), target, null, address, transport, false);
        });
    }

    static Transport transport(String written) {
        return written.toUpperCase(Locale.ROOT).equals("TCP") ? Transport.TCP : Transport.UDP;
    }
}
