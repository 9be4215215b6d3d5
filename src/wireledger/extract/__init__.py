"""The extract stage: one Document to one Record (``record.extract``).

The tagger says where things are; the rule modules say what they mean. Nothing here looks beyond the
one report: who is the same across reports is decided by ``resolve``.
"""
