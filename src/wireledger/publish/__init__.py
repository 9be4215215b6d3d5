"""Publishing: one module a format. ``jsonl`` is the record itself, one JSON object a line."""
