"""Network addresses are never kept: only a keyed digest that tells one from another."""

import ipaddress

from weiquanbao.people.crypto import blind_index


def source_of(address: str | None) -> str:
    """The digest of a network address; an IPv6 network of /64 counts as one, for it is one household's."""
    if not address:
        return ""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return blind_index("address", address)
    if isinstance(known, ipaddress.IPv6Address):
        if known.ipv4_mapped:
            return blind_index("address", str(known.ipv4_mapped))
        return blind_index("address", str(ipaddress.ip_network(f"{known}/64", strict=False)))
    return blind_index("address", str(known))
