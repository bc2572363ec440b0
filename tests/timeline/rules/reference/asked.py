"""What sets a question off, and whose records are asked, as loops."""

import datetime as dt

from schemas.vocabulary import ActorKind
from tests.timeline.rules.reference.plain import Plain, among, days, house

Said = tuple[str, dt.date, dt.date, frozenset[str], frozenset[str]]


def triggers(plain: Plain, selectors, cluster):
    """(start, selector, group, sure, near), by happening, in order of time."""
    rows, seen = [], {}
    for selector in selectors:
        both = [(g, True) for g in plain.groups(selector)] + [(g, False) for g in plain.unsure_groups(selector)]
        for group, sure in both:
            known = [day for event in group if (day := plain.day(selector, event)) is not None]
            if known:
                rows.append((min(known), selector, group, sure))
    rows.sort(key=lambda row: (row[0], not row[3], row[2][0].id))
    for row in sorted(rows, key=lambda row: not row[3]):
        seen.setdefault(row[2][0].happening or row[2][0].id, row)
    rows = [row for row in rows if any(row is kept for kept in seen.values())]
    if cluster is not None:
        exact = [e.when.first_day for row in rows for e in row[2] if e.when.first_day == e.when.last_day]
        rows = [row for row in rows if not told_later(row[2], [day for day in exact if day])]
    return rows


def told_later(group, exact) -> bool:
    if any(e.when.first_day == e.when.last_day for e in group):
        return False
    return any(e.when.first_day and e.when.first_day <= day <= e.when.last_day for e in group for day in exact)


def gathered(rows, cluster, same=()):
    out = []
    for start, selector, group, sure in rows:
        sort = [str(group[0].attributes.get(name)) for name in same]
        alike = [row for row in out if [str(row[2][0].attributes.get(name)) for name in same] == sort]
        if cluster and alike and (start - alike[-1][0]).days <= days(cluster):
            alike[-1][4].extend(group)
        else:
            out.append((start, selector, group, sure, []))
    return out


def asked(plain: Plain, condition):
    rows = triggers(plain, (condition.trigger, *condition.also), condition.cluster)
    if condition.active:
        rows = [
            row
            for row in rows
            if any(
                house(kind) != house(row[2][0].actor.kind) and among(kind, condition.active)
                for kind in plain.active(row[0])
            )
        ]
    return gathered(rows, condition.cluster, getattr(condition, "same", ()))


def whose(plain: Plain, condition, lead) -> set[ActorKind]:
    out: set[ActorKind] = set()
    for group in condition.searched or ("own",):
        if group == "own":
            out.add(lead.actor.kind)
            if condition.scope == "own":
                spans = {span.actor.kind for span in plain.journey.spans}
                sources = {row.actor.kind for row in plain.journey.coverage}
                out |= {kind for kind in sources & spans if house(kind) == house(lead.actor.kind)}
        elif group == "other":
            out |= set(lead.actor_kinds()) - {ActorKind.POLICE, ActorKind.JUSTICE}
        elif group in {"any", "health-care"}:
            out |= {kind for kind in plain.active(plain.known(lead) or plain.end) if among(kind, (group,))}
        else:
            out.add(ActorKind(group))
    return out


def in_scope(condition, lead, event) -> bool:
    own = house(event.actor.kind) == house(lead.actor.kind)
    if condition.scope == "own":
        return own
    if condition.scope == "counterpart":
        both = {lead.actor.kind, *lead.actor_kinds()}
        alone = not set(event.actor_kinds()) - {event.actor.kind} and event.actor.kind in condition.searched
        return own or alone or event.actor.kind in both or bool(set(event.actor_kinds()) & both)
    return True


def named(plain: Plain, lead, *more) -> frozenset[str]:
    happening = plain.happening(lead)
    kinds = {lead.actor.kind, *(happening.actors if happening else ()), *more}
    return frozenset(kind.value for kind in kinds if kind is not ActorKind.FAMILY)


def ids(events) -> frozenset[str]:
    return frozenset(event.id for event in events)


def whom(lead, kinds) -> frozenset[str]:
    return frozenset(kind.value for kind in {lead.actor.kind, *kinds} if kind is not ActorKind.FAMILY)
