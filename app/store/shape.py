"""What the file is besides its tables: its version, the search index, the triggers. Needs no SQLAlchemy."""

SCHEMA_VERSION = 1
"""Number of the newest migration; a file with a higher one is refused."""

FTS = (
    "CREATE VIRTUAL TABLE search_fts USING fts5(folded, content='search_doc', content_rowid='id', "
    "tokenize='trigram', detail='none')"
)
TRIGGERS = {
    "entry_kept": "CREATE TRIGGER entry_kept BEFORE DELETE ON entry BEGIN "
    "SELECT RAISE(ABORT, 'journal entries are never deleted'); END",
    "entry_fixed": "CREATE TRIGGER entry_fixed BEFORE UPDATE ON entry BEGIN "
    "SELECT RAISE(ABORT, 'journal entries are never changed'); END",
    "entry_change_kept": "CREATE TRIGGER entry_change_kept BEFORE DELETE ON entry_change BEGIN "
    "SELECT RAISE(ABORT, 'journal entries are never deleted'); END",
    "entry_change_fixed": "CREATE TRIGGER entry_change_fixed BEFORE UPDATE ON entry_change "
    "WHEN new.content IS NOT NULL OR new.hash IS NOT old.hash BEGIN "
    "SELECT RAISE(ABORT, 'journal entries are never changed'); END",
    "access_log_kept": "CREATE TRIGGER access_log_kept BEFORE DELETE ON access_log BEGIN "
    "SELECT RAISE(ABORT, 'the access log is never deleted'); END",
    "access_log_fixed": "CREATE TRIGGER access_log_fixed BEFORE UPDATE ON access_log BEGIN "
    "SELECT RAISE(ABORT, 'the access log is never changed'); END",
}
"""Every trigger there is; the one list from which they are installed, after creation and after each migration."""
