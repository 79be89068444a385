"""The site as units: every page, what the pages of a language share, its search, and what the whole site has once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from html import escape
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from generator.components.downloads import Downloads
from generator.editions.publications import Page, Site
from generator.output.book_units import PrintedFile, awaited
from generator.output.catalogue_units import CatalogueUnits
from generator.output.drawings import FONTS, Charts, face_seal, taken
from generator.output.folder import code_folder
from generator.output.inputs import Inputs
from generator.output.line_ends import ranges_kept
from generator.output.links import machine_mark
from generator.output.listing import FILES, fill
from generator.output.page_texts import PageTexts
from generator.output.print_works import FILE
from generator.output.recall import Recall
from generator.output.site_files import site_files
from generator.output.site_source import beside, chart_downloads, data_downloads, fonts, own_styles, pictures, styles
from generator.output.site_works import (
    NOT_FOUND,
    DrawPicture,
    Files,
    FollowLinks,
    KeepFiles,
    Kit,
    MakePage,
    OpenLanguage,
    search_file,
    site_engine,
)
from generator.output.units import STAMP, Late, Layout, Limits, Needed, Place, Unit
from generator.render.entries import frame_text
from generator.render.hand import render_hand
from generator.render.markdown import render_page
from generator.render.places import media_path, page_url
from generator.render.quality import quality_files
from generator.render.root import root_page
from generator.render.settings import read_site_url, site_settings
from generator.render.share import card_svg, cards
from generator.shipped import BASE
from generator.source.hand import HandPage

ENGINES = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions")
STYLE_ENGINES = ("mkdocs-material", "tinycss2")
MakeFiles = Callable[[Mapping[str, Needed]], Files]


@dataclass(frozen=True)
class Language:
    """The site in one language; `whole` are all that are published, `books` the printed files that are offered: file
    name → unit."""

    site: Site
    whole: tuple[Site, ...]
    books: Mapping[str, str]
    charts: Charts
    inputs: Inputs
    recall: Recall = field(default_factory=Recall)

    @property
    def theme(self) -> str:
        """The name of the unit that all pages need."""
        return f"theme {self.site.lang}"

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The Markdown files of all that MkDocs makes, as a walk through their folders finds them, each index first."""
        names = (*(page.path for page in self.site.pages), *(page.path for page in self.site.hand))
        names = (*names, *self.catalogue.hidden)
        return tuple(sorted(dict.fromkeys(names), key=_as_walked))

    def layout(self) -> Layout:
        """All units of the language."""
        settings, code = json.dumps(self._settings, ensure_ascii=False), code_folder("mkdocs")
        kit = Kit(self.site.lang, settings, self.names, self._mark, code)
        made = {page.path: self._page(page, kit) for page in self.site.pages}
        made = {**{page.path: self._hand_page(page, kit) for page in self.site.hand}, **made}
        frames = [self._frame(name, kit) for name in self.catalogue.hidden]
        pages = tuple(made[name] for name in self.names if name in made)
        found = [made[name] for name in self.names if name in made and name not in self._unlisted]
        entries = tuple(self.catalogue.entries(self.texts.ground(awaited(self.books))))
        files = (self._assets(), *self._pictures(), *self._chart_files(), *self._beside_files(), *self._data_files())
        files = (*files, *self._quality_files(), *self._cards(), *self.catalogue.registers())
        units = (self._theme(kit), *pages, self._search((*found, *entries)), *files, *entries)
        shown = (Place(f"site/{self.site.lang}", unit.name, FILES) for unit in units)
        say_when = {unit.name for unit in units if unit.kind != "files"}
        stamped = (replace(place, stamp=self.stamp) if place.unit in say_when else place for place in shown)
        return Layout((*units, *frames), tuple(stamped))

    @cached_property
    def urls(self) -> tuple[str, ...]:
        """The addresses of all pages that others are led to."""
        shown = (name for name in self.names if name not in {*self.catalogue.hidden, *self._unlisted})
        return tuple(page_url(name) for name in (*shown, *(record.path for record in self.site.records)))

    @cached_property
    def _unlisted(self) -> frozenset[str]:
        """The Markdown files of pages that neither search nor site map know."""
        return frozenset(page.path for page in self.site.pages if not page.listed)

    @cached_property
    def catalogue(self) -> CatalogueUnits:
        """The pages of records, and what belongs to them."""
        address = f"{self._address.rstrip('/')}/{self.site.lang}/"
        return CatalogueUnits(self.site, self.whole, self.inputs, address, self._mark, self.recall, self.books)

    @cached_property
    def texts(self) -> PageTexts:
        """The Markdown of its pages."""
        return PageTexts(self.site, self.inputs, self.catalogue.address, self.recall)

    def write_docs(self, folder: Path, drawn: Mapping[str, Needed]) -> None:
        """Make a folder hold what MkDocs alone would need: pages as Markdown, and all files, with the drawn charts."""
        svgs = self.charts.svgs(drawn)
        files: dict[str, str | bytes | Path] = {page.path: render_hand(page) for page in self.site.hand}
        files |= {
            page.path: render_page(page, self.texts.ground({})) for page in (*self.site.pages, *self.site.entries)
        }
        files |= {**self._asset_files, **{media_path(file): self.inputs.root / file for file in pictures(self.site)}}
        for data in (*self._data.values(), self._quality):
            files |= data
        for page in self.site.pages:
            files |= {
                **chart_downloads(page, self.site, svgs),
                **self._beside(page),
                **self.catalogue.register_files(page),
            }
        for page in self.site.entries:
            files |= {f"{page_url(page.path)}{name}": text for name, text in self.catalogue.beside(page).items()}
        fill(folder, files)

    @cached_property
    def _settings(self) -> Mapping[str, object]:
        site = replace(self.site, stamp=STAMP if self.site.stamp else "")
        return site_settings(site, self.whole, self.inputs.root)

    @cached_property
    def stamp(self) -> str:
        """When the data last changed, as pages say it."""
        return ranges_kept(escape(self.site.stamp))

    @cached_property
    def _address(self) -> str:
        return read_site_url(self.inputs.root)

    @cached_property
    def _mark(self) -> str:
        return machine_mark(self.inputs.root)

    def _theme(self, kit: Kit) -> Unit:
        """What is opened before any page is made: all that the pages share goes into its key."""
        portable = kit.settings.replace(str(self.inputs.root), "")
        return Unit(
            name=self.theme,
            kind="theme",
            inputs=(
                portable,
                *kit.names,
                self.inputs.digest("mkdocs.yml", BASE, "templates/pages"),
                repr(self.inputs.environment),
                " ".join(f"{name}={version(name)}" for name in ENGINES),
            ),
            work=OpenLanguage(kit),
            engine=site_engine(kit.lang),
            weight=0.7,
            is_part=True,
        )

    def _page(self, page: Page, kit: Kit) -> Unit:
        """A page that offers printed files needs them."""
        said, text = self.texts.told(page, self.books)
        offered = {name: self.books[name] for name in _offered(page) if name in self.books}
        work: MakePage | Late = MakePage(kit, page.path, text)
        if offered or not text:
            work = Late(lambda needed: MakePage(kit, page.path, self._written(page, _printed(offered, needed))))
        return self._made_page(kit, page.path, (said, *offered), work, tuple(offered.values()))

    def _written(self, page: Page, printed: Mapping[str, PrintedFile]) -> str:
        """The text of a page when the printed files that it offers are there."""
        return self.texts.text(page, {**awaited(self.books), **printed})

    def _frame(self, name: str, kit: Kit) -> Unit:
        """A frame for the pages of records, which is not published itself."""
        return self._made_page(kit, name, (frame_text(),), MakePage(kit, name, frame_text()), ())

    def _hand_page(self, page: HandPage, kit: Kit) -> Unit:
        text = render_hand(page)
        return self._made_page(kit, page.path, (text,), MakePage(kit, page.path, text), ())

    def _made_page(
        self, kit: Kit, name: str, inputs: tuple[str, ...], work: MakePage | Late, needs: tuple[str, ...]
    ) -> Unit:
        return Unit(
            name=f"page {kit.lang}/{page_url(name)}",
            kind="page",
            inputs=(name, *inputs),
            work=work,
            needs=(self.theme, *needs),
            engine=site_engine(kit.lang),
            weight=0.02,
            is_part=True,
        )

    def _search(self, pages: Sequence[Unit]) -> Unit:
        names, last = [page.name for page in pages], [page_url(record.path) for record in self.site.records]

        def files(needed: Mapping[str, Needed]) -> Files:
            return search_file(needed[self.theme], [needed[name] for name in names], last)

        return self._here("search", (), files, (self.theme, *names))

    def _assets(self) -> Unit:
        """Styles and fonts, known by what they are put together from: to choose among the styles of the theme takes
        longer than all else that an edit of the data asks for here."""
        made_of = (f"templates/{name}" for name in ("components", "fonts/web", "pages", "styles"))
        versions = " ".join(f"{name}={version(name)}" for name in STYLE_ENGINES)
        inputs = (self.inputs.digest(*made_of), own_styles(self.site), versions)
        return self._here("assets", inputs, lambda _: self._asset_files)

    @cached_property
    def _asset_files(self) -> Files:
        root, site = self.inputs.root, self.site
        return {**styles(root, site), **fonts(root)}

    def _pictures(self) -> Iterator[Unit]:
        """Each picture by itself."""
        in_cards = self.site.shots
        for file in pictures(self.site):
            if file in in_cards:
                yield self.catalogue.picture(file)
            else:
                yield self._here(f"picture {file}", (file, self.inputs.digest(file)), self._picture_of(file))

    def _picture_of(self, file: str) -> MakeFiles:
        return lambda _: {media_path(file): self.inputs.root / file}

    def _cards(self) -> Iterator[Unit]:
        """What other sites show beside links to the pages of an owner."""
        root = self.inputs.root
        for card in cards(self.site):
            svg = card_svg(card, self.site, root)
            yield Unit(
                name=f"card {self.site.lang} {card.owner}",
                kind="files",
                inputs=(card.file, svg, face_seal(self.inputs)),
                work=DrawPicture(card.file, svg, root / FONTS, self._mark),
                engine="vega",
                weight=0.1,
                limits=Limits(addresses=False),
                is_part=True,
            )

    @cached_property
    def _data(self) -> Mapping[str, Mapping[str, bytes]]:
        return data_downloads(self.site)

    def _data_files(self) -> Iterator[Unit]:
        """The figures of each owner, and those of all."""
        for url, files in self._data.items():
            yield self._here(f"data of {url}", _key(files), self._kept(files))

    def _quality_files(self) -> Iterator[Unit]:
        """How good the data are, for programs, where a page tells of it."""
        if self._quality:
            yield self._here("quality", _key(self._quality), self._kept(self._quality))

    @cached_property
    def _quality(self) -> Files:
        site = self.site
        return quality_files(site.quality, site.voice, self.inputs.root) if site.quality else {}

    def _kept(self, files: Files) -> MakeFiles:
        return lambda _: files

    def _chart_files(self) -> Iterator[Unit]:
        """The files of the charts of each page that has any."""
        for page in self.site.pages:
            shown = dict.fromkeys(self.charts.by_spec[found.drawing.spec].name for _, found in taken(page.sections))
            if shown:
                found = chart_downloads(page, self.site, self.charts.stand_ins)
                yield self._here(f"charts of {page_url(page.path)}", _key(found), self._charts_of(page), tuple(shown))

    def _charts_of(self, page: Page) -> MakeFiles:
        return lambda needed: chart_downloads(page, self.site, self.charts.svgs(needed))

    def _beside_files(self) -> Iterator[Unit]:
        """The calendars and feeds of each page that has any."""
        for page in self.site.pages:
            if found := self._beside(page):
                yield self._here(f"calendars of {page_url(page.path)}", _key(found), partial(_as_they_are, found))

    def _beside(self, page: Page) -> Files:
        return beside(page, self.site, self._address, self.inputs.known_day)

    def _here(
        self, name: str, inputs: tuple[str | bytes | Path, ...], files: MakeFiles, needs: tuple[str, ...] = ()
    ) -> Unit:
        return Unit(
            name=f"{name} {self.site.lang}",
            kind="files",
            inputs=(name.partition(" ")[0], *inputs),
            work=KeepFiles(files, self._mark),
            needs=needs,
            weight=0.1,
            here=True,
            is_part=True,
        )


