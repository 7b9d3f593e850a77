"""What is told of every paper of the case file, whoever meets it."""

from models.kinds import Kind, choice, day, file, link, text, whole


class CasePaper(Kind):
    """A paper of the case file: from whom, its date and number, where it is kept."""

    case_id = link("Case", "case_file", help="Case it belongs to.", column=True)
    slot = choice("Belongs to", "case_paper_slot", help="Place in the list of the case file.", column=True)
    paper_title = text("Title", help="What the paper is.", column=True)
    paper_dated_on = day("Dated", help="Date on the paper.", column=True)
    paper_from = text("From", help="Who wrote it.", column=True)
    paper_ref = text("Number", help="Its number.", max_length=60, column=True)
    direction = choice("Way", "direction", help="In, out, or within.")
    pages = whole("Pages", help="How many pages.", minimum=0)
    paper_scan = file("Scan", help="The paper itself.")
    paper_kept_at = text("Kept at", help="Cabinet or folder of the original.")
    paper_marking = choice("Marking", "marking", help="As it is marked.")
