"""Search over everything: one folded line of text per record, found by any three letters in a row.

Sensitive fields never enter the text; they are found by their whole value only. A record that others were merged into
is found by what they held, too.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from app.store import merges, records, sounds
from app.store.dbapi import Connection
from models.fields import Field, Privacy
from models.kinds import Kind, all_kinds, per_kind, title_of
from models.text import fold, key_text, without_control_characters

SEPARATOR = "\n"
BATCH = 5_000
"""Records whose texts are made ready at once."""
_LAST = "\U0010ffff"


@dataclass(frozen=True)
class Hit:
    """A record found: kind, id, its title and the piece of text that matched."""

    kind: str
    record_id: int
    title: str
    piece: str


@per_kind
def _fields(kind: type[Kind]) -> tuple[tuple[Field[object], ...], tuple[Field[object], ...]]:
    searched = [field for field in kind.stored_fields() if field.search and not field.guard]
    plain = tuple(field for field in searched if field.privacy is not Privacy.SENSITIVE)
    return plain, tuple(field for field in searched if field.privacy is Privacy.SENSITIVE)


@per_kind
def rests_on(kind: type[Kind]) -> frozenset[str]:
    """The keys of what a record's place in the index rests on; other changes leave it as it is."""
    names = sounds.KEYS if sounds.has_names(kind) else ()
    keys = (each.key for fields in _fields(kind) for each in fields)
    return frozenset({*keys, *kind.spec.title, *names, "row_status"})


def is_searched(kind: type[Kind]) -> bool:
    """True when records of the kind can be found by search; guarded kinds never."""
    return kind.spec.searched and not kind.spec.guard and any(_fields(kind))


def index(connection: Connection, kind: type[Kind], rows: Iterable[Kind], *, fresh: bool = False) -> None:
    """Puts records into the index, or takes them out when they are not live; inside the change's transaction."""
    if not is_searched(kind):
        return
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        if not fresh:
            _drop(connection, kind, [row.id for row in batch])
        _add(connection, kind, [row for row in batch if row.row_status == 0])


def _add(connection: Connection, kind: type[Kind], live: Sequence[Kind]) -> None:
    plain, exact = _fields(kind)
    name = kind.spec.name
    older = merges.losers(connection, kind, (row.id for row in live))
    docs = [
        (row.id, name, fold(title_of(kind, row.stored)), _text(plain, (row, *older.get(row.id, ()))))
        for row in live
    ]
    connection.executemany("INSERT INTO search_doc (id, kind, title, folded) VALUES (?,?,?,?)", docs)
    # Not by a trigger: the index would close its books after every row, six times the work.
    texts = ((record_id, folded) for record_id, _, _, folded in docs)
    connection.executemany("INSERT INTO search_fts (rowid, folded) VALUES (?,?)", texts)
    if exact:
        connection.executemany(
            "INSERT OR IGNORE INTO search_exact (token, record_id, kind) VALUES (?,?,?)",
            (
                (token, row.id, name)
                for row in live
                for each in (row, *older.get(row.id, ()))
                for token in _tokens(exact, each)
            ),
        )
    sounds.add(connection, kind, live)


def _drop(connection: Connection, kind: type[Kind], ids: Sequence[int]) -> None:
    sounds.drop(connection, kind, ids)
    for batch in records.chunks(ids):
        where = f"IN ({records.marks(batch)})"
        connection.execute(
            "INSERT INTO search_fts (search_fts, rowid, folded) "
            f"SELECT 'delete', id, folded FROM search_doc WHERE id {where}",
            batch,
        )
        connection.execute(f"DELETE FROM search_doc WHERE id {where}", batch)
        connection.execute(f"DELETE FROM search_exact WHERE record_id {where}", batch)


def _text(fields: Sequence[Field[object]], rows: Iterable[Kind]) -> str:
    values = (row.stored.get(field.key) for row in rows for field in fields)
    return SEPARATOR.join(fold(str(value)) for value in values if value is not None)