def whole_layout(languages: Sequence[Language], parts: Sequence[Layout]) -> Layout:
    """What the whole site has once, with the printed files; and the check that all links lead somewhere.

    `parts` are the layouts of the languages, the first of which is the main one.
    """
    main, inputs = languages[0], languages[0].inputs
    sites = [language.site for language in languages]
    pages = {language.site.lang: language.urls for language in languages}
    url = read_site_url(inputs.root)
    root = root_page(sites, inputs.root, url)

    def files(needed: Mapping[str, Needed]) -> Files:
        not_found = (needed[main.theme].folder / NOT_FOUND).read_text(encoding="utf-8")
        not_found = not_found.replace(STAMP, main.stamp)
        return site_files(pages, site_url=url, updated=inputs.day, root_page=root, not_found=not_found)

    own = Unit(
        name="site",
        kind="files",
        inputs=("site", repr(pages), url, str(inputs.day), root, main.stamp),
        work=KeepFiles(files, machine_mark(inputs.root)),
        needs=(main.theme,),
        here=True,
    )
    books = tuple(Place(f"site/print/{name}", unit, FILE) for name, unit in main.books.items())
    places = (Place("site", own.name, FILES), *books)
    others = tuple(f"print/{name}" for name in main.books)
    links = _links([*(place for part in parts for place in part.places), places[0]], others, inputs)
    return Layout((own, links), places, (links.name,))


