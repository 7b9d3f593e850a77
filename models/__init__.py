"""What the office keeps and what the rules say about it: record kinds, fields, codes, rules, migrations."""
