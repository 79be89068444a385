"""Each kind of bad address in a built site is found, and a good site is left in peace."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.output.links import broken_links

GOOD = {
    "index.html": '<meta http-equiv="refresh" content="0; url=ru/"><a href="en/">English</a>',
    "ru/index.html": (
        '<link rel="stylesheet" href="../assets/site.css"><link rel="canonical" href="https://example.org/ru/">'
        '<h1 id="top-a">А</h1><a href="#top-a">А</a><a href="about/#как">О нас</a>'
        '<a href="../en/#b" hreflang="en">EN</a>'
        '<a href="mailto:a@example.org">Почта</a><a href="https://example.org/">Сайт</a><a href="?q=1">Поиск</a>'
        '<img src="data:image/png;base64,AA" srcset="../assets/a.png 1x, ../assets/a.png 2x"><a href=".">Здесь</a>'
        "<script>const x = '<img src=\"nowhere.png\">'</script>"
    ),
    "ru/about/index.html": '<p id="как">Как</p><a href="../../en/index.html">EN</a>'
    '<a href="/ru/">RU</a><a href="..">Назад</a>',
    "en/index.html": '<p id="b">B</p><a name="c"></a><a href="#c">C</a><a href="../files/a%20b.pdf">PDF</a>',
    "files/a b.pdf": "",
    "assets/site.css": "/* url(https://example.org/a.css) */ p { background: url('a.png') }",
    "assets/a.png": "",
}


def site(root: Path, **more: str) -> Path:
    for name, text in {**GOOD, **more}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def test_a_good_site_has_no_broken_links(tmp_path: Path) -> None:
    assert broken_links(site(tmp_path)) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('<a href="../no/">x</a>', "no such file: ../no/"),
        ('<a href="../../en/#no">x</a>', "no such anchor: ../../en/#no"),
        ('<a href="#no">x</a>', "no such anchor: #no"),
        ('<a href="../../../x">x</a>', "leads out of the site: ../../../x"),
        ('<a href="../../files/a%20b.pdf/">x</a>', "no such file: ../../files/a%20b.pdf/"),
        ('<meta http-equiv="refresh" content="0; url=no/">', "no such file: no/"),
        ('<link rel="alternate" hreflang="en" href="../no/">', "no such file: ../no/"),
        ('<img src="no.png">', "no such file: no.png"),
        ('<img srcset="no.png 2x">', "no such file: no.png"),
        ('<script src="https://example.org/a.js"></script>', "asks another site: https://example.org/a.js"),
        ('<script src="//example.org/a.js"></script>', "asks another site: //example.org/a.js"),
        ('<link rel="stylesheet" href="https://example.org/a.css">', "asks another site: https://example.org/a.css"),
        ('<link rel="preconnect" href="https://example.org">', "asks another site: https://example.org"),
        ('<link rel="dns-prefetch" href="//example.org">', "asks another site: //example.org"),
        ('<img src="https://example.org/a.png">', "asks another site: https://example.org/a.png"),
        (
            '<svg><use xlink:href="https://example.org/a.svg#b"/></svg>',
            "asks another site: https://example.org/a.svg#b",
        ),
        ("<style>@import 'https://example.org/a.css';</style>", "asks another site: https://example.org/a.css"),
        ('<p style="background: url(https://example.org/a.png)">', "asks another site: https://example.org/a.png"),
        ('<a href="file:///home/x/a.pdf">x</a>', "leads to a file of this machine: file:///home/x/a.pdf"),
    ],
)
def test_each_kind_of_bad_address_is_found(tmp_path: Path, text: str, problem: str) -> None:
    assert broken_links(site(tmp_path, **{"ru/bad/index.html": text})) == [f"ru/bad/index.html: {problem}"]


def test_style_sheets_are_read(tmp_path: Path) -> None:
    css = '@font-face { src: url("https://example.org/a.woff2") } p { background: url(no.png) }'
    assert broken_links(site(tmp_path, **{"assets/bad.css": css})) == [
        "assets/bad.css: asks another site: https://example.org/a.woff2",
        "assets/bad.css: no such file: no.png",
    ]


def test_folders_of_this_machine_are_found(tmp_path: Path) -> None:
    (problem,) = broken_links(site(tmp_path, **{"ru/search.json": f'{{"a": "{tmp_path.resolve()}/x"}}'}))
    assert problem.startswith("ru/search.json: names a folder of this machine: /")


def test_a_site_that_stands_in_a_folder_of_its_host(tmp_path: Path) -> None:
    page = '<a href="/clusters/en/#b">x</a><a href="/clusters/">x</a><a href="/clusters">x</a><a href="/en/">x</a>'
    site(tmp_path, **{"404.html": page, "ru/about/index.html": '<p id="как">'})
    assert broken_links(tmp_path, "/clusters/") == ["404.html: leads out of the site: /en/"]
    assert len(broken_links(tmp_path)) == 3
