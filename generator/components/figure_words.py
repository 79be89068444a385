"""What is known about a figure, in sentences: for its row in the register, and in one line beside a number."""

from __future__ import annotations

from collections.abc import Iterator

from generator.components.inline import Inline, Joined, Number, joined
from generator.components.voice import Voice
from generator.components.writing import Writer
from generator.kinds.figure import Derivation
from generator.language.messages import ui
from generator.model.address import Address
from generator.model.quantity import Quantity

QUALIFIERS = {
    "about": ui("Approximate"),
    "more-than": ui("Lower bound"),
    "and-more": ui("Lower bound"),
    "less-than": ui("Upper bound"),
}
_RULES = {
    "ratio": ui("{first} ÷ {second}"),
    "share": ui("{first} as a percentage of {second}"),
    "growth": ui("change from {first} to {second}, per cent"),
}


def figure_title(voice: Voice, address: Address) -> Inline:
    """The title of a figure; that of another's says whose it is."""
    owner = voice.of(address.owner)
    title = owner.inline(owner.atlas.scopes[address.owner].figures[address.id].title)
    return title if owner is voice else Joined("{}: {}", (owner.plain(owner.name()), title))


def status(voice: Voice, quantity: Quantity) -> Iterator[Inline]:
    """How the number came about, its sample and its notes, a sentence each; the voice is that of its owner."""
    yield _exactness(voice, quantity)
    if quantity.place is not None:
        yield _sentence(voice.ui("Rank of the region: {rank}", rank=voice.rank(quantity.placed)))
    if quantity.sample is not None:
        yield _sentence(voice.sample(quantity.sample.n))
    for ref in quantity.notes:
        yield voice.inline(voice.atlas.note(voice.owner, ref).text)


def about(voice: Voice, quantity: Quantity) -> str:
    """What the register says of a figure, in a few sentences without links."""
    owner = voice.of(quantity.address.owner)
    title = owner.plain(owner.figure_title(quantity))
    head = f"{title}, {voice.period(quantity.period)}" if quantity.period else title
    writer = Writer(voice, marked=False)
    said = [_sentence(head), *(writer.plain(part) for part in status(owner, quantity))]
    if quantity.source:
        said.append(_sentence(f"{voice.ui('Source:')} {voice.plain(voice.atlas.sources[quantity.source].text)}"))
    return " ".join(said)


def doubt_words(voice: Voice, quantity: Quantity) -> str:
    """What is doubtful about a number, in a sentence or two without links; nothing where nothing is."""
    owner = voice.of(quantity.address.owner)
    if quantity.printed is None:
        return ""
    return f"{_lead(owner, quantity)} {Writer(voice, marked=False).plain(owner.inline(quantity.printed.doubt))}"


def _lead(voice: Voice, quantity: Quantity) -> str:
    if quantity.value is None or quantity.printed is None:
        return voice.ui("As printed in the source.")
    return voice.ui("Probable reading; the document prints “{printed}”.", printed=quantity.printed.value)


def _exactness(voice: Voice, quantity: Quantity) -> Inline:
    figure = voice.atlas.scopes[quantity.address.owner].figures[quantity.address.id]
    if figure.derive is not None:
        return _derived(voice, figure.derive)
    if quantity.printed is not None:
        return Joined("{} {}", (_lead(voice, quantity), voice.inline(quantity.printed.doubt)))
    if figure.lost:
        lost = voice.ui("The value itself is lost in the source") if quantity.rank else voice.ui("Lost in the source")
        return _sentence(lost)
    return _sentence(voice.ui(QUALIFIERS.get(quantity.qualifier, ui("As in the source"))))


def _derived(voice: Voice, derivation: Derivation) -> Inline:
    """The rule in words, and what the source prints itself."""
    rule, refs = derivation.rule
    operands = tuple(_operand(voice, ref) for ref in refs)
    text = joined(operands, " + ") if rule == "sum" else _filled(voice, _RULES[rule], ("first", "second"), operands)
    stop = "" if voice.unmarked(text).endswith((".", "…")) else "."
    said: Inline = Joined(f"{{}} {{}}{stop}", (voice.ui("Calculated:"), text))
    if derivation.printed is None:
        return said
    return Joined("{} {}", (said, voice.ui("The source prints the value as well.")))


def _operand(voice: Voice, ref: str) -> Inline:
    """`“Total revenue” (RUB 2.41 bn)`; the number leads on."""
    quantity = voice.figure(ref)
    title = voice.of(quantity.address.owner).plain(voice.figure_title(quantity))
    form = "part" if quantity.address.field else ""
    return _filled(voice, ui("“{figure}” ({number})"), ("figure", "number"), (title, Number(quantity, form)))


def _filled(voice: Voice, msgid: str, names: tuple[str, ...], parts: tuple[Inline, ...]) -> Joined:
    """An interface text with texts in its places, whatever the order in which the language has them."""
    said = voice.ui(msgid, **{name: f"{{{number}}}" for number, name in enumerate(names)})
    return Joined(said, parts)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "…")) else f"{text}."
