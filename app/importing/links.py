"""Links of imported rows: the program, country, student a row speaks of, found by identity or made when allowed."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.change import Work
from app.forms import country_served
from app.importing import targets
from app.importing.rows import ImportRow, Outcome
from app.reader import Reader
from app.store import merges, records
from models.fields import Stored, Type
from models.kinds import Kind, kind_named, title_of
from models.paths import column as column_of
from models.text import fold, key_text


@dataclass
class Made:
    """A record that the import will make because a row needs it; `record_id` is known once it is made."""

    kind: type[Kind]
    values: dict[str, Any]
    links: "dict[str, int | Made]" = field(default_factory=dict)
    record_id: int | None = None


Target = int | Made


class Links:
    """Finds the target of every link of every row, once for each distinct identity."""

    def __init__(self, reader: Reader, kind: type[Kind]) -> None:
        self._reader = reader
        self._kind = kind
        self._shape = targets.shape_of(kind)
        self._paths = sorted(self._shape.links, key=lambda path: -path.count("."))
        self._known: dict[tuple[object, ...], Target | str] = {}
        self._texts: dict[str, dict[str, list[int]]] = {}
        self._of_row: dict[int, dict[str, Target]] = {}
        self._paths_of: dict[str, str] = {}
        """The link whose record a key is about; empty for the kind's own fields and the links themselves."""
        self._owners: dict[str, tuple[str, str]] = {}
        self._made: list[Made] = []
        self._served: tuple[int | None] | None = None
        self._implied: dict[int, dict[str, int]] = {}
        self._implied_by: dict[tuple[str, str], int | None] = {}

    @property
    def made(self) -> list[Made]:
        """Records that will be made."""
        return self._made

    def resolve(self, row: ImportRow) -> bool:
        """Finds the row's links, deepest first; one that is missing rejects the row. True when any was found."""
        found: dict[str, Target] = {}
        parts: dict[str, dict[str, Any]] = {}
        for key, value in row.values.items():
            if (path := self._path_of(key)) and value not in (None, ""):
                parts.setdefault(path, {})[key.removeprefix(f"{path}.")] = value
        for path in self._paths:
            inner = {key: target for key, target in found.items() if key.rpartition(".")[0] == path}
            inner = inner or self._beside(path, found)
            target = self._target(path, row.values.get(path), parts.get(path, {}), inner)
            if isinstance(target, str):
                row.reasons.append(target)
            elif target is not None:
                found[path] = target
        if row.reasons:
            row.outcome = Outcome.REJECTED
        self._of_row[id(row)] = {path: target for path, target in found.items() if "." not in path}
        for path, imply in self._shape.implied.items():
            if path not in found and (target_id := self._implied_target(path, imply(row.values))) is not None:
                self._implied.setdefault(id(row), {})[path] = target_id
        return bool(found)

    def _implied_target(self, path: str, text: str) -> int | None:
        """The one record that a text names; none where there is no such record."""
        if not text:
            return None
        if (path, text) not in self._implied_by:
            known = self._index(kind_named(column_of(self._kind, path)[1].target))
            found = known.get(key_text(text), [])
            self._implied_by[path, text] = found[0] if len(found) == 1 else None
        return self._implied_by[path, text]

    def implied(self, row: ImportRow) -> dict[str, int]:
        """Links that follow from the row's other values, for a record that has none."""
        return self._implied.get(id(row), {})

    def _beside(self, path: str, found: Mapping[str, Target]) -> dict[str, Target]:
        """What names the target together with a text, where the row itself is linked to it: the case of a line."""
        owner = self._owners.get(path)
        if owner is None:
            owner = self._owners[path] = self._owner(path)
        key, beside = owner
        return {f"{path}.{key}": found[beside]} if beside in found else {}

    def _owner(self, path: str) -> tuple[str, str]:
        kind = kind_named(column_of(self._kind, path)[1].target)
        pair = _named_in(kind)
        if pair is None:
            return "", ""
        wanted = kind.fields[pair[0]].target
        same = (
            each for each in self._paths if each != path and column_of(self._kind, each)[1].target == wanted
        )
        return pair[0], next(same, "")

    def _path_of(self, key: str) -> str:
        found = self._paths_of.get(key)
        if found is None:
            found = "" if key in self._shape.links else key.rpartition(".")[0]
            self._paths_of[key] = found
        return found

    def _target(
        self, path: str, text: Any, parts: dict[str, Any], inner: Mapping[str, Target]
    ) -> Target | str | None:
        if text in (None, "") and not parts:
            return None
        ends = tuple(
            (key, id(target) if isinstance(target, Made) else target) for key, target in sorted(inner.items())
        )
        identity = (path, text, tuple(sorted(parts.items())), ends)
        if identity not in self._known:
            self._known[identity] = self._find(path, text, parts, inner)
        return self._known[identity]

    def _find(self, path: str, text: Any, parts: dict[str, Any], inner: Mapping[str, Target]) -> Target | str:
        link = column_of(self._kind, path)[1]
        kind = kind_named(link.target)
        links = {key.rpartition(".")[2]: target for key, target in inner.items()}
        pair = _named_in(kind)
        if text not in (None, "") and not (pair and pair[0] in links):
            return self._by_text(path, kind, link.label, str(text))
        if text not in (None, "") and pair:
            parts = parts | {pair[1]: str(text)}
        at_home = links | self._home(kind, links)
        found = self._by_parts(kind, parts, at_home) or self._by_parts(kind, parts, links)
        if found is not None:
            return found
        if path not in self._shape.creates:
            shown = ", ".join(str(value) for value in parts.values())
            return f"{link.label}: there is no {kind.spec.noun} “{shown}”"
        return self._make(kind, parts, at_home)

    def _home(self, kind: type[Kind], links: Mapping[str, Target]) -> dict[str, Target]:
        """The country that the office serves, for a record that a country names and whose sheet tells none."""
        if "country_id" not in kind.spec.natural or "country_id" in links:
            return {}
        if self._served is None:
            self._served = (country_served(self._reader),)
        return {"country_id": self._served[0]} if self._served[0] is not None else {}

    def _make(self, kind: type[Kind], parts: dict[str, Any], links: Mapping[str, Target]) -> Made:
        made = Made(kind, parts, dict(links))
        self._made.append(made)
        return made

    def _by_text(self, path: str, kind: type[Kind], label: str, text: str) -> Target | str:
        known = self._index(kind)
        found = known.get(key_text(text), []) or known.get(f"={fold(text)}", [])
        if len(found) == 1:
            return found[0]
        if found:
            return f"{label}: {len(found)} {kind.spec.nouns} are called “{text}”"
        if path not in self._shape.creates:
            return f"{label}: there is no {kind.spec.noun} “{text}”"
        return self._make(kind, {_named_by(kind): text}, {})

    def _index(self, kind: type[Kind]) -> dict[str, list[int]]:
        """Live records of a kind by natural key, title and searched identifying texts."""
        name = kind.spec.name
        if name not in self._texts:
            index: dict[str, list[int]] = {}
            owners = self._owner_names(kind)
            for row in records.every(self._reader.connection, kind):
                for word in {key for key in (*_words(kind, row), _whole_name(kind, row, owners)) if key}:
                    index.setdefault(word, []).append(row.id)
            self._add_merged(kind, index)
            self._texts[name] = index
        return self._texts[name]

    def _owner_names(self, kind: type[Kind]) -> dict[int, str]:
        """Natural keys of the records that name those of a kind together with a text; empty for another kind."""
        pair = _named_in(kind)
        if pair is None:
            return {}
        owner = kind_named(kind.fields[pair[0]].target)
        rows = records.every(self._reader.connection, owner)
        return {row.id: records.natural_key(owner, row.stored) or "" for row in rows}

    def _add_merged(self, kind: type[Kind], index: dict[str, list[int]]) -> None:
        """What a merged record was called leads to the one that stands for it, where no other is called so."""
        lost = merges.every_loser(self._reader.connection, kind)
        stands = merges.winners(self._reader.connection, kind, lost)
        older: dict[str, list[int]] = {}
        for each, row in lost.items():
            for word in {key for key in _words(kind, row) if key and each in stands} - index.keys():
                older.setdefault(word, []).append(stands[each])
        index |= {word: list(dict.fromkeys(ids)) for word, ids in older.items()}

    def _by_parts(
        self, kind: type[Kind], parts: Mapping[str, Any], links: Mapping[str, Target]
    ) -> Target | None:
        """The live record all of whose given parts are these; a record to be made may fit as well."""
        if any(isinstance(target, Made) for target in links.values()):
            return None
        stored = {key: kind.fields[key].encode(value) for key, value in parts.items()}
        stored |= {key: target for key, target in links.items() if isinstance(target, int)}
        natural = records.natural_key(kind, stored)
        if natural is not None:
            found = records.ids_by(self._reader.connection, kind, "natural_key", [natural]).get(natural, [])
            return found[0] if found else None
        fits = [row.id for row in records.every(self._reader.connection, kind) if _fits(kind, row, stored)]
        return fits[0] if len(fits) == 1 else None

    # -- values ------------------------------------------------------------------------------------------------------
    def own_values(self, row: ImportRow) -> dict[str, Any]:
        """Values for the kind's own fields, links as ids (made records must have been made)."""
        values = {
            key: value for key, value in row.values.items() if "." not in key and key not in self._shape.links
        }
        for path, target in self._of_row.get(id(row), {}).items():
            values[path] = target.record_id if isinstance(target, Made) else target
        return values

    def stored(self, row: ImportRow, only: Collection[str] = ()) -> dict[str, Stored]:
        """Stored forms of the row's own fields, or of some; a link to a record not made yet is a fresh identity."""
        kind = self._kind
        stored: dict[str, Stored] = {
            key: kind.fields[key].encode(value)
            for key, value in row.values.items()
            if "." not in key and key not in self._shape.links and (not only or key in only)
        }
        for path, target in self._of_row.get(id(row), {}).items():
            stored[path] = -id(target) if isinstance(target, Made) else target
        return stored

    def make(self, work: Work) -> None:
        """Makes the missing records inside the import's change, those that others need first."""
        for made in self._made:
            links = {
                key: target.record_id if isinstance(target, Made) else target
                for key, target in made.links.items()
            }
            made.record_id = work.add(made.kind, made.values | links)


