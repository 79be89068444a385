"""Each kind of bad address in a built site is found, and a good site is left in peace."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.output.links import look_into, machine_mark, wrong_addresses
from generator.output.policy import policy

SCRIPT = "const x = '<img src=\"nowhere.png\">'"
POLICY = f'<meta http-equiv="Content-Security-Policy" content="{policy([SCRIPT])}">'
GOOD = {
    "index.html": POLICY + '<a href="ru/">По-русски</a><a href="en/">English</a>',
    "ru/index.html": POLICY
    + (
        '<link rel="stylesheet" href="../assets/site.css"><link rel="canonical" href="https://example.org/ru/">'
        '<h1 id="top-a">А</h1><a href="#top-a">А</a><a href="about/#как">О нас</a>'
        '<a href="../en/#b" hreflang="en">EN</a>'
        '<a href="mailto:a@example.org">Почта</a><a href="https://example.org/">Сайт</a><a href="?q=1">Поиск</a>'
        '<img src="data:image/png;base64,AA" srcset="../assets/a.png 1x, ../assets/a.png 2x"><a href=".">Здесь</a>'
        f"<script>{SCRIPT}</script>"
        '<script id="data" type="application/json">{"a": "<img src=//example.org>"}</script>'
        '<svg viewBox="0 0 1 1"><defs><clipPath id="c1"><path d="M0 0"/></clipPath></defs>'
        '<g clip-path="url(#c1)" transform="translate(1, 2)"><text>a</text></g></svg>'
    ),
    "ru/about/index.html": POLICY + '<p id="как">Как</p><a href="../../en/index.html">EN</a>'
    '<a href="/ru/">RU</a><a href="..">Назад</a>',
    "en/index.html": POLICY + '<p id="b">B</p><a name="c"></a><a href="#c">C</a><a href="../files/a%20b.pdf">PDF</a>',
    "files/a b.pdf": "",
    "assets/site.css": "/* url(https://example.org/a.css) */ p { background: url('a.png') }",
    "assets/a.png": "",
    "assets/a.svg": '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><text fill="red">a</text></svg>',
}


def site(root: Path, **more: str) -> Path:
    for name, text in {**GOOD, **more}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def broken_links(root: Path, site_path: str = "/") -> list[str]:
    """What is wrong in the site that stands in a folder."""
    files = {file.relative_to(root).as_posix(): file for file in sorted(root.rglob("*")) if file.is_file()}
    mark = machine_mark(root)
    return wrong_addresses({name: look_into(name, file.read_bytes(), mark) for name, file in files.items()}, site_path)


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
        ('<link rel="alternate" hreflang="en" href="../no/">', "no such file: ../no/"),
        ('<img src="no.png">', "no such file: no.png"),
        ('<img srcset="no.png 2x">', "no such file: no.png"),
        ('<form action="no/"></form>', "no such file: no/"),
        ('<a href="file:///home/x/a.pdf">x</a>', "leads to a file of this machine: file:///home/x/a.pdf"),
    ],
)
def test_each_kind_of_bad_address_is_found(tmp_path: Path, text: str, problem: str) -> None:
    assert broken_links(site(tmp_path, **{"ru/bad/index.html": POLICY + text})) == [f"ru/bad/index.html: {problem}"]


ELSEWHERE = (
    *("https://e.invalid/a", "//e.invalid/a", "http://e.invalid/a", "https:e.invalid/a", "HTTPS://e.invalid/a"),
    *("\\\\e.invalid/a", "/\\e.invalid/a", " //e.invalid/a", "/\t/e.invalid/a", "ht\ntps://e.invalid/a"),
    *("\x01https://e.invalid/a", "ftp://e.invalid/a", "ws://e.invalid/a", "blob:https://e.invalid/a"),
)


@pytest.mark.parametrize("address", ELSEWHERE)
@pytest.mark.parametrize(
    "text",
    [
        '<img src="{}">',
        '<img srcset="{} 2x">',
        '<picture><source srcset="../../assets/a.png 1x,{} 2x"></picture>',
        '<script src="{}"></script>',
        '<link rel="stylesheet" href="{}">',
        '<link rel="icon" href="{}">',
        '<svg><use href="{}"/></svg>',
        '<svg><use xlink:href="{}"/></svg>',
        '<svg><path fill="url({})"/></svg>',
        '<svg><g clip-path="url(&quot;{}&quot;)"></g></svg>',
        '<!--><img src="{}">-->',
        '<!---><img src="{}">-->',
        '<!-- --!><img src="{}">-->',
        '<a title="<!--"><img src="{}"></a>',
        "<p><img/src='{}'x>",
    ],
)
def test_whatever_asks_another_site_is_found(tmp_path: Path, text: str, address: str) -> None:
    if "srcset" in text:
        address = "".join(address.split())  # white space would end it
    if "url(" in text:
        address = address.replace("\\", "/")  # would escape what follows
    assert any("asks another site" in problem for problem in found(tmp_path, text.format(address)))


@pytest.mark.parametrize(
    "text",
    [
        '<base href="https://e.invalid/">',
        '<meta http-equiv="refresh" content="0; url=https://e.invalid/">',
        '<meta http-equiv="Refresh" content="0;URL=\'//e.invalid/\'">',
        '<svg><filter><feImage href="https://e.invalid/a.png"/></filter></svg>',
        '<svg><script href="https://e.invalid/a.js"></script></svg>',
        "<svg><foreignObject><p>x</p></foreignObject></svg>",
        '<svg><image href="../../assets/a.png"/></svg>',
        '<svg><a href="javascript:x()"><text>x</text></a></svg>',
        '<svg><animate attributeName="href" to="//e.invalid/"/></svg>',
        '<link rel="preload" as="image" imagesrcset="https://e.invalid/a.png 1x">',
        *(f'<link rel="{rel}" href="https://e.invalid/">' for rel in ("preconnect", "dns-prefetch", "prefetch")),
        *(f'<link rel="{rel}" href="../">' for rel in ("modulepreload", "manifest", "prerender", "next manifest", "")),
        '<script type="module">import "https://e.invalid/a.js"</script>',
        "<script>fetch('https://e.invalid/')</script>",
        f"<script async>{SCRIPT}</script>",
        f"<script>{SCRIPT} </script>",
        '<script type="importmap">{"imports": {"a": "https://e.invalid/a.js"}}</script>',
        '<script type="speculationrules">{"prefetch": [{"urls": ["https://e.invalid/"]}]}</script>',
        "<style>p { background: u\\72l(https://e.invalid/a.png) }</style>",
        '<p style="background: url(//e.invalid/a.png)">x</p>',
        '<p onclick="x()">x</p>',
        "<svg onload=x()></svg>",
        '<a href="../" ping="https://e.invalid/">x</a>',
        *(
            f'<a href="{scheme}">x</a>'
            for scheme in ("javascript:x()", " java\nscript:x()", "data:text/html,x", "vbscript:x")
        ),
        '<button formaction="https://e.invalid/">x</button>',
        '<img src="data:text/html,x">',
        '<img src="../../assets/a.png" lowsrc="https://e.invalid/a.png">',
        '<body background="https://e.invalid/a.png">',
        '<table background="https://e.invalid/a.png"></table>',
        '<input type="image" src="https://e.invalid/a.png">',
        *(
            f"<{tag}>x</{tag}>"
            for tag in ("iframe", "object", "embed", "video", "audio", "applet", "frameset", "portal")
        ),
        *(
            f"<{tag}>x</{tag}>"
            for tag in ("template", "noscript", "math", "marquee", "x-own", "plaintext", "xmp", "slot")
        ),
        "",
    ],
)
def test_what_no_page_may_hold_is_found(tmp_path: Path, text: str) -> None:
    """The empty text stands for a page without a policy."""
    assert found(tmp_path, text, POLICY if text else "") != []


def found(folder: Path, text: str, head: str = POLICY) -> list[str]:
    """What is said of a page."""
    return broken_links(site(folder, **{"ru/bad/index.html": f"<!doctype html><head>{head}</head>{text}"}))


@pytest.mark.parametrize(
    "text",
    [
        "<script>x()</script>",
        '<x:script xmlns:x="http://www.w3.org/2000/svg">x()</x:script>',
        '<p xmlns="http://www.w3.org/1999/xhtml">x</p>',
        "<text onload='x()'>x</text>",
        '<text style="fill: url(//e.invalid/)">x</text>',
        "<style>@import '//e.invalid/'</style>",
        "<foreignObject/>",
        '<use href="https://e.invalid/a.svg#b"/>',
        '<use xlink:href="//e.invalid/a.svg#b" xmlns:xlink="http://www.w3.org/1999/xlink"/>',
        '<path fill="u\\72l(//e.invalid/a.svg#b)"/>',
        "<?xml-stylesheet href='//e.invalid/a.css'?>",
        "<text>",
    ],
)
def test_what_no_drawing_may_hold_is_found(tmp_path: Path, text: str) -> None:
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg">{text}</svg>'
    assert broken_links(site(tmp_path, **{"assets/a.svg": drawing})) != []
    assert broken_links(site(tmp_path, **{"assets/a.svg": f"<!DOCTYPE svg>{GOOD['assets/a.svg']}"})) != []


@pytest.mark.parametrize("name", ["p.htm", "p.xhtml", "p.swf", "p.php", "p.shtml", "p.HTML"])
def test_files_of_other_kinds_are_found(tmp_path: Path, name: str) -> None:
    (problem,) = broken_links(site(tmp_path, **{name: ""}))
    assert problem == f"{name}: a file of a kind that the site does not have"


@pytest.mark.parametrize(
    "css",
    [
        "p { background: url(//e.invalid/a.png) }",
        "p { background: u\\72l(//e.invalid/a.png) }",
        "p { background: \\55 R\\00004c('//e.invalid/a.png') }",
        'p { background: \\url( "//e.invalid/a.png" ) }',
        "p { background: url(https:\\2f\\2f e.invalid/a.png) }",
        "p { background: url(\\68 ttps://e.invalid/a.png) }",
        "p { background: image-set('//e.invalid/a.png' 1x) }",
        'p { background: -webkit-image-set("https://e.invalid/a.png" 1x) }',
        "p { background: src('//e.invalid/a.png') }",
        "@import '//e.invalid/a.css';",
        '@import"//e.invalid/a.css";',
        "@\\69mport '//e.invalid/a.css';",
        "@import url(//e.invalid/a.css);",
        "@namespace url(//e.invalid/);",
        "p::before { content: '/*' } p { background: url(//e.invalid/a.png) } p::after { content: '*/' }",
        "p::before { content: '\\'' } p { background: url(//e.invalid/a.png) }",
        "/* ' */ p { background: url(//e.invalid/a.png) } /* ' */",
        "p { background: url(//e.invalid/a.png",
    ],
)
def test_whatever_a_style_sheet_asks_of_another_site_is_found(tmp_path: Path, css: str) -> None:
    problems = broken_links(site(tmp_path, **{"assets/bad.css": css}))
    assert len(problems) == 1
    assert "asks another site" in problems[0]


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
    page = (
        POLICY
        + '<a href="/clusters/en/#b">x</a><a href="/clusters/">x</a><a href="/clusters">x</a><a href="/en/">x</a>'
    )
    site(tmp_path, **{"404.html": page, "ru/about/index.html": POLICY + '<p id="как">'})
    assert broken_links(tmp_path, "/clusters/") == ["404.html: leads out of the site: /en/"]
    assert len(broken_links(tmp_path)) == 3


def test_what_leads_somewhere_from_one_folder_is_followed_anew_from_any_other(tmp_path: Path) -> None:
    pages = dict.fromkeys(("a.html", "ru/a.html", "x/ru/a.html", "x/a/a.html"), f'{POLICY}<a href="../ru/">x</a>')
    assert broken_links(site(tmp_path, **pages)) == [
        "a.html: leads out of the site: ../ru/",
        "x/a/a.html: no such file: ../ru/",
        "x/ru/a.html: no such file: ../ru/",
    ]
