"""No remembering function of the program keeps pieces of records behind the lock."""

import ast
import pkgutil
from importlib import import_module
from operator import attrgetter
from pathlib import Path

import app
import models
import reports
import resources
from app import caches
from models import names
from models.office import workdays
from models.office.places import Holiday
from models.office.workdays import calendar_for

OWN = {
    "app.asking.questions": {"questions", "spellings"},
    "app.asking.scope": {"words_table"},
    "app.firstrun": {"countries"},
    "app.views": {"supplied_table"},
    "app.demo.plan_words": {"texts"},
    "app.gather": {"_walk"},
    "app.planning.fmt": {"_regions"},
    "app.spelling": {"_english"},
    "reports.marked": {"_parser"},
    "app.help": {"page_ids", "page", "_policy"},
    "app.reading_sql": {"_alias"},
    "app.rechecks": {"_concerns", "_still", "subject_kinds"},
    "app.store.schema": {"tables"},
    "app.importing.numfmt": {"number_format"},
    "app.training.answers": {"_words"},
    "app.upgrade": {"digest"},
    "models.calendar": {"federal_holidays"},
    "models.codes": {"_words"},
    "models.concern": {"_by_name", "_of_field", "_of_rule", "fields_concerned", "rules_concerned"},
    "app.papers.visit_common": {"fields_of"},
    "app.papers.visit_dic": {"_boxes"},
    "app.papers.visit_support": {"_groups"},
    "app.visits.answertext": {"_words"},
    "app.visits.cloning": {"_of_training"},
    "app.visits.partytext": {"_known_labels", "_ranks"},
    "models.kinds": {"all_kinds"},
    "models.visits.theater": {"_table"},
    "models.rules": {"all_rules", "paths_of", "rules_of"},
    "models.cases.completeness": {"_labels"},
    "models.training.way": {"_claims"},
    "reports.fonts": {"_Flate.encode", "_numbers", "face"},
    "reports.paper.file": {"_profile", "_xmp_template"},
    "reports.paper.frame": {"_shapes"},
    "reports.text": {"_latin"},
    "reports.wording": {"wording"},
}
"""Functions that remember only what is the program's own: pages of help, statements, fonts, watermarks."""
OWN_TABLES = {
    ("app.asking.scope", "_KNOWN"), ("app.reading_statements", "_KEPT"), ("app.gather", "_KNOWN"),
    ("models.paths", "_KNOWN"), ("models.concern", "_KNOWN"), ("models.kinds", "REGISTER"), ("models.rules", "RULES"),
    ("models.rules", "QUIET"), ("app.renewal", "NOTHING"),
}  # fmt: skip
"""Tables of kinds, fields, rules and statements, which hold no value of a record."""


def remembering() -> dict[str, set[str]]:
    """Every remembering function below the window, by module."""
    found: dict[str, set[str]] = {}
    for package in (app, models, reports, resources):
        for each in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            if ".versions" in each.name or each.name.endswith((".env", "__main__")):
                continue
            module = import_module(each.name)
            for name, thing in vars(module).items():
                if getattr(thing, "__module__", "") != module.__name__:
                    continue
                inner = vars(thing).items() if isinstance(thing, type) else ()
                names_here = [name] * hasattr(thing, "cache_clear")
                names_here += [f"{name}.{key}" for key, value in inner if _remembers(value)]
                found.setdefault(module.__name__, set()).update(names_here)
    return {name: functions for name, functions in found.items() if functions}


def tables() -> set[tuple[str, str]]:
    """Every table of a module below the window that begins empty and is filled while the program runs."""
    found = set()
    for package in (app, models, reports):
        folder = Path(package.__path__[0])
        for path in folder.rglob("*.py"):
            module = ".".join(path.relative_to(folder.parent).with_suffix("").parts)
            for line in ast.parse(path.read_text("utf-8")).body:
                if isinstance(line, ast.Assign | ast.AnnAssign) and _begins_empty(line.value):
                    target = line.targets[0] if isinstance(line, ast.Assign) else line.target
                    found.add((module, ast.unparse(target)))
    return found


def _begins_empty(value: ast.expr | None) -> bool:
    if isinstance(value, ast.Call):
        return not value.args and ast.unparse(value.func) in (
            "dict",
            "list",
            "set",
            "OrderedDict",
            "WeakKeyDictionary",
        )
    return (isinstance(value, ast.Dict) and not value.keys) or (
        isinstance(value, ast.List) and not value.elts
    )


def _remembers(value: object) -> bool:
    return hasattr(getattr(value, "__func__", value), "cache_clear")


def test_every_remembering_function_is_either_forgotten_or_meets_nothing_of_a_record() -> None:
    listed = {name: set(functions) for name, functions in caches.WITH_TEXTS.items()}
    for name, functions in OWN.items():
        listed.setdefault(name, set()).update(functions)
    assert remembering() == listed


def test_every_table_that_is_filled_is_either_emptied_or_meets_nothing_of_a_record() -> None:
    assert tables() == set(caches.WITH_ROWS.items()) | OWN_TABLES


def test_rows_that_were_kept_go() -> None:
    calendar_for(None, [Holiday(1, {"holiday_name": "Founding Day"})])
    assert workdays._KNOWN
    caches.forget_texts()
    assert workdays._KNOWN == {}


def test_what_was_remembered_is_forgotten() -> None:
    names.skeleton("quokkazephyr")
    assert names.skeleton.cache_info().currsize
    caches.forget_texts()
    for module, functions in caches.WITH_TEXTS.items():
        for each in functions:
            assert attrgetter(each)(import_module(module)).cache_info().currsize == 0