def _links(places: Sequence[Place], others: tuple[str, ...], inputs: Inputs) -> Unit:
    folders = tuple((place.unit, f"{place.path}/".removeprefix("site/")) for place in places)
    order = {unit: number for number, unit in enumerate(dict.fromkeys(unit for unit, _ in folders))}
    path = urlsplit(read_site_url(inputs.root)).path or "/"
    return Unit(
        name="links",
        kind="links",
        inputs=(path, *others, *(f"{order[unit]} {folder}" for unit, folder in folders)),
        work=FollowLinks(folders, others, path),
        needs=tuple(order),
        here=True,
    )


def _as_they_are(files: Files, needed: Mapping[str, Needed]) -> Files:
    return files


def _as_walked(name: str) -> tuple[tuple[object, ...], ...]:
    """The order of a walk: the files of a folder before the folders in it, an index before other files."""
    path = PurePosixPath(name)
    return (*((1, part) for part in path.parts[:-1]), (0, path.stem != "index", path.name))


def _offered(page: Page) -> list[str]:
    """The printed files that a page would offer."""
    views = (block.view for block in page.section.blocks)
    return [item.file for view in views if isinstance(view, Downloads) for item in view.items]


def _printed(offered: Mapping[str, str], needed: Mapping[str, Needed]) -> dict[str, PrintedFile]:
    return {name: PrintedFile.of(name, needed[unit]) for name, unit in offered.items()}


def _key(files: Files) -> tuple[str | bytes | Path, ...]:
    """Names and contents."""
    return tuple(part for pair in files.items() for part in pair)
