"""Where lines may not end, told to the engine of print and to browsers in what they understand."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

_NO_BREAK = "\u00a0"
_INLINE = ("a", "em", "strong")
# Spans that stand in the line in the same way.
_ALIKE = frozenset(
    f"cb-{name}"
    for name in (
        *("state-where", "by-source__places", "by-source__used"),
        *("figure__period", "subhead__detail", "caption__scale", "sources__used"),
    )
)
_RANGE = re.compile(r"(?<=\d)–(?=\d)")
_JOINED = "\u2060–\u2060"  # U+2060: no line ends here
# The hyphen of a word that begins with one or two letters: ИТ-платформа, по-русски.
_SHORT = re.compile(r"-(?:(?<=(?<![\w-])[А-Яа-яЁё]-)|(?<=(?<![\w-])[А-Яа-яЁё]{2}-))(?=[А-Яа-яЁё])")
_NO_END = re.compile(rf"(?:–(?<=\d–)(?=\d)|{_SHORT.pattern})")
_BEHIND = "\u2060"  # a browser ends no line before a dash
_LABEL = re.compile(r'(?<= data-label=")[^"]*')
_NO_TEXT = re.compile(r"<(?:head|script)\b.*?</(?:head|script)>", re.DOTALL)
_DOMAIN = re.compile(r"(?<=\w)-(?=[\w-]+\.[a-z]{2})")  # its hyphen is no end of a word
_BRACKET = re.compile(r"(?<=[»”’“]) (?=\()")  # a line may end here, which Unicode denies


def keep_together(root: Element) -> None:
    """Keep ranges and addresses on one line, let a line end between a quote and a bracket, and let no text end with a
    space before a link, a mark or emphasis.

    Where such a text fits but for its last space, or is joined by a no-break space to what does not fit, the engine
    ends the line after the first word of the text. So the space becomes the first sign of what follows.
    """
    body = root.find("body")  # the head holds what is no line: the title of the file
    for element in (root if body is None else body).iter():
        element.text = _set(element.text)
        if element.tag == "h1" and element.text:
            element.text = element.text.replace("-", "\u2011")  # large lines end between words
        before: Element | None = None
        for child in element:
            child.tail = _set(child.tail)
            written = (element.text if before is None else before.tail) or ""
            bare = written.rstrip(f" {_NO_BREAK}")
            if bare and bare != written and child.text and (child.tag in _INLINE or child.get("class") in _ALIKE):
                child.text = written[len(bare) :] + child.text
                if before is None:
                    element.text = bare
                else:
                    before.tail = bare
            before = child


def as_written(text: str) -> str:
    """A text of the laid-out document without these signs, for bookmarks and running heads."""
    return text.replace("\u2060", "").replace("\u200b", "").replace("\u2011", "-")


def ranges_kept(html: str) -> str:
    """A finished page on which no line ends within a range or after the few letters before a hyphen: behind the dash
    stands a sign that nobody sees.

    What is no text of the page stays as it is: its head, scripts, and what stands within tags but labels that styles
    show.
    """
    pieces, done = [], 0
    closed = [found.span() for found in _NO_TEXT.finditer(html)]
    for found in _NO_END.finditer(html):
        at = found.start()
        if at < done:
            continue  # in what was looked at with the dash before
        start, end = next((span for span in closed if span[0] <= at < span[1]), None) or _tag_around(html, at)
        inside = _LABEL.sub(_kept_label, html[start:end]) if start < end else found[0] + _BEHIND
        pieces += [html[done:start], inside]
        done = max(end, at + 1)
    return "".join([*pieces, html[done:]])


def _tag_around(html: str, at: int) -> tuple[int, int]:
    """Where the tag begins and ends that a place is in; nothing but the place in a text."""
    start = html.rfind("<", 0, at)
    end = html.find(">", start) + 1 if start >= 0 else 0
    return (start, end) if end > at else (at, at)


def _kept_label(label: re.Match[str]) -> str:
    return _NO_END.sub(rf"\g<0>{_BEHIND}", label[0])


def _set(text: str | None) -> str | None:
    if not text:
        return text
    text = _RANGE.sub(_JOINED, text) if "–" in text else text
    text = _SHORT.sub("-\u2060", _DOMAIN.sub("-\u2060", text)) if "-" in text else text
    return _BRACKET.sub(" \u200b", text) if "(" in text else text
