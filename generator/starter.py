"""What `clusterbook new` lays down: commented starter files that pass the check, in the language of whoever asks.

The files lie in `templates/starter/`: `project/` is laid once, `shared/` and `centre-shared/` hold records that are
added where they are missing, `centre/`, `cluster/` and `record/` are parts of the data, `sample/` is a catalogue of
samples. Of a paper in both languages (`README.ru.md`) that of whoever asks becomes the first. A comment after `#ru` or
`#en` is kept in that language alone; `sample-centre` and `sample-cluster` stand for the names of the folders.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.kinds.centre import CentreFile
from generator.kinds.edition import GOODS
from generator.kinds.language import spoken
from generator.kinds.outline import Outline
from generator.kinds.registry import FILE_KINDS, KINDS
from generator.kinds.schema import write_schemas
from generator.language import LANGS, Lang
from generator.model.base import ID_PATTERN, LONGEST_ID
from generator.model.kind import FileKind
from generator.model.reading import read_files
from generator.problems import Message, RefusedError, msg
from generator.shipped import shipped
from generator.source.records import read_source

STARTER = shipped() / "templates/starter"
# What may lie in a folder that a project begins in: what a hosting service or an editor has put there.
_NO_MATTER = re.compile(r"\..*|readme(\..*)?|licen[cs]e(\..*)?|build", re.I)
_COMMENT = re.compile(r"#(ru|en) ")
_PICTURES = (".png", ".jpg", ".webp")


@dataclass(frozen=True)
class Laid:
    """What came of it: the files that were made, and those to which something was added, by their paths in the
    project."""

    made: tuple[str, ...]
    added: tuple[str, ...]


class _Layer:
    """Lays files into a project, and keeps what was done."""

    def __init__(self, root: Path, lang: Lang, names: dict[str, str]) -> None:
        self._root, self._lang, self._names = root, lang, names
        self.made: list[str] = []
        self.added: list[str] = []

    def lay(self, source: Path, target: str) -> None:
        """Every file under a folder of the starter that is not there yet."""
        for path in sorted(path for path in source.rglob("*") if path.is_file()):
            name = f"{target}{path.relative_to(source).as_posix()}"
            self.lay_file(path, name.replace(f".{self._lang}.", "."))

    def complete(self, source: Path, target: str) -> None:
        """The same, and records that files lack which are there."""
        for path in sorted(source.rglob("*.yml")):
            name = f"{target}{path.relative_to(source).as_posix()}"
            if (self._root / name).exists():
                self._append(path, name)
        self.lay(source, target)

    def lay_file(self, path: Path, name: str) -> None:
        """One file of the starter, unless something is there."""
        place = self._root / name
        if place.exists():
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix in _PICTURES:
            place.write_bytes(path.read_bytes())
        else:
            place.write_text(self._text(path), encoding="utf-8")
        self.made.append(name)

    def _append(self, path: Path, name: str) -> None:
        there = (self._root / name).read_text(encoding="utf-8")
        known = set(re.findall(r"^([a-z0-9-]+):", there, re.M))
        lacking = [record for key, record in _records(self._text(path)) if key not in known]
        if lacking:
            whole = "\n".join([there.rstrip("\n") + "\n", *lacking])
            (self._root / name).write_text(whole, encoding="utf-8")
            self.added.append(name)

    def _text(self, path: Path) -> str:
        text = in_language(path.read_text(encoding="utf-8"), self._lang)
        for name, slug in self._names.items():
            text = text.replace(name, slug)
        return text


def in_language(text: str, lang: Lang) -> str:
    """A starter file with its comments in one language."""
    lines = []
    for line in text.splitlines():
        found = list(_COMMENT.finditer(line))
        if not found:
            lines.append(line)
            continue
        before = line[: found[0].start()]
        ends = [*(mark.start() for mark in found[1:]), len(line)]
        said = {mark[1]: line[mark.end() : end].rstrip() for mark, end in zip(found, ends, strict=True)}
        if lang in said:
            lines.append(f"{before}# {said[lang]}")
        elif before.strip():
            lines.append(before.rstrip())
    return "\n".join(lines) + "\n"


def _records(text: str) -> list[tuple[str, str]]:
    """The keys of the first level, each with all of its lines; comments above them are left out."""
    found = re.split(r"^(?=[a-z0-9-]+:)", text, flags=re.M)[1:]
    return [(record.partition(":")[0], record.rstrip("\n") + "\n") for record in found]


def make_cluster(root: Path, slug: str, lang: Lang, centre: str = "") -> Laid:
    """A cluster in data/clusters/<slug>, listed by its centre: the one that is named, or the only one there is.

    RefusedError where it cannot be made; then nothing is written.
    """
    _free(root, slug)
    chosen = _chosen_centre(root, centre)
    layer = _Layer(root, lang, {"sample-centre": chosen, "sample-cluster": slug})
    _lay_cluster(layer, slug, chosen)
    if _list(root, chosen, slug):
        layer.added.append(f"data/centres/{chosen}/centre.yml")
    return Laid(tuple(layer.made), tuple(layer.added))


def make_centre(root: Path, slug: str, lang: Lang, *, with_samples: bool = False) -> Laid:
    """A centre with a cluster: a whole project in an empty folder, or beside the centres of a project.

    `with_samples` lays the sample catalogue beside it: clusters with companies, products and services, marked as such.

    RefusedError where it cannot be made; then nothing is written.
    """
    cluster = f"{slug}-cluster"
    names = {"sample-centre": slug, "sample-cluster": cluster, "sample-lang": lang, "web-editor.": "CONTRIBUTING."}
    names |= {f"{name}.{lang}.md": f"{name}.md" for name in ("README", "CONTRIBUTING")}
    layer = _Layer(root, lang, names)
    is_new = not (root / "data").is_dir()
    samples = sorted(path.name for path in (STARTER / "sample/clusters").iterdir()) if with_samples else []
    for name in (slug, cluster, *samples):
        _free(root, name)
    if is_new:
        _empty(root)
        layer.lay(STARTER / "project", "")
        _lay_guide(layer, lang)
    layer.lay(STARTER / "centre", f"data/centres/{slug}/")
    _lay_cluster(layer, cluster, slug)
    if with_samples:
        _lay_samples(layer, root, slug, samples)
    if is_new:
        _publish(root / f"data/clusters/{cluster}/cluster.yml")
    write_schemas(root)
    return Laid(tuple(layer.made), tuple(layer.added))


def _lay_guide(layer: _Layer, lang: Lang) -> None:
    """The guide for whoever edits in a browser, in both languages, under the name that hosting services look for."""
    for one in LANGS:
        name = "CONTRIBUTING.md" if one == lang else f"CONTRIBUTING.{one}.md"
        layer.lay_file(shipped() / f"docs/guide/web-editor.{one}.md", name)


def _lay_samples(layer: _Layer, root: Path, slug: str, clusters: Sequence[str]) -> None:
    layer.lay(STARTER / "sample/centre", f"data/centres/{slug}/")
    layer.lay(STARTER / "sample/clusters", "data/clusters/")
    layer.complete(STARTER / "sample/shared", "")
    for cluster in clusters:
        _list(root, slug, cluster)


def record_kinds() -> Mapping[str, FileKind]:
    """The kinds of which every record has a file of its own, by the word for one."""
    return {kind.name: kind.files[0] for kind in KINDS if kind.files and kind.files[0].each is not None}


def make_record(root: Path, kind: str, slug: str, lang: Lang, owner: str = "") -> Laid:
    """A file of a kind in the folder of a cluster or a centre: the one that is named, or the only cluster there is.

    RefusedError where it cannot be made; then nothing is written.
    """
    _named(slug)
    main, owner = _chosen_owner(root, owner)
    files = {file.main: file for one in KINDS if one.name == kind for file in one.files}
    path = files[main].path(owner, slug)
    if (root / path).exists():
        raise _refused(msg("{path} exists already", path=path))
    folder = f"data/{main}s/{owner}"
    makers = sorted(file.stem for file in (root / folder / "organisations").glob("*.yml"))
    names = {"sample-maker": makers[0] if makers else "sample-plant"}
    layer = _Layer(root, lang, names)
    text = (STARTER / f"record/{kind}.yml").read_text(encoding="utf-8")
    if "sample-maker" in text and not makers:
        layer.lay(STARTER / "maker", f"{folder}/organisations/")
    if "sample-category" in text:
        layer.complete(STARTER / "record-shared", "")
    layer.lay_file(STARTER / f"record/{kind}.yml", path)
    return Laid(tuple(layer.made), tuple(layer.added))


def make_edition(root: Path, slug: str, lang: Lang, kind: str, centre: str = "") -> Laid:
    """catalogs/<slug>.yml by an outline: of the centre that is named, or the only one there is.

    RefusedError where it cannot be made; then nothing is written.
    """
    _named(slug)
    path = f"catalogs/{slug}.yml"
    if (root / path).exists():
        raise _refused(msg("{path} exists already", path=path))
    source, _ = read_source(root)
    store, _ = read_files(source, FILE_KINDS, spoken(source))
    outlines = {name: one for name, one in store.named("outline", Outline).items() if one.layout == "edition"}
    if kind not in outlines:
        known = ", ".join(sorted(outlines))
        raise _refused(msg("There is no kind of edition “{kind}”; known are: {known}", kind=kind, known=known))
    holds = ", ".join(outlines[kind].holds or GOODS)
    is_brochure = kind == "brochure"
    of_cluster, of_record = (outlines[kind].of == name for name in ("cluster", "record"))
    names = {
        "sample-kind": kind,
        "sample-owner": "clusters" if of_cluster else "centre",
        "sample-whose": "all" if of_cluster else _chosen_centre(root, centre),
        "sample-select": "# select:" if of_cluster else "select:",  # a cluster may have no products yet
        "sample-holds": holds,
        "sample-format": "A5" if is_brochure else "A4",
        "sample-press": "press:" if is_brochure else "# press:",
        "sample-file": slug + ("-{cluster}" if of_cluster else "-{record}" if of_record else ""),
    }
    layer = _Layer(root, lang, names)
    layer.lay_file(STARTER / "edition/edition.yml", path)
    return Laid(tuple(layer.made), ())


def _chosen_owner(root: Path, asked: str) -> tuple[str, str]:
    """Whose record it is: what the owner is, and its slug."""
    known = {
        path.parent.name: main
        for main in ("centre", "cluster")
        for path in sorted((root / "data" / f"{main}s").glob(f"*/{main}.yml"))
    }
    if asked in known:
        return known[asked], asked
    if asked:
        shown = ", ".join(sorted(known))
        raise _refused(msg("There is no cluster and no centre “{slug}”; known are: {known}", slug=asked, known=shown))
    clusters = [slug for slug, main in known.items() if main == "cluster"]
    if len(clusters) != 1:
        shown = " | ".join(sorted(known)) or "…"
        raise _refused(msg("Say whose record it is: --owner {known}", known=shown))
    return "cluster", clusters[0]


def _lay_cluster(layer: _Layer, slug: str, centre: str) -> None:
    layer.lay(STARTER / "cluster", f"data/clusters/{slug}/")
    layer.complete(STARTER / "shared", "")
    layer.complete(STARTER / "centre-shared", f"data/centres/{centre}/")


def _refused(message: Message) -> RefusedError:
    return RefusedError(message, is_usage=True)


def _named(slug: str) -> None:
    """Refuse a name that is none."""
    if not re.fullmatch(ID_PATTERN, slug) or len(slug) > LONGEST_ID:
        raise _refused(msg("“{slug}” cannot be a name: small Latin letters, digits and single hyphens", slug=slug))


def _free(root: Path, slug: str) -> None:
    """Refuse a name that is none, or that is taken."""
    _named(slug)
    for folder in ("centres", "clusters", "documents"):
        path = root / "data" / folder / slug
        if path.exists():
            raise _refused(msg("{folder} exists already", folder=str(path)))


def _empty(root: Path) -> None:
    """Refuse a folder in which something else lies."""
    names = sorted(path.name for path in root.iterdir() if not _NO_MATTER.fullmatch(path.name)) if root.exists() else []
    if names:
        shown = ", ".join(names[:3])
        raise _refused(msg("A new project begins in an empty folder; here are: {names}", names=shown))


def _chosen_centre(root: Path, asked: str) -> str:
    """The centre that is named, or the only one."""
    source, _ = read_source(root)
    store, _ = read_files(source, FILE_KINDS, spoken(source))
    known = sorted(store.named("centre", CentreFile))
    if asked in known or (not asked and len(known) == 1):
        return asked or known[0]
    if asked:
        raise _refused(msg("There is no centre “{slug}”; known are: {known}", slug=asked, known=", ".join(known)))
    if known:
        raise _refused(msg("Say of which centre: --centre {known}", known=" | ".join(known)))
    raise _refused(msg("There is no centre yet: clusterbook new centre SLUG"))


def _list(root: Path, centre: str, slug: str) -> bool:
    """Add the cluster to the list of its centre; whether the list is written in one of the two usual ways."""
    path = root / f"data/centres/{centre}/centre.yml"
    text = path.read_text(encoding="utf-8")
    for pattern, added in (
        (r"^clusters:[ \t]*\[[^\]\n]*[^\]\s][^\]\n]*(?=\])", f", {slug}"),
        (r"^clusters:[ \t]*\[(?=\s*\])", slug),
        (r"^clusters:[ \t]*\n(?:(?:  )?- .*\n)*(?:  )?- .*", f"\n  - {slug}"),
    ):
        found = re.search(pattern, text, re.M)
        if found:
            indent = "" if re.search(r"^- ", found[0], re.M) else "  "
            added = added.replace("\n  ", f"\n{indent}")
            path.write_text(text[: found.end()] + added + text[found.end() :], encoding="utf-8")
            return True
    return False


def _publish(cluster: Path) -> None:
    """The first cluster of a new project is shown at once."""
    text = cluster.read_text(encoding="utf-8")
    cluster.write_text(re.sub(r"^draft: true.*\n", "", text, flags=re.M), encoding="utf-8")
