"""Cut a sentence into clauses and read the head of each: who orders, who acts, with whom.

A *clause* here is what one action item may be made of: it begins with an order word ("Giao",
"Đề nghị"), an actor or a predicate, and ends before the ";" behind which the next one begins.
Its *head* is everything up to the first predicate: connectors, circumstances, the order word,
the actors, "chủ trì, phối hợp với …", adverbs. The words that show each part are data
(``lexicons/cues.toml``, ``lexicons/predicates.toml``); this package only knows in which order
they may stand. Nothing outside the sentence is looked at: that is for ``resolve/``.

From the small to the whole: ``marks`` and ``cues`` match, ``actors`` and ``tails`` read the
parts of a head, ``orders`` a head at its place, ``detours`` one that stands further on, ``heads``
takes the best, ``quotes`` finds who speaks, ``announcements`` and ``splitting`` make clauses of them.

Offsets are code points of the document, half-open.
"""

from extract.clauses.cues import cues
from extract.clauses.heads import read_head
from extract.clauses.quotes import quotations
from extract.clauses.splitting import clauses
from extract.clauses.values import Actor, Clause, ClauseText, Head

__all__ = ["Actor", "Clause", "ClauseText", "Head", "clauses", "cues", "quotations", "read_head"]