def _named_by(kind: type[Kind]) -> str:
    """The field that takes a text which is all a sheet says of a record: the first of its title that is written."""
    keys = (*kind.spec.title, *(field.key for field in kind.written_fields()))
    return next(
        key
        for key in keys
        if kind.fields[key].type in (Type.TEXT, Type.NAME) and kind.fields[key].derive is None
    )


def _named_in(kind: type[Kind]) -> tuple[str, str] | None:
    """The link and the text that name a record of the kind together: the case of a line, and its number."""
    if len(kind.spec.natural) != 2:
        return None
    link, text = (kind.fields[key] for key in kind.spec.natural)
    return (link.key, text.key) if link.type is Type.LINK and text.type is Type.TEXT else None


def _whole_name(kind: type[Kind], row: Kind, owners: Mapping[int, str]) -> str:
    """Both parts of a name in one, as bnbsaa001; empty where the first is not known."""
    pair = _named_in(kind)
    owner = owners.get(int(row.stored.get(pair[0]) or 0)) if pair and owners else None
    return f"{owner}{key_text(str(row.stored.get(pair[1]) or ''))}" if pair and owner else ""


def _words(kind: type[Kind], row: Kind) -> Iterator[str]:
    yield records.natural_key(kind, row.stored) or ""
    yield f"={fold(title_of(kind, row.stored))}"
    for key in kind.spec.title:
        value = row.stored.get(key)
        if isinstance(value, str):
            yield f"={fold(value)}"


def _fits(kind: type[Kind], row: Kind, stored: Mapping[str, Stored]) -> bool:
    return all(_alike(row.stored.get(key), value) for key, value in stored.items() if key in kind.fields)


def _alike(one: Stored, two: Stored) -> bool:
    return fold(one) == fold(two) if isinstance(one, str) and isinstance(two, str) else one == two
