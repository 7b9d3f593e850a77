"""The journal: entries and their chain, history in sentences, undo and redo, and the proof of it all."""
