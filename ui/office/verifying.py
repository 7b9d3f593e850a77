"""Verify office: proves journal, records and files, and says what came out in a sentence."""

from PySide6.QtWidgets import QWidget

from app.journal.proof import Proof
from ui.jobs import Cancelled, Progress
from ui.office.worksheet import WorkSheet, paragraphs
from ui.parts.basics import label
from ui.session import Session

ABOUT = (
    "Every entry of the journal is checked against its chain, every record against the journal, every file against its "
    "fingerprint. Nothing is changed, and work can go on.",
)
SOUND = "Sound: entries fit their chains, records say what the journal says, files fit their fingerprints."
UNSOUND = "The office does not hold what its journal says: {}."
DO = "Nothing was changed by looking. Restore the last proven backup, and keep this folder for whoever looks into it."


class VerifySheet(WorkSheet):
    """Runs the proof at once."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        self._result = label("", wrap=True, name="verify_result")
        self._detail = label("", "muted", wrap=True, name="verify_detail")
        parts = [*paragraphs(*ABOUT), self._result, self._detail]
        super().__init__(parent, session, "Verify office", parts)
        self._result.hide()
        self._detail.hide()
        office = session.office

        def job(progress: Progress, _cancelled: Cancelled) -> Proof:
            return office.verify(progress=progress)

        self.work("Verifying the office", job, self._tell, reading=True)
        self.verb.setEnabled(True)

    def _tell(self, proof: Proof) -> None:
        entries = f"{proof.entries:,} entries"
        if proof.sound:
            purged = (
                f" {proof.purged:,} values were erased by a purge; their hashes stand."
                if proof.purged
                else ""
            )
            self._put(SOUND, "done", f"{entries}.{purged} Head of the journal:\n{_in_lines(proof.head)}")
        else:
            self._put(UNSOUND.format(proof.first_bad), "blocked", f"{DO} {entries} were looked at.")

    def _put(self, sentence: str, tone: str, detail: str) -> None:
        from ui.parts.basics import restyle

        self._result.setText(sentence)
        self._detail.setText(detail)
        restyle(self._result, tone=tone)
        self._result.show()
        self._detail.show()
        self.fit()


def _in_lines(head: str) -> str:
    """A hash in two lines: it has no place to wrap at, and is compared by eye."""
    half = len(head) // 2
    return f"{head[:half]}\n{head[half:]}"
