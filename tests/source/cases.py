"""Texts and what is said about them: `line:column rule`, and for slips of the syntax the message too."""

from __future__ import annotations

from typing import NamedTuple


class Case(NamedTuple):
    """A text, and the problems that it must give, in order; none where it is good."""

    name: str
    text: str
    expected: tuple[str, ...] = ()


GOOD = (
    Case("mapping", "а: б\n"),
    Case("carriage returns", "a: 1\r\nb: 2\r\n"),
    Case("old carriage returns", "a: 1\rb: 2\r"),
    Case("quoted indicators", "a: '*x'\nb: '&x'\nc: '!x'\n'<<': '@'\nd: '{x}'\n"),
    Case("empty value in braces", "a: {ru: Да, en: }\n"),
    Case("braces over lines", "a: {\n  ru: Да,\n  en: Yes,\n}\n"),
    Case("20 levels", "a: " + "[" * 19 + "]" * 19 + "\n"),
    Case("marks of documents", "---\na: 1\n...\n"),
    Case("no-break space, stress, emoji", "a: 1\u00a0кг, за\u0301мок 😀\n"),
    Case("tab inside a text", 'a: "б\tв"\n'),
    Case("repeated only in different blocks", "a: {x: 1}\nb: {x: 1}\n"),
)

REFUSED = (
    Case(
        "alias",
        "а: б\nключ: *имя\nв: *x\n",
        ("2:7 yaml-syntax: A text cannot begin with “*” unless it is in quotation marks.",),
    ),
    Case("alias with a Latin name", "ключ: *x\n", ("1:7 yaml-alias",)),
    Case("alias as a key", "*x : y\n", ("1:1 yaml-alias",)),
    Case("anchor", "дважды: &x да\n", ("1:9 yaml-anchor",)),
    Case("anchor on a mapping", "а: &x\n  б: в\n", ("1:4 yaml-anchor",)),
    Case("anchor on a key", "&x а: б\n", ("1:1 yaml-anchor",)),
    Case("tag", "сумма: !!float 1\n", ("1:8 yaml-tag",)),
    Case("tag on a list", "а: !x [б]\n", ("1:4 yaml-tag",)),
    Case("bare tag", "а: !\n", ("1:4 yaml-tag",)),
    Case("tag that runs code", "а: !!python/object/apply:os.system [ls]\n", ("1:4 yaml-tag",)),
    Case("merge key", "а:\n  <<: {б: в}\n", ("2:3 yaml-merge-key",)),
    Case("duplicate key", "ё: 1\nя: {б: 1, б: 2}\nё: 3\n", ("2:11 yaml-duplicate-key", "3:1 yaml-duplicate-key")),
    Case("duplicate key in quotation marks", "а: 1\n'а': 2\n", ("2:1 yaml-duplicate-key",)),
    Case("several documents", "а: 1\n---\nб: 2\n", ("2:1 yaml-documents",)),
    Case("directive", "%YAML 1.2\n---\nа: 1\n", ("1:1 yaml-directive",)),
    Case("list as a key", "? [а]\n: б\n", ("1:3 yaml-key",)),
    Case("template braces", "а: {{x}}\n", ("1:5 yaml-key", "1:6 yaml-comma")),
    Case("empty key", "'': б\n", ("1:1 yaml-key",)),
    Case("null as a key", "null: б\n", ("1:1 yaml-key",)),
    Case("comma in a text in braces", "а: {ru: Раз, два, en: One}\n", ("1:14 yaml-comma",)),
    Case("reference without quotation marks", "{ru: {core-firms}, en: x}\n", ("1:7 yaml-comma",)),
    Case("21 levels", "а: " + "[" * 20 + "]" * 20 + "\n", ("1:23 yaml-depth",)),
    Case("very deep brackets", "[" * 100_000, ("1:21 yaml-depth",)),
    Case("very deep braces", "{" * 100_000, ("1:21 yaml-depth",)),
    Case("very deep dashes", "- " * 100_000, ("1:41 yaml-depth",)),
    Case("empty", "", ("1:1 file-empty",)),
    Case("only a comment", "# позже\n", ("1:1 file-empty",)),
    Case("only null", "~\n", ("1:1 file-empty",)),
    Case("list", "\n- а\n", ("2:1 file-shape",)),
    Case("text", "а:б\n", ("1:1 file-shape",)),
    Case("zero width space", "имя: да\u200bнет\n", ("1:8 hidden-character",)),
    Case(
        "word joiner, byte order mark inside",
        "а: \u2060\nб: \ufeff\n",
        ("1:4 hidden-character", "2:4 hidden-character"),
    ),
    Case("zero width joiners", "а: \u200c\u200d\n", ("1:4 hidden-character", "1:5 hidden-character")),
    Case("direction in a comment", "а: 1 # \u202e\n", ("1:8 hidden-character",)),
    Case("direction in a key", "б\u2066: 1\n", ("1:2 hidden-character",)),
    Case(
        "directional marks",
        "а: \u200e\u200f\u061c\n",
        ("1:4 hidden-character", "1:5 hidden-character", "1:6 hidden-character"),
    ),
    Case("controls", "а: \x00\x1b\x7f\x85\n", tuple(f"1:{column} hidden-character" for column in (4, 5, 6, 7))),
    Case("line separator", "а: б\u2028в: *x\n", ("1:5 hidden-character",)),
    Case("after an emoji", "а: 😀\u200b\n", ("1:5 hidden-character",)),
    Case("hidden as an escape", 'а: "\\u200b"\n', ("1:4 hidden-character",)),
    Case("hidden and something else", "а: б\u200bв\nа: 2\n", ("1:5 hidden-character", "2:1 yaml-duplicate-key")),
    Case("hidden where the syntax breaks", "\u200bа: [\n", ("1:1 hidden-character",)),
    Case(
        "many hidden ones",
        "\x00" * 1000,
        ("1:1 hidden-character", "1:1 more-problems", *(f"1:{column} hidden-character" for column in range(2, 101))),
    ),
    Case(
        "several at once",
        "а: *x\nб: &y 1\nа: !z 2\n",
        ("1:4 yaml-alias", "2:4 yaml-anchor", "3:1 yaml-duplicate-key", "3:4 yaml-tag"),
    ),
)