def _tokens(fields: Sequence[Field[object]], row: Kind) -> Iterator[str]:
    for field in fields:
        value = row.stored.get(field.key)
        if value is not None and key_text(str(value)):
            yield key_text(str(value))


def terms_of(text: str) -> list[str]:
    """The folded words a person typed."""
    return fold(without_control_characters(text)).split()


def token_of(text: str) -> str:
    """What a person typed as the whole value of a sensitive field."""
    return key_text(without_control_characters(text))


def matching(
    columns: str, text: str, kinds: Sequence[str] = (), limit: int | None = None
) -> tuple[str, list[object]] | None:
    """SELECT of columns of `search_doc d` for what a person typed, and its parameters; None when nothing was typed.

    The first hits come first: the index of trigrams is read one by one, so that a limit ends the search.
    """
    terms = terms_of(text)
    if not terms:
        return None
    source, parts, bound = "search_doc d", list[str](), list[object]()
    trigrams = {term[start : start + 3] for term in terms if len(term) >= 3 for start in range(len(term) - 2)}
    if trigrams:
        source = "search_fts CROSS JOIN search_doc d ON d.id = search_fts.rowid"
        parts.append("search_fts MATCH ?")
        bound.append(" AND ".join('"' + each.replace('"', '""') + '"' for each in sorted(trigrams)))
    elif len(terms) == 1:
        kinds = kinds or [name for name, kind in all_kinds().items() if is_searched(kind)]
    for term in terms:
        if len(term) > 3:  # three letters are their own trigram
            parts.append("instr(d.folded, ?) > 0")
            bound.append(term)
        elif len(term) < 3 and not trigrams and len(terms) == 1:
            parts.append("d.title >= ? AND d.title < ?")
            bound += [term, term + _LAST]
        elif len(term) < 3:
            parts.append("(instr(' ' || d.folded, ?) > 0 OR instr(d.folded, ?) > 0)")
            bound += [" " + term, SEPARATOR + term]
    if kinds:
        parts.append(f"d.kind IN ({records.marks(kinds)})")
        bound += kinds
    ends = "" if limit is None else f" LIMIT {limit}"
    return f"SELECT {columns} FROM {source} WHERE {' AND '.join(parts)}{ends}", bound


def find(connection: Connection, text: str, kinds: Sequence[str] = (), limit: int = 50) -> list[Hit]:
    """The first records that match, whole sensitive values included; unranked: ranking costs a hundred times more."""
    found = matching("d.kind, d.id, d.title, d.folded", text, kinds, limit)
    if found is None:
        return []
    rows = connection.execute(*found)
    terms = terms_of(text)
    hits = [Hit(kind, record_id, title, _piece(folded, terms)) for kind, record_id, title, folded in rows]
    return (_exact(connection, text, kinds, {hit.record_id for hit in hits}) + hits)[:limit]


def _exact(connection: Connection, text: str, kinds: Sequence[str], known: set[int]) -> list[Hit]:
    rows = connection.execute(
        "SELECT kind, record_id FROM search_exact WHERE token = ?", (token_of(text),)
    ).fetchall()
    return [
        Hit(kind, each, "", "") for kind, each in rows if each not in known and (not kinds or kind in kinds)
    ]


def _piece(folded: str, terms: Sequence[str]) -> str:
    pieces = folded.split(SEPARATOR)
    return next((piece for piece in pieces if any(term in piece for term in terms)), pieces[0])


def rebuild(connection: Connection, kinds: Mapping[str, type[Kind]]) -> None:
    """Builds the index anew from the records, inside the caller's transaction."""
    connection.execute("INSERT INTO search_fts (search_fts) VALUES ('delete-all')")
    connection.execute("DELETE FROM search_exact")
    connection.execute("DELETE FROM search_doc")
    sounds.forget(connection)
    for kind in kinds.values():
        index(connection, kind, records.every(connection, kind), fresh=True)
    connection.execute("INSERT INTO search_fts(search_fts) VALUES ('optimize')")
