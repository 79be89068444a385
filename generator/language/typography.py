"""Typography of plain text: spaces that do not break, quotes, dashes, ranges. `typeset` is idempotent.

Placeholders of prose are single private-use characters: those of `NUMBER_MARKS` stand for a number, all others for a
word, so that what stands beside a reference is set as beside its value.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from generator.language import Lang

Rule = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]

NB = "\u00a0"
SPACE = "[ \u00a0]"
NUMBER_MARKS = ("\U00100000", "\U0010fffd")
_MARK = f"[{NUMBER_MARKS[0]}-{NUMBER_MARKS[1]}]"
_DIGIT = f"[0-9{NUMBER_MARKS[0]}-{NUMBER_MARKS[1]}]"
_NO_WORD_BEFORE = r"(?<![\w-])"

# Addresses, telephone numbers and codes that keep every sign as written. Longest possible first. Here and below what
# repeats begins at one place only, or is bounded: else a long run of letters or digits is read again from each of them.
_KEPT = re.compile(
    r"https?://[^\s<>«»\"]+|(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.-]+|\+\d[\d \u00a0()-]{8,}\d"
    r"|(?:ГОСТ(?:[ \u00a0]Р)?|СанПиН|ТУ|ИСО|ISO|IEC|GOST|EN)[ \u00a0]\d[\d.:-]*\d"
)
_KEPT_MARK = re.compile("[\U000fff00-\U000ffffd]")
_FIRST_KEPT, _MOST_KEPT = 0xFFF00, 0xFE

_OPENS_AFTER = frozenset(" \u00a0\t\n([{—–-/«„“‘")
_CLOSES_BEFORE = frozenset(" \u00a0\t\n)]}.,;:!?…»”’")
_QUOTES = re.compile('["«»„“”‟]')
_PAIRS: dict[Lang, tuple[str, str]] = {"ru": ("«»", "„“"), "en": ("“”", "‘’")}
_BLOCK = re.compile(r"(\n(?=[ \t]*(?:\n|[-*+] |\d{1,3}[.)] )))")

_WHOLE: dict[Lang, str] = {
    "ru": rf"\d{{1,3}}(?:{SPACE}\d{{3}}){{1,6}}(?!\d)|\d+",
    "en": r"\d{1,3}(?:,\d{3}){1,6}(?!\d)|\d+",
}
_FRACTION: dict[Lang, str] = {"ru": "[.,]", "en": "[.]"}


def _sees(text: str, at: int, step: int) -> str:
    """The next character in a direction, past the signs of emphasis; a space at the end of the text."""
    at += step
    while 0 <= at < len(text) and text[at] in "*_":
        at += step
    return text[at] if 0 <= at < len(text) else " "


def _is_opening(text: str, at: int) -> bool:
    """Whether the quote opens: by its shape where that is clear, else by its neighbours."""
    if text[at] in "«„":
        return True
    if text[at] in "»”":
        return False
    return _sees(text, at, 1) not in _CLOSES_BEFORE and _sees(text, at, -1) in _OPENS_AFTER


def _quotes_of_block(text: str, lang: Lang) -> str:
    pairs = _PAIRS.get(lang, _PAIRS["en"])
    depth, start, parts = 0, 0, []
    for found in _QUOTES.finditer(text):
        at = found.start()
        if _is_opening(text, at):
            sign = pairs[depth % 2][0]
            depth += 1
        elif depth == 0 and text[at] == '"' and text[at - 1 : at].isdigit():
            sign = "″"
        else:
            depth = max(0, depth - 1)
            sign = pairs[depth % 2][1]
        parts += [text[start:at], sign]
        start = at + 1
    return "".join([*parts, text[start:]])


def _quotes(text: str, lang: Lang) -> str:
    if not _QUOTES.search(text):
        return text
    # A forgotten quote must not turn over those of the next paragraph or list item.
    return "".join(_quotes_of_block(block, lang) for block in _BLOCK.split(text))


def _range_of(lang: Lang) -> Rule:
    """Low and high number with a hyphen or a long dash between: an en dash, if the second is the greater one."""
    value = rf"(?:{_MARK}|(?:{_WHOLE[lang]})(?:{_FRACTION[lang]}\d+)?)"
    pattern = re.compile(rf"(?<![\w.,/№+–—-])(?<!№{SPACE})(?<!No\.{SPACE})({value})[-—]({value})(?![\w/–—-]|[.,]\d)")
    return pattern, lambda found: f"{found[1]}–{found[2]}" if _rises(found[1], found[2], lang) else found[0]


def _rises(low: str, high: str, lang: Lang) -> bool:
    if low[0] >= NUMBER_MARKS[0] or high[0] >= NUMBER_MARKS[0]:
        return True
    if len(low) == 4 and len(high) == 2 and low.isdigit():
        # 2014-18 is a range of years; 2020-08 may be a month.
        return int(high) > 12 and high > low[2:]
    return _value(low, lang) < _value(high, lang)


def _value(text: str, lang: Lang) -> Decimal:
    plain = text.replace(NB, "").replace(" ", "")
    return Decimal(plain.replace(",", ".") if lang == "ru" else plain.replace(",", ""))


def _rules(*rules: tuple[str, str]) -> tuple[Rule, ...]:
    return tuple((re.compile(pattern), replacement) for pattern, replacement in rules)


_COMMON = _rules(
    (r"(?<=\S) {2,}(?=\S)", " "),
    (r"(?<!\.)\.{3}(?!\.)", "…"),
    (r"(?<=\w)'(?=\w)", "’"),
    (rf"\b((?:19|20)\d\d){SPACE}?[-–—]{SPACE}?((?:19|20)\d\d)\b(?![/–—-]|[.,]\d)", r"\1–\2"),
    (rf"([№§]){SPACE}?(?=[\w{NUMBER_MARKS[0]}-{NUMBER_MARKS[1]}])", rf"\1{NB}"),
    (rf"({_DIGIT}){SPACE}×{SPACE}(?={_DIGIT})", rf"\1{NB}×{NB}"),
    # A minus, not a hyphen, before a number that follows a word or an opening bracket.
    (rf"((?:^|[(«„“]|[^\W\d_]{SPACE}))-(?=\d)", "\\1\u2212"),
)

_NOUNS = (
    "млн|млрд|трлн|тыс|руб|долл|чел|ед|шт|экз|га|кв|куб|км|м|см|мм|мкм|кг|г|т|ц|л|мл|мг|кВт|МВт|Гкал|ч|мин|с|сут|дн"
    "|гг|год|года|году|годом|годы|годов|лет|раз|раза|век|вв?|января|февраля|марта|апреля|мая|июня|июля|августа|сентября"
    "|октября|ноября|декабря|кварт\\w*|рубл\\w+|процент\\w*|человека?|дней|дня|день|недел\\w+|месяц\\w*|час\\w*"
    "|компани\\w+|организаци\\w+|предприяти\\w+|фирм\\w*|участник\\w*|работник\\w*|регион\\w*|кластер\\w*|мест[оа]?"
)
_RUSSIAN = _rules(
    # In the house style million and billion are words cut short without a dot.
    (rf"\b(млн|млрд|трлн){SPACE}?\.(?={SPACE}?[а-яё\d,;)])", r"\1"),
    (rf"(?<=\S){SPACE}(?:-{{1,3}}|–|—)(?= )", f"{NB}—"),
    (rf"({_DIGIT}){SPACE}?%(?!-)", rf"\1{NB}%"),
    (rf"({_DIGIT})[ ](?=(?:{_NOUNS})(?![\w-])|[$€₽°])", rf"\1{NB}"),
    (r"(?<![\w-])(млн|млрд|трлн|тыс\.|[$€₽]) (?=[\w$€₽])", rf"\1{NB}"),
    (rf"(?<![\w.-])([А-ЯЁ]\.){SPACE}?([А-ЯЁ]\.){SPACE}?(?=[А-ЯЁ][а-яё])", rf"\1{NB}\2{NB}"),
    (r"(?<![\w.-])([А-ЯЁ]\.) (?=[А-ЯЁ][а-яё])", rf"\1{NB}"),
    (rf"(?<=[а-яё]){SPACE}([А-ЯЁ]\.){SPACE}?([А-ЯЁ]\.)(?!{SPACE}?[А-ЯЁ])", rf"{NB}\1{NB}\2"),
    (rf"{_NO_WORD_BEFORE}([Тт]){SPACE}?\. ?([едпкнч])\.", rf"\1.{NB}\2."),
    (rf"(?<!{_DIGIT}[ \u00a0]){_NO_WORD_BEFORE}(г|ул|им|пос|стан|просп|пер|пл)\. (?=[А-ЯЁ«])", rf"\1.{NB}"),
    (rf"{_NO_WORD_BEFORE}([Рр]ис|[Тт]абл|[Гг]л|[Сс]тр?|[Пп]п?|[Чч]|д|оф|корп)\. (?={_DIGIT})", rf"\1.{NB}"),
    (r"(?i)(?<![\w-])(а|в|во|да|до|за|и|из|к|ко|на|не|ни|но|о|об|от|по|с|со|у) (?=\S)", rf"\1{NB}"),
    (r"(?<=\w) (?=(?:бы|ли|же|б|ж)(?![\w-]))", NB),
)

_ENGLISH_NOUNS = (
    "bn|mn|tn|m|k|million|billion|trillion|thousand|km|cm|mm|kg|g|t|ha|kW|MW|kWh|MB|kB|GB|years?|months?|days?|hours?"
    "|January|February|March|April|May|June|July|August|September|October|November|December"
)
_ENGLISH = _rules(
    (rf"(?<=\S)({SPACE})(?:-{{1,3}}|—)(?= )", r"\1–"),
    (rf"({_DIGIT}){SPACE}%", r"\1%"),
    (rf"({_DIGIT}) (?=(?:{_ENGLISH_NOUNS})\b)", rf"\1{NB}"),
    (r"\b([A-Z]{3}) (?=(?:thousand|million|billion|mn|bn|tn)\b)", rf"\1{NB}"),
    (rf"\b(RUB|USD|EUR|Nos?\.|[Pp]p?\.|Fig\.|Art\.) (?={_DIGIT})", rf"\1{NB}"),
    (r"(?<![\w.-])([A-Z]\.) ?([A-Z]\.) ?(?=[A-Z][a-z])", rf"\1{NB}\2{NB}"),
    (r"(?<![^\s(\[“])'(?=[A-Za-z])", "‘"),
    (r"'", "’"),
)
_OF_LANGUAGE: dict[Lang, tuple[Rule, ...]] = {
    "ru": (*_COMMON, _range_of("ru"), *_RUSSIAN),
    "en": (*_COMMON, _range_of("en"), *_ENGLISH),
}


@lru_cache(maxsize=8192)
def typeset(text: str, lang: Lang) -> str:
    """Plain text (not HTML) with the typography of the language; line ends stay where they are."""
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        if len(kept) >= _MOST_KEPT:
            return found[0]
        kept.append(found[0])
        return chr(_FIRST_KEPT + len(kept) - 1)

    text = _quotes(_KEPT.sub(keep, text), lang)
    for pattern, replacement in _OF_LANGUAGE.get(lang, _COMMON):
        text = pattern.sub(replacement, text)
    return _KEPT_MARK.sub(lambda found: "".join(kept[ord(found[0]) - _FIRST_KEPT :][:1]), text)
