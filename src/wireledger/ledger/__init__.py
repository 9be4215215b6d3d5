"""Many reports kept together: what they say, what reviewers decided, and what follows from both.

A ledger holds two kinds of tables. Reports and decisions are only ever added to. Everything else (incidents,
people, groups) is what ``resolve`` made of them, and can be made again at any time.
"""
