"""Values that follow from others, shown while those are typed, until a person types another one there."""

from collections.abc import Callable, Mapping
from typing import Any

from models.fields import FieldError, Stored
from models.following import Follows, followed
from models.kinds import Kind
from ui.parts.editors import Editor, typed_form


class Follower:
    """Puts what follows into the editors of a form or sheet; `hear` is told of every field that is typed in."""

    def __init__(
        self,
        kind: type[Kind],
        editor: Callable[[str], Editor | None],
        before: Callable[[], Mapping[str, Stored]],
    ) -> None:
        self._kind, self._editor, self._before = kind, editor, before
        self._put: dict[str, object] = {}
        """What was put here, by field; what stands there else was typed by a person."""

    def hear(self, key: str) -> None:
        """Something was typed in a field: what follows from it goes along."""
        for each, rule in self._kind.spec.follows.items():
            if key in rule.reads:
                self._follow(each, rule)

    def _follow(self, key: str, rule: Follows) -> None:
        editor = self._editor(key)
        if editor is None or (editor.changed and editor.raw() != self._put.get(key)):
            return
        try:
            wanted = dict(self._typed(rule))
        except FieldError:
            return
        value = followed({key: rule}, self._before(), wanted).get(key)
        field: Any = self._kind.fields[key]
        shown = editor.filled if value is None else typed_form(field, field.decode(value))
        editor.put_back(shown)
        self._put[key] = editor.raw()

    def _typed(self, rule: Follows) -> list[tuple[str, Stored]]:
        """The fields of a rule that stand otherwise than filled. Raises FieldError for what cannot be read."""
        editors = ((key, self._editor(key)) for key in rule.reads)
        return [
            (key, self._kind.fields[key].encode(editor.read()))
            for key, editor in editors
            if editor and editor.changed
        ]
