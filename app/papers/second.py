"""A second language on papers for students and for the partner, where the office supplied the words; English governs.

The words are wording records of another language: of a paragraph by its name, of a topic or question by its code.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import resources
from app.reader import Reader
from app.store import records
from models.office.desk import Wording
from models.text import key_text
from reports.training.student import Words
from reports.wording import wording

ENGLISH = "en"
LANGUAGES = {
    "en": "English",
    "sq": "Albanian",
    "ar": "Arabic",
    "hy": "Armenian",
    "az": "Azerbaijani",
    "be": "Belarusian",
    "bs": "Bosnian",
    "bg": "Bulgarian",
    "hr": "Croatian",
    "cs": "Czech",
    "fa-AF": "Dari",
    "nl": "Dutch",
    "et": "Estonian",
    "fr": "French",
    "ka": "Georgian",
    "de": "German",
    "el": "Greek",
    "he": "Hebrew",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "kk": "Kazakh",
    "ky": "Kyrgyz",
    "lv": "Latvian",
    "lt": "Lithuanian",
    "mk": "Macedonian",
    "ms": "Malay",
    "mn": "Mongolian",
    "ps": "Pashto",
    "fa": "Persian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sr": "Serbian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "so": "Somali",
    "es": "Spanish",
    "sw": "Swahili",
    "tl": "Tagalog",
    "tg": "Tajik",
    "th": "Thai",
    "tr": "Turkish",
    "tk": "Turkmen",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "uz": "Uzbek",
    "vi": "Vietnamese",
}
"""Languages whose script the fonts of the papers hold, by tag (BCP 47)."""


CHECKLISTS = {"briefing_record": "predeparture", "interview_sheet": "interview", "security_checklist": "eeum",
              "lor_advice": "lor"}  # fmt: skip
"""The papers that carry a second language throughout, each with the checklist whose entries stand on it."""
THROUGHOUT = frozenset(
    {
        "count_sheet",
        "inventory_report",
        "access_letter",
        "deficiency_sheet",
        "disposal_certificate",
        "control_plan_paper",
        "sme_note",
        "category_slip",
        "sustain_agreement",
        "police_certificate",
        "loa_summary",
        "loa_forwarding",
        "loa_changes",
        "delivery_notice",
        "title_receipt",
    }
)
"""The same for papers on which no checklist stands."""
HEADED = {"nomination_call": ("heading",)}
"""Papers of which only these paragraphs are given in a second language."""


def translatable(paper: str) -> dict[str, str]:
    """What of a paper can be given in another language: name or code with the English text; empty for most papers."""
    if paper in HEADED:
        return {name: wording(paper)[name].text for name in HEADED[paper]}
    if paper not in CHECKLISTS and paper not in THROUGHOUT:
        return {}
    entries = resources.table(f"checklists/{CHECKLISTS[paper]}.csv") if paper in CHECKLISTS else []
    return {each.name: each.text for each in wording(paper).values()} | {
        row["code"]: row["label"] for row in entries
    }


@dataclass(frozen=True)
class Second:
    """The words of one language by paper and paragraph; none at all where the office supplied none."""

    language: str = ""
    texts: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def words(self, paper: str, name: str, text: str) -> Words:
        """A text with its translation, when there is one."""
        return Words(text, self.texts.get((paper, name), ""))

    @property
    def tag(self) -> str:
        """The language's tag for the page; “und” while there is none."""
        return self.language or "und"


def second_of(reader: Reader, papers: Sequence[str], asked: str = "") -> Second:
    """The words in the language that was asked for, by name or tag; when none was, in the one with most words.

    A language that was asked for and is not worded gives English alone: no reader gets a third language.
    """
    found: dict[str, dict[tuple[str, str], str]] = {}
    for row in records.every(reader.connection, Wording):
        assert isinstance(row, Wording)
        if row.paper in papers and row.paragraph and row.body and (row.language or ENGLISH) != ENGLISH:
            found.setdefault(row.language or "", {})[row.paper or "", row.paragraph] = row.body
    wanted = tag_of(asked)
    if not found or (wanted and wanted not in found):
        return Second()
    most = Counter({tag: len(texts) for tag, texts in sorted(found.items())}).most_common(1)[0][0]
    chosen = wanted or most
    return Second(chosen, found[chosen])


def tag_of(language: str) -> str:
    """The tag of a language written as people do (“Arabic”, “ar”); empty when it is none of those known."""
    key = key_text(language)
    return next((tag for tag, name in LANGUAGES.items() if key in (key_text(tag), key_text(name))), "")
