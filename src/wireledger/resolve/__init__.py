"""From the records of many reports and the reviewers' decisions to incidents, people, groups and origins.

A pure function of its input: no database, no clock, no order of reading. ``resolution.py`` has the nouns.
"""
