"""What the model is asked: the tags of every word, the questions about a trigger, cue or name, and templates.

The order of each tuple is the order of the model's outputs; training and use share this module.
Each tag and slot is answered by B, I, O for every word.
"""

from __future__ import annotations

from typing import Literal

from wireledger.records import CivilianHarm, Fate, Modality, Status

TemplateKind = Literal[
    "attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage"
]  # fmt: skip
QuestionKind = Literal["event", "claim", "person", "group"]

TEMPLATE_KINDS: tuple[TemplateKind, ...] = (
    "attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage",
)  # fmt: skip
"""The incident types of the MUC-4 scheme."""
TEMPLATE_ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
"""The role fillers of the MUC-4 scheme."""

KINDS: tuple[QuestionKind, ...] = ("event", "claim", "person", "group")

MENTION_TAGS = ("trigger", "cue", "person", "group", "place", "date")
"""Tagged without a question, in reports."""

NAMED_ENTITY_TYPES = (
    "Organisation", "Location", "Person", "Temporal", "Quantity", "Weapon", "MilitaryPlatform",
    "DocumentReference", "Nationality", "Money", "Vehicle", "CommsIdentifier", "Frequency",
)  # fmt: skip
"""The types of the re3d scheme, tagged by one B/I/O decision over all of them."""

SLOTS: dict[QuestionKind, tuple[str, ...]] = {
    "event": ("actor", "target", "weapon", "place", "date", "killed", "injured"),
    "claim": ("speaker", "channel", "cited", "content", "speaker_role"),
    "person": ("alias", "mention", "title", "title_group", "title_area", "moved", "when"),
    "group": ("other_name", "other_mention", "part_of"),
}
"""What is tagged for each kind of question."""

EVENT_TYPES = (
    "air_drone_strike", "shelling", "ground_raid", "armed_clash", "bombing", "suicide_bombing",
    "shooting_assassination", "killing_unspecified", "arrest_capture", "abduction", "surrender", "seizure",
    "territory_change", "protest_riot", "agreement", "appointment_succession", "designation_sanction",
    "other",
)  # fmt: skip
STATUSES: tuple[Status, ...] = ("asserted", "denied", "alleged", "planned", "hypothetical")
CIVILIAN_HARMS: tuple[CivilianHarm, ...] = ("not_mentioned", "none_reported", "possible", "reported")
COUNT_KINDS = ("none", "number", "one")
"""How a count is given: not at all, by a number in the words, or one person without a number."""
MODALITIES: tuple[Modality, ...] = ("asserted", "denied", "uncertain", "future")
FATES: tuple[Fate, ...] = ("unknown", "killed", "captured", "at_large")
TOLD = ("no", "yes")
"""Whether the words asked about tell of an event, or report speech, at all."""

CLASSES: dict[str, tuple[str, ...]] = {
    "type": EVENT_TYPES,
    "status": STATUSES,
    "civilian_harm": CIVILIAN_HARMS,
    "killed": COUNT_KINDS,
    "injured": COUNT_KINDS,
    "modality": MODALITIES,
    "fate": FATES,
    "told": TOLD,
}
"""What is decided about a question as a whole, from its words."""
CLASSES_OF: dict[QuestionKind, tuple[str, ...]] = {
    "event": ("type", "status", "civilian_harm", "killed", "injured", "told"),
    "claim": ("modality", "told"),
    "person": ("fate",),
    "group": (),
}
"""Which of the classes each kind of question has."""

ALL_SLOTS: tuple[str, ...] = tuple(dict.fromkeys(slot for kind in KINDS for slot in SLOTS[kind]))
QUESTION_REACH: dict[QuestionKind, int] = {"event": 48, "claim": 48, "group": 32}
"""Words before and after a word asked about that are searched for answers; the whole window where not given.

What is told of a person stands far from the name, another name of a group beside it (``training/LOG.md``).
"""
