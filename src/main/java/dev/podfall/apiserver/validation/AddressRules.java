package dev.podfall.apiserver.validation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Addresses and ranges of addresses in fields that are older than the strict rules.
 *
 * <p>Upstream: apimachinery/pkg/util/validation/ip.go with {@code StrictIPCIDRValidation}; k8s.io/utils/net;
 * Go's net/netip.
 * <br>Differs: in nothing that we know of.
 */
public final class AddressRules {
    private static final int V4 = 4;
    private static final int V6 = 16;

    private AddressRules() {}

    /** An address as it was written. */
    private static final class Address {
        private final int[] groups;
        private final boolean leadingZeros;

        /**
         * @param groups its bytes, 4 or 16
         * @param leadingZeros whether a decimal part begins with a zero that says nothing
         */
        Address(int[] groups, boolean leadingZeros) {
            this.groups = groups;
            this.leadingZeros = leadingZeros;
        }

        int[] groups() {
            return groups;
        }

        boolean leadingZeros() {
            return leadingZeros;
        }

        boolean isV4() {
            return groups.length == V4;
        }

        /** Whether it is an IPv4 address in IPv6's clothes. */
        boolean isMapped() {
            if (isV4()) {
                return false;
            }
            for (int i = 0; i < 10; i++) {
                if (groups[i] != 0) {
                    return false;
                }
            }
            return groups[10] == 0xff && groups[11] == 0xff;
        }

        /** As RFC 5952 wants it. */
        String canonical() {
            return isV4() ? decimal(0) : isMapped() ? "::ffff:" + decimal(12) : hexadecimal();
        }

        private String decimal(int from) {
            return groups[from] + "." + groups[from + 1] + "." + groups[from + 2] + "." + groups[from + 3];
        }

        private String hexadecimal() {
            int start = -1;
            int length = 1;
            for (int i = 0; i < 8; i++) {
                int run = 0;
                while (i + run < 8 && word(i + run) == 0) {
                    run++;
                }
                if (run > length) {
                    start = i;
                    length = run;
                }
            }
            var out = new StringBuilder();
            for (int i = 0; i < 8; i++) {
                if (i == start) {
                    out.append("::");
                    i += length - 1;
                    continue;
                }
                if (!out.isEmpty() && out.charAt(out.length() - 1) != ':') {
                    out.append(':');
                }
                out.append(Integer.toHexString(word(i)));
            }
            return out.toString();
        }

        private int word(int index) {
            return groups[2 * index] << 8 | groups[2 * index + 1];
        }
    }

    static void ip(FieldErrors errors, FieldPath path, String value) {
        var address = address(value);
        if (address == null) {
            errors.invalid(path, value, "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)");
            return;
        }
        if (address.leadingZeros()) {
            errors.invalid(path, value, "must not have leading 0s");
        } else if (address.isMapped()) {
            errors.invalid(path, value, "must not be an IPv4-mapped IPv6 address");
        }
    }

    /** What to say of an address that is allowed and yet not as it should be; null if nothing. */
    public static @Nullable String ipWarning(String value) {
        var address = address(value);
        if (address == null || address.isV4() || address.canonical().equals(value)) {
            return null;
        }
        return "IPv6 address \"" + value + "\" should be in RFC 5952 canonical format (\"" + address.canonical()
                + "\")";
    }

    static void cidr(FieldErrors errors, FieldPath path, String value) {
        var address = cidrAddress(value);
        if (address == null) {
            errors.invalid(path, value, "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)");
            return;
        }
        var bits = value.substring(value.indexOf('/') + 1);
        if (address.leadingZeros() || (bits.length() > 1 && bits.startsWith("0"))) {
            errors.invalid(path, value, "must not have leading 0s in IP or prefix length");
        } else if (address.isMapped()) {
            errors.invalid(path, value, "must not have an IPv4-mapped IPv6 address");
        } else if (hasBitsBeyond(address, Integer.parseInt(bits))) {
            errors.invalid(path, value, "must not have bits set beyond the prefix length");
        }
    }

