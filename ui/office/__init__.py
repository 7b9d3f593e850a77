"""The sheets behind the Office menu: copies, users, keys, backups, proof, and looking back."""
