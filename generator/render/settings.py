"""The settings of MkDocs for one language, and the stylesheet of the clusters' accents."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.components.block import section_at
from generator.components.family import ClusterCard
from generator.components.writing import Writer
from generator.editions.look import Look
from generator.editions.publications import NavItem, Site
from generator.kinds.synonyms import SynonymsFile
from generator.language.messages import interface
from generator.language.numbers import language_name
from generator.language.typography import typeset
from generator.language.world import region_of
from generator.render.entries import frames
from generator.render.markdown import contacts_meta
from generator.render.places import media_path, page_url
from generator.render.share import cards
from generator.source.settings import SETTINGS, THEME_TEXTS, edit_way, site_url, theme_texts

Settings = dict[str, object]


def site_settings(site: Site, whole: Sequence[Site], root: Path) -> Settings:
    """What differs from the common mkdocs.yml in `root`, but for `docs_dir`; `whole` is it in all languages."""
    return {
        "INHERIT": str(root / "mkdocs.yml"),
        "hooks": [],
        "site_name": site.title,
        "site_description": site.description,
        "site_url": f"{read_site_url(root).rstrip('/')}/{site.lang}/",
        **language_settings(site, whole, theme_msgids(root)),
        "not_in_nav": out_of_menus(site),
        "theme": {"language": site.lang, "custom_dir": str(root / "templates/pages"), **_icon(site.look)},
        "plugins": {"search": {"lang": [site.lang]}},
    }


def _icon(look: Look) -> Mapping[str, str]:
    """The picture in the tab of a browser, if the centre has its own."""
    return {"favicon": media_path(look.icon.file)} if look.icon else {}


def out_of_menus(site: Site) -> str:
    """What no menu leads to, as MkDocs has it: frames of records, pages that are not listed."""
    return "\n".join(["/frames/", *(f"/{page.path}" for page in site.pages if not page.listed)])


def language_settings(site: Site, whole: Sequence[Site], msgids: Sequence[str]) -> Settings:
    """Navigation, the languages of the whole site, and the words of the theme, which are `msgids`."""
    return {
        "nav": [_nav(item) for item in site.nav],
        "extra": {
            "lang": site.lang,
            "locale": _locale(site),
            "alternate": len(whole) > 1,
            "generator": False,
            "languages": [_language(other, site, whole) for other in whole],
            "centre": _centre(site),
            "stamp": site.stamp,
            "share": {card.owner: {"file": card.file, "name": card.name} for card in cards(site)},
            "clusters": [_card(card, site) for card in site.clusters],
            "synonyms": _synonyms(site),
            "texts": {msgid: interface(msgid, site.lang) for msgid in msgids},
        },
    }


def _synonyms(site: Site) -> str:
    """A line a group of words that mean the same, with a bar between the words."""
    groups = site.voice.atlas.records("", "synonyms", SynonymsFile).values()
    return "\n".join("|".join(word.replace("|", " ") for word in group.root) for group in groups)


def _centre(site: Site) -> Mapping[str, object]:
    """The centre as the frame of pages shows it."""
    name = typeset(site.centre, site.lang)
    return {"name": name, "city": site.city, "contacts": _contacts(site), **_look(site.look)}


def _contacts(site: Site) -> Mapping[str, object]:
    return contacts_meta(site.contacts, Writer(site.voice)) if site.contacts else {}


def _look(look: Look) -> Mapping[str, object]:
    """What templates ask of the identity of a centre: pictures by their address in the site."""
    shown = {"logo": look.logo, "logo_dark": look.logo_dark, "hero": look.hero}
    known = {name: {"src": media_path(image.file), "alt": image.alt} for name, image in shown.items() if image}
    return {**known, "pattern": look.pattern}


def _locale(site: Site) -> str:
    """A language with its country, as other sites are told: `ru_RU`."""
    region = site.voice.atlas.languages[site.lang].region or region_of(site.lang)
    return f"{site.lang}_{region}" if region else site.lang


def _language(other: Site, site: Site, whole: Sequence[Site]) -> Mapping[str, object]:
    """A language of the site: its own name, what its pages are called, which of ours it lacks, and what it says of a
    page that is not there."""
    lost = ("Page not found", "The address may have changed, or the page may have been withdrawn.", "To the home page")
    lang, name = other.lang, language_name(other.lang, site.lang)
    without = {page_url(frame.path) for frame in frames(site, whole).values() if lang not in frame.langs}
    return {
        "code": lang,
        "locale": _locale(other),
        "name": site.voice.atlas.languages[lang].name,
        "label": interface("This page in {language}", site.lang, language=name),
        "home_label": interface("Home page in {language}: this page is not there yet", site.lang, language=name),
        "lacks": sorted((_urls(site) - _urls(other)) | without),
        "not_found": [interface(msgid, lang) for msgid in lost],
    }


def _urls(site: Site) -> frozenset[str]:
    return frozenset(
        page_url(path) for path in (*(page.path for page in site.pages), *(page.path for page in site.hand))
    )


def read_site_url(root: Path) -> str:
    """The address of the whole site, from the common mkdocs.yml."""
    return site_url((root / SETTINGS).read_text(encoding="utf-8"), os.environ)


def is_editable(root: Path) -> bool:
    """Whether pages lead to where their data are edited."""
    return bool(edit_way((root / SETTINGS).read_text(encoding="utf-8")))


def _nav(item: NavItem) -> Mapping[str, object]:
    return {item.title: [_nav(child) for child in item.children] if item.children else item.path}


def _card(card: ClusterCard, site: Site) -> Mapping[str, object]:
    paths = {page.at: page_url(page.path) for page in site.pages}
    return {
        "slug": card.slug,
        "title": site.voice.unmarked(card.title),
        "summary": site.voice.unmarked(card.summary),
        "href": paths.get(section_at(card.slug), ""),
        "state_text": card.state_text,
        "accent_light": card.accent_light,
        "accent_dark": card.accent_dark,
    }


_FACES = {"sans": "", "serif": "var(--font-serif); --weight-headings: 400", "condensed": "var(--font-condensed)"}


def look_css(look: Look) -> str:
    """The colours and the face of headings of a centre, in place of those of the program."""
    light, dark = [], []
    if look.accent:
        light.append(f"--accent: {look.accent[0]};")
        dark.append(f"--accent: {look.accent[1]};")
    if look.ground:
        light.append(f"--paper-warm: {look.ground[0]};")
        dark.append(f"--paper-warm: {look.ground[1]};")
    rules = [(':root, [data-md-color-scheme="default"]', light), ('[data-md-color-scheme="slate"]', dark)]
    if _FACES[look.headings]:
        rules.append((":root", [f"--font-headings: {_FACES[look.headings]};"]))
    return "".join(f"{where} {{ {' '.join(said)} }}\n" for where, said in rules if said)


def accents_css(accents: Sequence[tuple[str, str, str]]) -> str:
    """The accent of each cluster and document on light and on dark ground."""
    rules = []
    for slug, light, dark in accents:
        rules.append(f'[data-accent="{slug}"] {{ --accent: {light}; }}')
        rules.append(f'[data-md-color-scheme="slate"] [data-accent="{slug}"],')
        rules.append(f'[data-md-color-scheme="slate"][data-accent="{slug}"] {{ --accent: {dark}; }}')
    return "\n".join(rules) + "\n"


def theme_msgids(root: Path) -> tuple[str, ...]:
    """The interface texts that the theme asks for."""
    return theme_texts((root / THEME_TEXTS).read_text(encoding="utf-8"))
