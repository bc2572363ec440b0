"""Which ingesters there are, and which one claims a file.

Our own come in through the same door as third parties': entry points of the group `tidslinje.ingesters`,
each one a bundle (a tuple of ingesters).
"""

from functools import cache
from importlib.metadata import entry_points
from typing import Final

from ingest.ingester import Claim, Ingester, InputFile
from schemas.errors import CaseError, FileError

GROUP: Final = "tidslinje.ingesters"


@cache
def ingesters() -> tuple[Ingester, ...]:
    """Every ingester of every installed bundle, by id.

    Raises:
        CaseError: two bundles bring the same id.
    """
    found: dict[str, Ingester] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
        for ingester in point.load():
            if found.get(ingester.id, ingester) is not ingester:
                raise CaseError(
                    f"två installerade läsare kallar sig {ingester.id}.", remedy="Avinstallera den ena bunten."
                )
            found[ingester.id] = ingester
    return tuple(found[name] for name in sorted(found))


def by_id(name: str) -> Ingester:
    """The ingester with that id. Raises CaseError naming the known ones."""
    for ingester in ingesters():
        if ingester.id == name:
            return ingester
    known = ", ".join(ingester.id for ingester in ingesters())
    raise CaseError(f"formatet {name} finns inte.", file="case.yaml", remedy=f"Välj auto eller ett av: {known}.")


def claim(file: InputFile) -> tuple[Ingester, Claim]:
    """The one ingester that claims the file; `format:` in case.yaml decides before any claim.

    Raises:
        CaseError: case.yaml names a format that does not exist.
        FileError: nobody claims it, or more than one does.
    """
    forced = file.source.format
    if forced != "auto":
        return by_id(forced), Claim(forced, "anges i case.yaml")
    seen = file.glance()
    claims = [(ingester, made) for ingester in ingesters() if (made := ingester.identify(seen)) is not None]
    claims = [pair for pair in claims if not pair[1].general] or claims
    if not claims:
        raise FileError(
            "ingen läsare känner igen filen.",
            file=file.name,
            remedy="Be om exporten i ett annat format (tidslinje formats visar vilka), eller ange format: på källan.",
        )
    if len(claims) > 1:
        names = ", ".join(ingester.id for ingester, _ in claims)
        raise FileError(
            f"flera läsare gör anspråk på filen: {names}.", file=file.name, remedy="Ange format: på källan i case.yaml."
        )
    return claims[0]