    /** What to say of a range that is allowed and yet not as it should be; null if nothing. */
    public static @Nullable String cidrWarning(String value) {
        var address = cidrAddress(value);
        if (address == null || address.isV4()) {
            return null;
        }
        var canonical = address.canonical() + value.substring(value.indexOf('/'));
        return canonical.equals(value)
                ? null
                : "IPv6 CIDR value \"" + value + "\" should be in RFC 5952 canonical format (\"" + canonical + "\")";
    }

    /** At most one range of each family: two make a pair. */
    static void onePerFamily(FieldErrors errors, FieldPath path, List<String> values, String rendered) {
        if (values.size() < 2) {
            return;
        }
        boolean v4 = false;
        boolean v6 = false;
        for (int i = 0; i < values.size(); i++) {
            var address = cidrAddress(values.get(i));
            if (address == null) {
                errors.internal(
                        path,
                        "invalid PodCIDRs. failed to check with dual stack with error:invalid CIDR[" + i
                                + "]: <nil> (invalid CIDR address: " + values.get(i) + ")");
                v4 = false;
                break;
            }
            v4 |= address.isV4() || address.isMapped();
            v6 |= !address.isV4() && !address.isMapped();
        }
        if (!v4 || !v6 || values.size() > 2) {
            errors.invalidRendered(path, rendered, "may specify no more than one CIDR for each IP family");
        }
    }

    private static @Nullable Address cidrAddress(String value) {
        int slash = value.indexOf('/');
        if (slash < 0) {
            return null;
        }
        var address = address(value.substring(0, slash));
        var bits = value.substring(slash + 1);
        if (address == null || !bits.matches("[0-9]{1,6}")) {
            return null;
        }
        return Integer.parseInt(bits) > 8 * address.groups().length ? null : address;
    }

    private static boolean hasBitsBeyond(Address address, int bits) {
        for (int i = bits; i < 8 * address.groups().length; i++) {
            if ((address.groups()[i / 8] & 0x80 >> i % 8) != 0) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Address address(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) == '.') {
                return v4(value);
            }
            if (value.charAt(i) == ':') {
                return v6(value);
            }
        }
        return null;
    }

    private static @Nullable Address v4(String value) {
        var parts = value.split("\\.", -1);
        if (parts.length != V4) {
            return null;
        }
        var out = new int[V4];
        boolean leadingZeros = false;
        for (int i = 0; i < V4; i++) {
            if (!parts[i].matches("[0-9]{1,9}") || Integer.parseInt(parts[i]) > 255) {
                return null;
            }
            leadingZeros |= parts[i].length() > 1 && parts[i].startsWith("0");
            out[i] = Integer.parseInt(parts[i]);
        }
        return new Address(out, leadingZeros);
    }

    private static @Nullable Address v6(String value) {
        int gap = value.indexOf("::");
        if (gap < 0) {
            var all = groups(value, 8);
            return all == null || all.groups().length != V6 ? null : all;
        }
        var before = groups(value.substring(0, gap), 7);
        var after = groups(value.substring(gap + 2), 7);
        if (before == null || after == null || before.groups().length + after.groups().length >= V6) {
            return null;
        }
        var out = new int[V6];
        System.arraycopy(before.groups(), 0, out, 0, before.groups().length);
        System.arraycopy(after.groups(), 0, out, V6 - after.groups().length, after.groups().length);
        return new Address(out, after.leadingZeros());
    }

    /** The bytes of groups with colons between them, the last of which may be an IPv4 address; null if they are none. */
    private static @Nullable Address groups(String value, int most) {
        var out = new ArrayList<Integer>();
        boolean leadingZeros = false;
        var parts = value.isEmpty() ? new String[0] : value.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
                var embedded = v4(parts[i]);
                if (embedded == null) {
                    return null;
                }
                leadingZeros = embedded.leadingZeros();
                for (int group : embedded.groups()) {
                    out.add(group);
                }
            } else if (parts[i].matches("[0-9a-fA-F]{1,4}")) {
                int word = Integer.parseInt(parts[i], 16);
                out.add(word >> 8);
                out.add(word & 0xff);
            } else {
                return null;
            }
        }
        return out.size() > 2 * most
                ? null
                : new Address(out.stream().mapToInt(Integer::intValue).toArray(), leadingZeros);
    }
}
