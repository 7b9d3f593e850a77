"""`sco help PAGE`: a page of help in the terminal; needs no office."""

from app.cli.answer import Answer
from app.help import page_named, plain


def help_answer(name: str) -> Answer:
    """The page a person names. Raises NotFound."""
    page = page_named(name)
    value = {"page": page.id, "title": page.title, "text": page.markdown}
    return Answer(lambda: value, lambda: plain(page.markdown))
