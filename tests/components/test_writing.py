"""Texts on their way become HTML: here without any links."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.components.inline import (
    Inline,
    Joined,
    Link,
    Mark,
    Marked,
    Mention,
    Number,
    Said,
    Spoken,
    WebLink,
    joined,
)
from generator.components.writing import Writer, told
from generator.kinds.atlas import Atlas
from generator.model.address import Address
from generator.model.quantity import Quantity
from generator.model.texts import Text
from tests.subjects import spaced, voice

FIRMS = Quantity(Address("sample", "figures", ("firms",)), "firms", Decimal(40))
COUNTED = Said("Всего {firms}", "ru", mentions=(Mention("firms", FIRMS),))
RUSSIAN = Said("Только *по-русски*", "ru")


@pytest.fixture
def en(sample: Atlas) -> Writer:
    return Writer(voice(sample))


class Linking(Writer):
    """A medium that shows what it was asked to link."""

    def number(self, quantity: Quantity, said: Markup) -> Markup:
        return Markup("<n>{}</n>").format(said)

    def link(self, link: Link) -> Markup:
        return Markup("<l>{}</l>").format(self.html(link.text))

    def mark(self, mark: Mark) -> Markup:
        return Markup("<m>{}</m>").format(self.html(mark.note))


@pytest.fixture
def linking(sample: Atlas) -> Linking:
    return Linking(voice(sample, "ru"))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a < b & c", "a &lt; b &amp; c"),
        (Markup("<b>x</b>"), "<b>x</b>"),
        (Said("*a* & b", "en"), "<em>a</em> &amp; b"),
        (Said("One.\n\nTwo.", "en", "prose"), "<p>One.</p>\n<p>Two.</p>"),
        (Joined("{}, <{}>", ("a", Said("*b*", "en"))), "a, &lt;<em>b</em>&gt;"),
        (Number(FIRMS), "40\u00a0firms"),
        (Number(FIRMS, "number", quiet=True), "40"),
        (Link(FIRMS.address, "<firms>"), "&lt;firms&gt;"),
        (
            WebLink("https://a.example/?x=1&y=2"),
            '<a href="https://a.example/?x=1&amp;y=2" rel="noopener">a.example/?x=1&amp;y=2</a>',
        ),
        (Marked("a", Mark("note")), "a"),
    ],
)
def test_texts_become_html_without_links(en: Writer, text: Inline, html: str) -> None:
    assert en.html(text) == html


def test_media_add_their_links(linking: Linking) -> None:
    text = Joined("{} {} {}", (COUNTED, Link(FIRMS.address, Number(FIRMS)), Marked("x", Mark(COUNTED))))
    assert spaced(linking.html(text)) == (
        "Всего <n>40 компаний</n> <l><n>40 компаний</n></l> x<m>Всего <n>40 компаний</n></m>"
    )


def test_titles_periods_and_quiet_numbers_are_not_linked(linking: Linking) -> None:
    title = Said(COUNTED.text, "ru", "title", COUNTED.mentions)
    period = Said("В {firms|period}", "ru", mentions=(Mention("firms|period", FIRMS, "period"),))
    for text in (title, period, Number(FIRMS, quiet=True)):
        assert "<n>" not in linking.html(text)
    assert linking.html(Number(FIRMS)).startswith("<n>")


def test_a_text_of_another_language_says_so(en: Writer) -> None:
    assert en.html(RUSSIAN) == (
        '<span class="cb-fallback" lang="ru">Только <em>по-русски</em> '
        '<span class="cb-fallback-mark" lang="en">in Russian</span></span>'
    )
    assert en.html(Said("Абзац.", "ru", "prose")).startswith('<div class="cb-fallback" lang="ru"><p>Абзац.</p>')
    assert en.plain(RUSSIAN) == "Только по-русски in Russian"


def test_it_says_nothing_where_it_is_not_to_be_marked(sample: Atlas) -> None:
    assert Writer(voice(sample), marked=False).html(RUSSIAN) == "Только <em>по-русски</em>"
    assert Writer(voice(sample, "ru")).html(RUSSIAN) == "Только <em>по-русски</em>"


def test_what_is_spoken_in_another_language_on_purpose_is_not_marked(sample: Atlas, en: Writer) -> None:
    text = Spoken(voice(sample, "ru"), Joined("{}: {}", (RUSSIAN, Number(FIRMS))))
    assert spaced(en.html(text)) == '<span lang="ru">Только <em>по-русски</em>: 40 компаний</span>'
    assert spaced(Writer(voice(sample, "ru")).html(text)) == "Только <em>по-русски</em>: 40 компаний"


def test_numbers_of_a_fallback_are_said_in_the_reader_s_language(en: Writer) -> None:
    assert "Всего 40\u00a0firms" in en.html(COUNTED)


def test_the_same_reference_written_twice_is_one_mention(sample: Atlas) -> None:
    said = voice(sample, "ru").inline(Text(ru="{revenue}, { revenue }, {revenue|1}, {}, {x y}"))
    assert [(mention.written, mention.form) for mention in said.mentions] == [("revenue", ""), ("revenue|1", "1")]


def test_a_voice_says_texts_of_its_owner(sample: Atlas) -> None:
    text = Text(ru="{firms|number} и {other/makers|number}", en="{firms|number} and {other/makers|number}")
    words = voice(sample)
    assert words.plain(text) == "40 and 1,639"
    assert words.of("sample") is words
    other = words.of("other")
    assert (other.owner, other.lang) == ("other", "en")
    assert other.plain(Text(ru="{makers|number}")) == "1,639"


def test_a_text_without_english_is_russian_and_marked(sample: Atlas) -> None:
    words = voice(sample)
    html = Writer(words).html(words.inline(Text(ru="Хорошая глина")))
    assert '<span class="cb-fallback" lang="ru">Хорошая глина' in html
    assert 'lang="en">in Russian</span>' in html
    russian = voice(sample, "ru")
    assert "cb-fallback" not in Writer(russian).html(russian.inline(Text(ru="Хорошая глина")))
    assert "cb-fallback" not in Writer(words).html(words.inline(Text(ru="ISO", en="ISO")))


def test_plain_texts_have_no_mark_of_their_language(sample: Atlas) -> None:
    assert voice(sample).plain(Text(ru="Хорошая *глина*")) == "Хорошая глина"
    assert voice(sample, "ru").neat(Text(ru="Свод в глине")) == "Свод в\u00a0глине"


def test_texts_are_made_safe(sample: Atlas) -> None:
    words = voice(sample)
    html = Writer(words).html(words.inline(Text(ru="<script>x</script>", en="<b onclick='x'>a & b</b>")))
    assert "<b" not in html
    assert "&amp;" in html


def test_texts_are_joined() -> None:
    assert joined([]) == ""
    assert joined(["a"]) == "a"
    assert joined(["a", RUSSIAN], "; ") == Joined("{}; {}", ("a", RUSSIAN))


def test_braces_in_joined_texts_are_no_places(en: Writer) -> None:
    assert en.html(Joined("{} {}", ("{0}", "{}"))) == "{0} {}"
    for pattern in ("{}, {{{}}}", "{1}, {0}", "{} {} }}", "{}"):  # as other texts are put together
        assert en.html(Joined(pattern, ("a", "b"))) == pattern.format("a", "b")


@given(st.text("ab <>&;!-\t\n\xa0\u2003амп/", max_size=40))
def test_a_text_is_told_as_without_the_short_way(text: str) -> None:
    assert told(Markup(text)) == Markup(text).striptags()  # noqa: S704 - any text
