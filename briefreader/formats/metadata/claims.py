"""What a file states about itself, without the values that programs fill in by themselves."""

from collections.abc import Iterable

from briefreader.domain.document import Evidence
from briefreader.formats.fields.names import folded, is_placeholder


def checked(claims: Iterable[Evidence]) -> list[Evidence]:
    """The claims that mean something, their values on one line; authors one by one."""
    kept = []
    for claim in claims:
        values = claim.value.split("; ") if claim.field == "authors" else [claim.value]
        meant = [folded(value) for value in values if not is_placeholder(value)]
        if meant:
            value = "; ".join(dict.fromkeys(meant))
            kept.append(Evidence(claim.field, value, claim.reason, claim.confidence))
    return kept
