"""Find directives: the clauses of each sentence, and the words in them that show an order.

A *directive* is a clause that may put something on someone. This pipe says only what the
clause's own words say; whether it is an action item, and whose, is decided in ``resolve/``.
"""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from extract.annotations import (
    AgencyValue,
    DirectiveValue,
    Tag,
    folded,
    register_extensions,
    tags,
    text_of,
    write,
)
from extract.clauses import Actor, Clause, ClauseText, clauses, quotations
from extract.text import fold


class DirectiveTagger:
    """Writes ``doc.spans["directives"]``: one span a clause, in order, never overlapping."""

    def __call__(self, doc: Doc) -> Doc:
        """Tag the clauses of ``doc`` and return the same ``doc``."""
        text = ClauseText(
            text=text_of(doc),
            folded=folded(doc),
            actors={tag.start: _actor(i, tag) for i, tag in enumerate(tags(doc, "agencies"))},
            report=doc._.genre == "news",
            quotations=tuple(_quotations(doc)) if doc._.genre == "news" else (),
            limits={tag.start: tag.end for tag in tags(doc, "deadlines")},
        )
        found = []
        paragraphs = tags(doc, "paragraphs")
        rows = {i for i, paragraph in enumerate(paragraphs) if paragraph.value.cells}
        here = 0
        for number, sentence in enumerate(tags(doc, "sentences")):
            start, end = sentence.start, sentence.end
            while here + 1 < len(paragraphs) and paragraphs[here].end <= start:
                here += 1
            if here in rows:
                continue  # a row's cells are no clauses; resolve/tables.py reads them
            for clause in clauses(text, start, end):
                value = _value(clause, paragraph=here, sentence=number)
                found.append(Tag(clause.start, clause.end, value.kind, value))
        write(doc, "directives", found)
        doc.user_data["names_run_on"] = text.extended
        return doc


def _quotations(doc: Doc) -> Iterator[tuple[int, int]]:
    chair = next(
        (fold(str(tag.value)) for tag in tags(doc, "header") if tag.label == "chair"), None
    )
    return quotations(text_of(doc), folded(doc), chair)


def _actor(index: int, tag: Tag) -> Actor:
    value: AgencyValue = tag.value
    person = value.kind == "person"
    whole = person or (value.id is not None and not value.group)
    return Actor(index, tag.start, tag.end, group=value.group, whole=whole)


def _value(clause: Clause, *, paragraph: int, sentence: int) -> DirectiveValue:
    head = clause.head
    return DirectiveValue(
        kind=head.kind,
        paragraph=paragraph,
        sentence=sentence,
        rule=head.rule,
        modality=head.modality,
        assigner=head.assigner,
        actors=head.actors,
        coordinating=head.coordinating,
        joined=clause.joined,
        leads=head.leads,
        predicate=head.predicate,
        strength=head.strength,
        announces=clause.announces,
        details=clause.details,
        inner=head.inner,
        unknown=head.unknown,
    )


@Language.factory("notice_directives")
def create_directives(nlp: Language, name: str) -> DirectiveTagger:  # noqa: ARG001 - spaCy's form
    """Return the pipe that finds directives; it needs outline, sentences, agencies, deadlines."""
    register_extensions()
    return DirectiveTagger()
