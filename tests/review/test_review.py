"""Two states of the data: every change is told in plain words, and nothing else is."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator.checking import judge
from generator.problems import RefusedError
from generator.review.changes import changes
from generator.review.chapter import Chapter
from generator.review.pieces import Piece, compared, html, markdown, plain
from generator.review.report import Report, report_of
from generator.review.revisions import other_looks, state_of
from generator.review.side import Side, read_side
from generator.review.writing import LONGEST, as_html, as_json, as_markdown
from generator.source.nodes import Plain
from generator.source.nodes import plain as content_of
from generator.source.records import parse_record, read_source, with_texts
from generator.source.rewrite import rewritten
from tests.growth import NOISE, STEEPEST, is_steep
from tests.project import GOOD
from tests.review.conftest import edit

CLUSTER = "data/clusters/sample"
# A file, what stands there, what comes instead (nothing: the file goes), and what the Russian report says of it.
HISTORY: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("figures.yml", "range: {from: 3.5, to: 3.9}", "range: {from: 3.5, to: 4.1}",
     ("Экспорт-образец, 2014–2017: 3,5–3,9 млн",)),
    ("figures.yml", "  value: 900\n", "  value: 990\n", ("Работники", "более 900", "более 990", "+10,0 %")),
    ("figures.yml", "count: {total: 40, not", "count: {total: 41, not",
     ("Компании-образцы, 2018: 40 компаний → 41 компания, +2,5 %",)),
    ("figures.yml", "  period: 2018\n  unit: firms", "  period: 2019\n  unit: firms",
     ("Компании-образцы: 40 компаний, 2018 → 2019",)),
    ("figures.yml", "title: {ru: Компании-образцы, en: Sample firms}", "title: {ru: Фирмы-образцы, en: Sample firms}",
     ("Компании", "Фирмы", "Переводы, которые стоит перечитать")),
    ("kpis.yml", "2020: 7,", "2020: 8,", ("Участники-образцы, 2020: 7 компаний → 8 компаний, +14,3 %",)),
    ("kpis.yml", 'actual: {2020: 1200', 'actual: {2020: 1250', ("1 200", "1 250", "+4,2 %")),
    ("roadmap.yml", "schedule: {from: 11.2020, to: 2022}", "schedule: {from: 11.2020, to: 2023}",
     ("Ярмарка-образец", "срок", "2022", "2023")),
    ("roadmap.yml", "    undated:\n      title: {ru: Без срока, en: Without a date}\n", "",
     ("Свое направление: Без срока – удалено",)),
    ("roadmap.yml", "status: under-way", "status: done", ("Этапы-образцы – состояние", "выполняется → выполнено")),
    ("roadmap.yml", "    plan:\n      title", "    new-plan:\n      title", ("План-образец",)),
    ("industry.yml", "держится на уровне", "остается на уровне", ("держится", "остается", "Экспорт – текст")),
    ("industry.yml", "cells: {firms: 12, share: 30.5}", "cells: {firms: 13, share: 30.5}",
     ("Город-образец", "12", "13")),
    ("industry.yml", "figures: [exports, workers,", "figures: [workers, exports,", ("другой порядок",)),
    ("members.yml", "members: [first, second]", "members: [first]", ("участники: ООО «Второй образец»",)),
    ("organisations/first.yml", "name: {ru: ООО «Первый образец», en: First Sample LLC}",
     "name: {ru: ООО «Образец первый», en: First Sample LLC}",
     ("Первый", "Образец")),
    ("waivers.yml", "reason: {ru: Документ-образец пропускает номер", "reason: {ru: Документ-образец потерял номер",
     ("пропускает", "потерял", "причина")),
    ("swot.yml", "ru: Умелые гончары", "ru: Умелые гончары и ткачи",
     ("сильные стороны: ru: Умелые гончары и ткачи", "Образец – сильные стороны (en)")),
    ("swot.yml", "en: Skilled", "en: Very skilled", ("сильные стороны: en: ",)),
    ("notes.yml", "", "fresh-note: {ru: Новое, en: New}\n", ("примечание: ", "добавлено")),
    ("cluster.yml", "name:", "draft: true\nname:", ("черновик: да",)),
    ("kpis.yml", "printed:\n        value: \"1О00\"", "printed:\n        value: \"1000\"", ("1О00", "1000")),
)  # fmt: skip


def changed(project: Path, file: str, old: str, new: str) -> Side:
    edit(project / CLUSTER / file, old, new)
    return read_side(project)


def told(report: Report) -> str:
    """All that is said, with plain spaces."""
    lines = [f"{chapter.title}\n" + "\n".join(plain(line) for line in chapter.lines) for chapter in report.chapters]
    return "\n".join(lines).replace("\u00a0", " ")


@pytest.mark.parametrize(("file", "old", "new", "words"), HISTORY, ids=[f"{row[0]}-{row[2][:24]}" for row in HISTORY])
def test_each_change_is_told_and_nothing_else(
    base: Side, project: Path, file: str, old: str, new: str, words: tuple[str, ...]
) -> None:
    head = changed(project, file, old, new)
    report = report_of(base, head, "ru")
    said = told(report)
    assert all(word in said for word in words), said
    follows = [one for change in report.changes for one in change.numbers if one.follows]
    of_file = [change for change in report.changes if change.at.kind == Path(file).parts[0].removesuffix(".yml")]
    assert len(report.changes) - len(of_file) <= len(
        {one.at.record for one in follows}
    )  # what follows may stand elsewhere
    assert len(of_file) - len({one.at.record for one in follows}) <= 1


def test_what_stays_is_one_line(base: Side) -> None:
    report = report_of(base, base, "ru")
    assert as_markdown(report).replace("\u00a0", " ") == "**Для читателя ничего не меняется.**\n"


def test_a_renamed_record_is_no_other_one(base: Side, project: Path) -> None:
    for path in (project / CLUSTER).rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("wage", "monthly-pay"), encoding="utf-8")
    head = read_side(project)
    assert head.atlas is not None, head.problems
    [renamed] = [change for change in changes(base, head) if change.what == "renamed"]
    assert (renamed.was and renamed.was.id, renamed.at.id) == ("wage", "monthly-pay")


def test_a_picture_under_the_same_name_is_told_with_what_shows_it(base: Side, project: Path) -> None:
    picture = project / CLUSTER / "pictures/plant.png"
    Image.new("RGB", (1200, 800), "red").save(picture)
    report = report_of(base, read_side(project), "ru")
    said = told(report)
    assert report.changes == ()
    assert f"{CLUSTER}/pictures/plant.png: другая картинка" in said
    assert "(clusters/sample)" in said.partition("Меняются страницы")[2]
    assert "другая картинка" not in told(report_of(base, base, "ru"))


def test_a_page_written_by_hand_is_told(base: Side, project: Path) -> None:
    page = project / "docs/ru/about.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nНовый абзац.\n", encoding="utf-8")
    said = told(report_of(base, read_side(project), "ru"))
    assert "docs/ru/about.md" in said
    assert "Новый абзац." in said
    assert "Меняются страницы" not in said


def test_many_that_get_other_ids_are_found_again(base: Side) -> None:
    """As many as a catalogue has: more pairs than could be compared one with another."""

    def state(prefix: str) -> Side:
        lines = (f"{prefix}-{number}: {{ru: Примечание {number}, en: Note {number}}}" for number in range(300))
        record, _ = parse_record(f"{CLUSTER}/notes.yml", "\n".join(lines).encode())
        assert record is not None
        return Side(replace(base.source, records=(record,)), None, ())

    found = changes(state("old"), state("new"))
    assert [change.what for change in found] == ["renamed"] * 300
    assert all(change.was and change.was.id == change.at.id.replace("new", "old") for change in found)


def test_pages_that_show_it_are_named(base: Side, project: Path) -> None:
    said = told(report_of(base, changed(project, "figures.yml", "  value: 900\n", "  value: 990\n"), "en"))
    pages = said.partition("Pages that change")[2]
    assert "clusters/sample" in pages
    assert "programme-sample-en.pdf" in pages.partition("Books that change")[2]
    assert "clusters/other" not in pages


def test_a_state_with_errors_is_compared_as_it_is_written(base: Side, project: Path) -> None:
    head = changed(project, "figures.yml", "  value: 900\n", "  value: 9o0\n")
    assert head.atlas is None
    said = told(report_of(base, head, "en"))
    assert "9o0" in said
    assert "The new state has errors" in said
    assert "New problems" in said


def edited(value: Plain, random: Random) -> Plain:
    """The value with another word at its end, somewhere inside; what is no text of a reader is left alone."""
    if isinstance(value, dict) and value:
        key = random.choice(list(value))
        return {**value, key: edited(value[key], random)}
    if isinstance(value, list) and value:
        at = random.randrange(len(value))
        return [*value[:at], edited(value[at], random), *value[at + 1 :]]
    return f"{value or ''} x".strip()


@given(st.randoms(use_true_random=False))
def test_no_edit_goes_unseen(base: Side, random: Random) -> None:
    files = [record for record in base.source.records if not record.ours]
    record = random.choice(files)
    content = content_of(record.root)
    assert isinstance(content, dict)
    new = edited(content, random)
    assert isinstance(new, dict)
    text = rewritten("\n".join(record.lines), new)
    other, _ = parse_record(record.path, text.encode())
    assert other is not None
    records = tuple(other if one is record else one for one in base.source.records)
    head = Side(type(base.source)(records, base.source.root), None, ())
    assert bool(changes(base, head)) == (new != content)


@given(st.text(), st.text())
def test_texts_are_compared_word_by_word(old: str, new: str) -> None:
    pieces = list(compared(old, new))
    gone = "".join(piece.text for piece in pieces if piece.style != "new")
    come = "".join(piece.text for piece in pieces if piece.style != "old")
    if "…" not in gone + come:
        assert (gone, come) == (old, new)


@pytest.mark.parametrize(
    "evil",
    ["@everyone", "#1", "<script>x</script>", "[a](https://evil.example)", "https://evil.example", "**x**", "| a |"],
)
def test_nothing_of_the_data_works_in_a_comment(evil: str) -> None:
    said = markdown((Piece(evil),))
    assert all(sign not in said for sign in ("@", "#1", "<", "https:/", "www."))
    assert "](" not in said.replace("\\]", "")
    assert "<script" not in html((Piece(evil),))


def test_a_comment_has_a_limit(base: Side, project: Path) -> None:
    path = project / CLUSTER / "notes.yml"
    many = "".join(
        f"note-{number}: {{ru: Новое примечание {number}, en: New note {number}}}\n" for number in range(1500)
    )
    path.write_text(path.read_text(encoding="utf-8") + many, encoding="utf-8")
    report = report_of(base, read_side(project), "ru")
    said = as_markdown(report)
    assert len(said) <= 65_536
    assert "полном отчете" in said
    assert len(json.loads(as_json(report))["changes"]) == 1500
    assert "note-1499" in as_json(report)
    assert "<script" not in as_html(report)


def git(project: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-C", str(project), "-c", "user.name=x", "-c", "user.email=x@x.example", *arguments],
        check=True,
        capture_output=True,
    )


def test_a_revision_is_taken_out_of_git(project: Path, tmp_path: Path) -> None:
    for arguments in (("init",), ("add", "--all"), ("commit", "-m", "first"), ("tag", "v1")):
        git(project, *arguments)
    changed(project, "figures.yml", "  value: 900\n", "  value: 990\n")
    into = tmp_path / "old"
    into.mkdir()
    found = read_side(state_of(project, "v1", into))
    assert "workers" in [change.at.id for change in changes(found, read_side(project))]
    assert state_of(project, str(GOOD / "sample"), into) == GOOD / "sample"


@pytest.mark.parametrize("name", ["v9", "--output=/tmp/x", "", "HEAD:data"])
def test_what_is_no_revision_is_refused(project: Path, tmp_path: Path, name: str) -> None:
    git(project, "init")
    with pytest.raises(RefusedError, match="revision"):
        state_of(project, name or "no such folder", tmp_path / "old")


def test_where_a_state_has_errors_no_number_is_said_to_be_gone(base: Side, project: Path) -> None:
    head = changed(project, "figures.yml", "  value: 900\n", "  value: 9o0\n")
    for report in (report_of(base, head, "ru"), report_of(head, base, "ru")):
        assert [str(change.at) for change in report.changes] == ["sample/figures:workers"]
        assert report.changes[0].what == "changed"


@pytest.mark.parametrize("broken", [b"a: [", b"\xff\xfe\x00binary\x00", b""])
def test_a_file_that_cannot_be_read_is_named_and_its_records_are_not_said_to_be_gone(
    base: Side, project: Path, broken: bytes
) -> None:
    (project / CLUSTER / "figures.yml").write_bytes(broken)
    head = read_side(project)
    for report in (report_of(base, head, "ru"), report_of(head, base, "ru")):
        assert report.changes == ()
        said = told(report)
        assert "не сравнивались\ndata/clusters/sample/figures.yml" in said


def test_the_page_of_a_product_is_among_those_that_change() -> None:
    source = read_source(GOOD / "catalogue")[0]
    path = f"{CLUSTER}/products/hill-cheese.yml"
    record = source.record(path)
    assert record is not None
    other, _ = with_texts(source, {path: "\n".join(record.lines).replace("value: 20", "value: 30", 1)})
    base, head = (Side(one, judge(one, []).atlas, ()) for one in (source, other))
    pages = told(report_of(base, head, "en", preview="https://x.example/")).partition("Pages that change")[2]
    assert "catalogue/products/sample/hill-cheese" in pages
    assert "hill-butter" not in pages


def test_pages_lead_to_a_preview(base: Side, project: Path) -> None:
    head = changed(project, "swot.yml", "ru: Умелые гончары", "ru: Умелые гончары и ткачи")
    report = report_of(base, head, "ru", preview="https://x.example/site")
    assert "[ru](https://x.example/site/ru/clusters/sample/swot/)" in as_markdown(report)
    assert '<a href="https://x.example/site/ru/clusters/sample/swot/">' in as_html(report)


@given(
    st.lists(st.sampled_from([0, 1, 9, 90]), max_size=9), st.integers(0, 2500), st.sampled_from(["слово ", "*_<@# "])
)
def test_a_comment_fits_and_says_how_much_is_left_out(counts: list[int], length: int, word: str) -> None:
    lines = [tuple(f"{n}/{m} {word * (length // len(word))}" for m in range(count)) for n, count in enumerate(counts)]
    chapters = tuple(
        Chapter(f"Chapter {n}", 2, tuple((Piece(line),) for line in several)) for n, several in enumerate(lines)
    )
    said = as_markdown(Report("en", "What changes", chapters, ()))
    assert len(said) <= LONGEST
    left_out = sum(int(found.replace(",", "")) for found in re.findall(r"(\d[\d,]*) more lines? ", said))
    assert said.count("\n- ") + left_out == sum(counts)
    for n, count in enumerate(counts):  # every chapter has its first line
        assert not count or f"\n- {n}/0 " in said


def test_long_texts_are_compared_in_linear_time() -> None:
    assert not is_steep(lambda text: list(compared(text, f"{text} и еще")), "слово и ", 12_000)
    assert not is_steep(lambda text: list(compared(text, text[::-1])), "слово и дело\n", 12_000)


def _of_notes(base: Side, count: int, word: str) -> Side:
    lines = (f"note-{number}: {{ru: {word} {number}, en: {word} {number}}}" for number in range(count))
    record, _ = parse_record(f"{CLUSTER}/notes.yml", "\n".join(lines).encode())
    assert record is not None
    return Side(replace(base.source, records=(record,)), None, ())


def test_a_report_grows_as_the_changes_do(base: Side) -> None:
    def seconds(count: int) -> float:
        old, new = _of_notes(base, count, "Прежнее"), _of_notes(base, count, "Новое")
        begin = time.process_time()
        assert len(report_of(old, new, "ru").changes) == count
        return time.process_time() - begin

    assert any(seconds(1000) <= STEEPEST * seconds(250) + NOISE for _ in range(3))


def test_looks_that_differ_are_told(project: Path, tmp_path: Path) -> None:
    style = project / "templates/styles/site-own.css"
    style.parent.mkdir(parents=True)
    style.write_text("a {}", encoding="utf-8")
    for arguments in (("init",), ("add", "--all"), ("commit", "-m", "first")):
        git(project, *arguments)
    other = shutil.copytree(project, tmp_path / "other", ignore=shutil.ignore_patterns(".git"))
    style.write_text("b {}", encoding="utf-8")
    assert other_looks(project, "HEAD", "") == other_looks(project, str(other), "") == ["templates/styles/site-own.css"]
    assert other_looks(project, str(other), str(other)) == []
