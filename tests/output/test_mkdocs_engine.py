"""Pages are made one by one with the same bytes as all together, and whatever is put into them is escaped."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from generator.editions.plan import Selection, plan_publications
from generator.output.engine_log import collected
from generator.output.mkdocs_engine import MadePage, make_page, not_found_page, open_site, theme_files
from generator.output.policy import inline_scripts, script_hash
from generator.render.hand import render_hand
from generator.render.markdown import render_page
from generator.render.places import site_homes
from generator.render.settings import site_settings
from generator.render.shown import Ground
from generator.source.project import Revision
from tests.hostile import payloads
from tests.output.docs import build_site
from tests.project import GOOD, ROOT, hand_pages, kept_atlas

THEME = ROOT / "templates/pages"


def written(folder: Path, settings: Mapping[str, object], texts: Mapping[str, str]) -> Path:
    """A docs folder and a configuration; the path of the configuration."""
    (folder / "docs").mkdir(exist_ok=True)
    for name, text in texts.items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    config = folder / "mkdocs.yml"
    config.write_text(json.dumps({"docs_dir": str(folder / "docs"), **settings}), encoding="utf-8")
    return config


def small(folder: Path, text: str, **settings: object) -> Path:
    """A site of one page."""
    return written(folder, {"site_name": "Test", "theme": "material", **settings}, {"index.md": text})


@cache
def sample() -> tuple[Mapping[str, object], Mapping[str, str]]:
    """Settings and Markdown of the Russian site of the sample project."""
    atlas = kept_atlas("sample")
    revisions = {scope: Revision(date(2020, 12, 1), "0123abcd") for scope in ("", *atlas.scopes)}
    hand = {"ru": hand_pages(GOOD / "sample", "ru"), "en": ()}
    (site,) = plan_publications(atlas, Selection("site", ("ru",)), hand, revisions).sites
    ground = Ground(site.voice, "site", site_homes(site))
    texts = {page.path: render_page(page, ground) for page in site.pages}
    texts |= {page.path: render_hand(page) for page in hand["ru"]}
    return site_settings(site, (site,), ROOT), texts


def test_a_page_alone_is_the_page_among_all(tmp_path: Path) -> None:
    settings, texts = sample()
    config = written(tmp_path, settings, texts)
    number, problems = build_site(config, tmp_path / "site")
    assert (number, problems) == (len(texts), ())
    with collected("mkdocs") as said:
        for name in list(texts)[::-3]:
            page = make_page(open_site(config, tuple(texts)), name, texts[name])
            assert (tmp_path / "site" / page.target).read_text("utf-8") == page.html
            entries = json.loads((tmp_path / "site/search/search_index.json").read_text("utf-8"))["docs"]
            assert [str(entry["location"]).translate(str.maketrans("ё", "е")) for entry in page.entries] == [
                entry["location"] for entry in entries if entry["location"].partition("#")[0] == page.target[:-10]
            ]
    assert said == []


def test_pages_leave_no_trace_in_each_other(tmp_path: Path) -> None:
    """In a worker that stands, whatever was made before: other pages, the same page with another text."""
    settings, texts = sample()
    config = written(tmp_path, settings, texts)
    fresh: dict[str, MadePage] = {}
    site = open_site(config, tuple(texts))
    for name in list(texts)[:4]:
        fresh[name] = make_page(open_site(config, tuple(texts)), name, texts[name])
        make_page(
            site, name, "---\ntitle: Another\ntemplate: home.html\nlead: x\n---\n# Another { #x }\n\n## y { #y }\n"
        )
    not_found_page(site)
    assert {name: make_page(site, name, texts[name]) for name in reversed(fresh)} == fresh


def test_files_of_the_theme_are_found(tmp_path: Path) -> None:
    files = theme_files(open_site(small(tmp_path, "# A\n", theme={"name": "material", "custom_dir": str(THEME)}), ()))
    assert {Path(name).suffix for name in files} == {".css", ".js", ".map", ".png", ".svg"}
    assert files["assets/javascripts/display.js"] == THEME / "assets/javascripts/display.js"
    assert any(name.startswith("assets/javascripts/bundle.") for name in files)


def test_a_site_is_built(tmp_path: Path) -> None:
    assert build_site(small(tmp_path, "# A\n\n[a](#a)\n"), tmp_path / "site") == (1, ())
    assert (tmp_path / "site/index.html").is_file()


def test_a_warning_of_mkdocs_is_a_failure(tmp_path: Path) -> None:
    _, problems = build_site(small(tmp_path, "# A\n\n[b](b.md)\n"), tmp_path / "site")
    assert "b.md" in problems[0]


@pytest.mark.parametrize(
    ("settings", "words"),
    [({"theme": "unheard-of"}, "unheard-of"), ({"plugins": ["search", "tags"]}, "plugins that are not run here: ")],
)
def test_a_configuration_that_is_refused_is_a_failure(
    tmp_path: Path, settings: Mapping[str, object], words: str
) -> None:
    _, problems = build_site(small(tmp_path, "# A\n", **settings), tmp_path / "site")
    assert words in " ".join(problems)


def test_the_scripts_of_the_theme_are_named_in_the_policy_of_every_page(tmp_path: Path) -> None:
    settings, texts = sample()
    site = open_site(written(tmp_path, settings, {}), tuple(texts))
    for html in (make_page(site, "index.md", texts["index.md"]).html, not_found_page(site)):
        policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
        assert policy is not None
        scripts = list(inline_scripts(html))
        assert len(scripts) == html.count("<script>") == 3
        assert [script for script in scripts if script_hash(script) not in policy[1]] == []
        assert html.encode().index(b'<meta charset="utf-8">') < 1024
        assert html.index("Content-Security-Policy") < min(html.index("<script"), html.index("<link"))


def test_whatever_the_settings_and_the_front_matter_hold_is_escaped(tmp_path: Path) -> None:
    """Every string, but for content and lead; what stays the same is known by its name."""
    known = {"INHERIT", "lang", "code", "hooks", "theme", "plugins", "site_url", "template", "href", "path"}
    texts = iter(payloads() * 99)

    def poisoned(value: object, name: str = "") -> object:
        if isinstance(value, dict):
            return {key: poisoned(one, key) if key not in known else one for key, one in value.items()}
        if isinstance(value, list):
            return [poisoned(one, name) for one in value]
        return next(texts) + value + next(texts) if isinstance(value, str) and not value.endswith(".md") else value

    settings, pages = sample()
    name = "clusters/sample/kpis.md"
    values = {
        key: json.loads(value) for key, value in re.findall(r"^(\w+): (.*)$", pages[name].split("---\n")[1], re.M)
    }
    front = json.dumps(poisoned(values))
    site = open_site(written(tmp_path, poisoned(settings), {}), tuple(pages))  # type: ignore[arg-type]
    made = make_page(site, name, f"---\n{front}\n---\n{pages[name].split('---', 2)[2]}")
    clean = make_page(open_site(written(tmp_path, settings, {}), tuple(pages)), name, pages[name])
    assert made.html.count("zqxj") > 100
    assert tags(made.html) == tags(clean.html)
    assert [re.sub(r"<[^>]*>", "", str(entry["title"])).count("<") for entry in made.entries if entry["title"]] != []
    assert not [entry for entry in made.entries if "<s" in str(entry["title"])]


def tags(html: str) -> dict[str, int]:
    """How often each tag with attributes of certain names occurs."""
    found: dict[str, int] = {}
    for tag, inside in re.findall(r"<(/?[a-zA-Z!][^\s<>]*)((?:[^<>\"]|\"[^\"]*\")*)>", html):
        name = " ".join([tag, *re.findall(r"([\w:-]+)=\"", inside)])
        found[name] = found.get(name, 0) + 1
    return found


def test_no_template_of_the_theme_switches_escaping_off() -> None:
    for path in THEME.rglob("*.html"):
        assert not re.search(r"\|\s*safe\b|autoescape|Markup", path.read_text("utf-8")), path


@pytest.mark.parametrize(
    ("way", "led"),
    [
        ("", None),
        ("javascript:alert(1)", None),
        (
            "mailto:e@x.example?subject={record}&body={page}",
            "mailto:e@x.example?subject=sample/sections%3Akpis&amp;body=https%3A//x.example/ru/clusters/sample/kpis/",
        ),
    ],
)
def test_errors_are_reported_where_the_settings_say(tmp_path: Path, way: str, led: str | None) -> None:
    settings, texts = sample()
    extra = settings["extra"]
    assert isinstance(extra, dict)
    config = written(
        tmp_path, {**settings, "site_url": "https://x.example/ru/", "extra": {**extra, "report": way}}, texts
    )
    name = "clusters/sample/kpis.md"
    html = make_page(open_site(config, tuple(texts)), name, texts[name]).html
    found = re.search(r'<a href="([^"]*)" data-report=', html)
    assert (found and found[1]) == led


@pytest.mark.parametrize("way", ["", "javascript:{file}", "https://x.example/edit/{file}#L{line}"])
def test_pages_lead_to_where_their_data_are_edited(tmp_path: Path, way: str) -> None:
    settings, texts = sample()
    extra = settings["extra"]
    assert isinstance(extra, dict)
    name = "clusters/sample/kpis.md"
    files = '\nfiles: [{"path": "data/clusters/sample/kpis.yml", "line": 7}]\nrecord: '
    texts = {**texts, name: texts[name].replace("\nrecord: ", files, 1)}
    config = written(tmp_path, {**settings, "extra": {**extra, "edit": way}}, texts)
    site = open_site(config, tuple(texts))
    led = re.findall(r'href="([^"]*)" rel="noopener">data/', make_page(site, name, texts[name]).html)
    is_way = way.startswith("https:")
    assert led == (["https://x.example/edit/data/clusters/sample/kpis.yml#L7"] if is_way else [])
    by_hand = make_page(site, "about.md", texts["about.md"]).html
    assert ("https://x.example/edit/docs/ru/about.md#L1" in by_hand) is is_way


def test_a_page_says_where_it_stands_and_what_is_beside_it(tmp_path: Path) -> None:
    settings, texts = sample()
    name = "clusters/sample/industry.md"
    config = written(tmp_path, {**settings, "site_url": "https://x.example/ru/"}, texts)
    html = make_page(open_site(config, tuple(texts)), name, texts[name]).html
    way = re.findall(r"<li[^>]*>(?:<a[^>]*>)?([^<]+)", html[html.index('class="way__steps"') :].split("</ol>")[0])
    assert way == ["Главная", "Кластеры", "Образец", "Отраслевые и региональные особенности"]
    assert re.findall(r'<a [^>]*rel="(prev|next)" href="([^"]+)"', html) == [("prev", "../"), ("next", "../members/")]
    assert '<meta property="og:url" content="https://x.example/ru/clusters/sample/industry/">' in html
    assert '<meta property="og:title" content="Отраслевые и региональные особенности · Образец">' in html
    picture = "https://x.example/ru/assets/images/share-sample.png"
    assert f'<meta property="og:image" content="{picture}">' in html
    assert '<link rel="canonical" href="https://x.example/ru/clusters/sample/industry/">' in html