_QUOTE = "unless it is in quotation marks."
_TAB = "yaml-syntax: A tab stands where only spaces may indent a line."
_NO_SPACE = "yaml-syntax: There is no space after the colon in"
_NO_COLON = "is neither a key with a colon nor a part of the text above."
_RIGHT = "yaml-syntax: This line stands further to the right than the line above, which already has its value."
_ONE_MORE = "yaml-syntax: The value on this line holds one more colon followed by a space."
_DENTED = "yaml-syntax: The indentation of this line matches no line above."
_BESIDE = "yaml-syntax: This does not belong to what stands above it."
_ESCAPE = (
    "yaml-syntax: A backslash in a text in double quotation marks has a meaning of its own and is not understood here."
)
_NO_COMMA = "yaml-syntax: There is no comma before this line, which stands inside brackets or braces."

SLIPS = (
    Case("no space after the colon", "имя:Завод\nв: г\n", (f"1:5 {_NO_SPACE} “имя:Завод”.",)),
    Case("no space after a later colon", "а: 1\nимя:Завод\nв: г\n", (f"2:5 {_NO_SPACE} “имя:Завод”.",)),
    Case("no colon", "а: 1\nимя\nв: г\n", (f"2:1 yaml-syntax: “имя” {_NO_COLON}",)),
    Case("no colon on the first line", "имя\nв: г\n", (f"1:1 yaml-syntax: “имя” {_NO_COLON}",)),
    Case("no colon at the end", "а:\n- б\nимя\n", (f"3:1 yaml-syntax: “имя” {_NO_COLON}",)),
    Case("second colon", "текст: кластер: итоги\n", (f"1:15 {_ONE_MORE}",)),
    Case("second colon in braces", "{ru: Цель: рост, en: x}\n", (f"1:10 {_ONE_MORE}",)),
    Case("second colon in typographic quotes", "а: «Цель: рост»\n", (f"1:9 {_ONE_MORE}",)),
    Case(
        "brace in a text in braces",
        "{ru: Из {firms} фирм, en: x}\n",
        ("1:9 yaml-syntax: The text on this line holds the bracket {.",),
    ),
    Case("key of a thousand letters", "а " * 550 + ": б\n", (f"1:1 yaml-syntax: “{'а ' * 29}а…” {_NO_COLON}",)),
    Case("too far right", "имя: 1\n# да\n\n  другое: 2\n", (f"4:3 {_RIGHT}",)),
    Case("between two levels", "а:\n    б: 1\n  в: 2\n", (f"3:3 {_DENTED}",)),
    Case("first line too far right", "  а: 1\nб: 2\n", (f"2:1 {_BESIDE}",)),
    Case("tab before a key", "а:\n\tб: в\n", (f"2:1 {_TAB}",)),
    Case("tab before a dash", "а:\n\t- б\n", (f"2:1 {_TAB}",)),
    Case("tab after a value", "а: 1\n\tб: 2\n", (f"2:1 {_TAB}",)),
    Case("tab in a block text", "а: |\n\tб\n", (f"2:1 {_TAB}",)),
    Case(
        "open double quotation mark",
        'имя: "Завод\nв: г\n',
        ('1:6 yaml-syntax: The quotation mark " that opens here is never closed.',),
    ),
    Case(
        "open single quotation mark",
        "имя: 'Завод",
        ("1:6 yaml-syntax: The quotation mark ' that opens here is never closed.",),
    ),
    Case(
        "text after a quotation mark",
        'имя: "Завод" №\u00a01\n',
        ('1:14 yaml-syntax: The text goes on after the closing ".',),
    ),
    Case("apostrophe inside", "en: 'it's'\n", ("1:9 yaml-syntax: The text goes on after the closing '.",)),
    Case(
        "text after a reference",
        "ru: {core-firms} фирм\n",
        ("1:18 yaml-syntax: The text goes on after the closing }.",),
    ),
    Case("text after a link", "ru: [сайт](x)\n", ("1:11 yaml-syntax: The text goes on after the closing ].",)),
    Case("open bracket", "имя: [а, б\nв: г\n", ("1:6 yaml-syntax: The bracket [ that opens here is never closed.",)),
    Case("open brace", "имя: {а: б\nв: г\n", ("1:6 yaml-syntax: The bracket { that opens here is never closed.",)),
    Case("wrong bracket", "имя: {а: [б}\n", ("1:10 yaml-syntax: The bracket [ that opens here is never closed.",)),
    Case(
        "open at the end", "а: [", ("1:5 yaml-syntax: The file ends inside a bracket or a brace that is never closed.",)
    ),
    Case(
        "no comma",
        '{ru: "а" en: б}\n',
        ('1:10 yaml-syntax: Something stands right after the closing " without a comma.',),
    ),
    Case("no comma at the end of a line", 'а: {ru: "б"\n    en: в}\n', (f"2:5 {_NO_COMMA}",)),
    Case("bracket too many", "а: б\n]\n", ("2:1 yaml-syntax: The ] here closes nothing.",)),
    Case("brace too many", "{а: б}}\n", (f"1:7 {_BESIDE}",)),
    Case("value missing in a list", "а: [б,,в]\n", ("1:7 yaml-syntax: A value is expected where “,” stands.",)),
    Case("key missing", ": б\n", ("1:1 yaml-syntax: The key before the colon is empty.",)),
    Case("emphasis first", "ru: *важно* это\n", (f"1:5 yaml-syntax: A text cannot begin with “*” {_QUOTE}",)),
    Case("ampersand first", "ru: & Ко\n", (f"1:5 yaml-syntax: A text cannot begin with “&” {_QUOTE}",)),
    Case("exclamation mark first", "ru: !Внимание\n", (f"1:5 yaml-syntax: A text cannot begin with “!” {_QUOTE}",)),
    Case("undefined tag", "ru: !а!б в\n", (f"1:5 yaml-syntax: A text cannot begin with “!” {_QUOTE}",)),
    Case("at sign first", "ru: @имя\n", (f"1:5 yaml-syntax: A text cannot begin with “@” {_QUOTE}",)),
    Case("percent first", "ru: %\n", (f"1:5 yaml-syntax: A text cannot begin with “%” {_QUOTE}",)),
    Case("question mark first", "ru: ? да\n", (f"1:5 yaml-syntax: A text cannot begin with “?” {_QUOTE}",)),
    Case("dash first", "ru: - да\n", ("1:5 yaml-syntax: A list with dashes cannot begin on the line of its key.",)),
    Case(
        "text beside its sign",
        "ru: >да\n",
        ("1:5 yaml-syntax: A text stands on the same line as the sign “>” that announces it.",),
    ),
    Case(
        "no dash",
        "- а\nб: 1\n",
        ("2:1 yaml-syntax: The list that begins on line 1 goes on with a line that does not begin with a dash.",),
    ),
    Case("dash for a key", "а: б\n- в\n", ("2:1 yaml-syntax: A list begins here where a key is expected.",)),
    Case("backslash", 'путь: "C:\\дом"\n', (f"1:7 {_ESCAPE}",)),
    Case("half a surrogate pair, broken code", 'а: "\\xzz"\n', (f"1:4 {_ESCAPE}",)),
)
