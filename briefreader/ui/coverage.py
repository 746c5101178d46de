"""How much of the library a search sees, in words for the status bar."""

from briefreader.domain.hit import Coverage


def in_short(coverage: Coverage) -> str:
    """Such as “9,998 of 10,000 indexed, 2 failed”; empty for a library without documents."""
    if not coverage.total:
        return ""
    if coverage.indexed == coverage.total:
        return f"{coverage.total:,} indexed"
    failed = f", {coverage.failed:,} failed" if coverage.failed else ""
    return f"{coverage.indexed:,} of {coverage.total:,} indexed{failed}"


def in_full(coverage: Coverage) -> str:
    """What that means, in sentences."""
    if not coverage.total:
        return ""
    sentences = []
    waiting = coverage.total - coverage.failed - coverage.indexed
    if waiting > 0:
        are = "1 document is" if waiting == 1 else f"{waiting:,} documents are"
        sentences.append(f"{are} not yet in the search index, and will be in a while.")
        sentences.append("A search finds what is there so far.")
    if coverage.failed:
        files = "1 file" if coverage.failed == 1 else f"{coverage.failed:,} files"
        stand = "It stands" if coverage.failed == 1 else "They stand"
        sentences.append(f"{files} could not be read. {stand} in the list, with the reason.")
    return " ".join(sentences) or "Every document can be found by its words."
