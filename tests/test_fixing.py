"""`check --fix`: what was slipped in is gone, and nothing else is touched."""

from __future__ import annotations

import tempfile
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.fixing import fixed
from generator.language.scripts import of_one_script
from generator.problems import Problem
from generator.source.replace import write_all
from tests.conftest import Run
from tests.project import copy_good, write_tree

FILE = "data/clusters/sample/industry.yml"
RUSSIAN = (
    "Развитие",
    "отрасли",
    "идет",
    "вместе",
    "с",
    "партнерами,",
    "все",
    "еще",
    "растет;",
    "«объединение»",
    "дает",
)
ENGLISH = ("The", "industry", "grows", "together", "with", "partners,", "“companies”", "are", "still", "developing")
STYLES = (
    "{text}",
    "'{text}'",
    '"{text}"',
    ">-  # folded\n      {text}",
    "|\n      {text}",
)
SIGNS = ",;“”«»"
LATIN, CYRILLIC = "ABCEHKMOPTXYaceopxy", "АВСЕНКМОРТХУасеорху"


def everything(_: Problem) -> bool:
    return True


def slipped(word: str, random: Random) -> str:
    """The word with one of the slips that are mended; the same where it has no place for one."""
    other = dict(zip(LATIN + CYRILLIC, CYRILLIC + LATIN, strict=True))
    made = [word[:at] + other[sign] + word[at + 1 :] for at, sign in enumerate(word) if sign in other]
    fit = [one for one in made if of_one_script(one.strip(SIGNS)) == word.strip(SIGNS)]
    if word.strip(SIGNS).islower() and "е" in word:
        fit += [word.replace("е", "ё", 1)] * 2
    return random.choice(fit) if fit else word


def files(random: Random) -> tuple[str, str]:
    """A file as it should be, and with slips."""
    sound = wrong = "# Отрасль: вcё это комментарий\n"
    for number in range(4):
        gap = random.choice((" ", "\n      "))
        ends = f"\none-{number}:  # {number}\n  title:", f"    # ещё {number}\n"
        lines: list[str] = []
        slips: list[str] = []
        for lang, known in (("en", ENGLISH), ("ru", RUSSIAN)):
            words = random.choices(known, k=random.randint(1, 12))
            style = random.choice(STYLES)
            lines.append(f"    {lang}: {style.format(text=gap.join(words))}")
            broken = [slipped(word, random) if random.random() < 0.3 else word for word in words]
            slips.append(f"    {lang}: {style.format(text=gap.join(broken))}")
        sound += "\n".join([ends[0], *lines, ends[1]])
        wrong += "\n".join([ends[0], *slips, ends[1]])
    return sound, wrong


@given(st.randoms(use_true_random=False))
@settings(max_examples=12)
def test_slips_are_undone_and_everything_else_stays(random: Random) -> None:
    sound, wrong = files(random)
    with tempfile.TemporaryDirectory() as folder:
        root = write_tree(copy_good("minimal", Path(folder) / "project"), {FILE: wrong})
        done = fixed(root, everything)
        assert done.refused == ()
        assert (root / FILE).read_text(encoding="utf-8") == wrong, "what is to be written is only told"
        write_all(root, done.texts)
        assert (root / FILE).read_text(encoding="utf-8") == sound
        assert not [one for one in done.checked.problems if one.rule in ("letter-yo", "two-scripts")]
        again = fixed(root, everything)
        assert (again.texts, again.changes) == ({}, ())


UNSURE = "one: {title: {ru: Город Королёв и СOМ на https://ёлка.рф, en: One}}\ntwo: {title: {ru: Все ИTer, en: Two}}\n"
SLIP = "one: {title: {ru: Наш расчёт, en: Our calculation}}\r\ntwo: {title: Наш крaй}\r\n"


def test_what_may_be_meant_is_left_to_the_editor(minimal_project: Path) -> None:
    done = fixed(write_tree(minimal_project, {FILE: UNSURE}), everything)
    assert done.texts == {}
    assert {"letter-yo", "two-scripts"} <= {one.rule for one in done.checked.problems}


def test_the_command_tells_what_it_mends_and_keeps_ends_of_lines(minimal_project: Path, command: Run) -> None:
    (minimal_project / FILE).write_bytes(SLIP.encode())
    result = command("check", "--root", str(minimal_project), "--fix", "--rule", "letter-yo")
    assert result.out.splitlines()[0].endswith("industry.yml:1:15: расчёт → расчет")
    assert (minimal_project / FILE).read_bytes() == SLIP.replace("ё", "е").encode()
    assert command("check", "--root", str(minimal_project), "--fix", "--cluster", "nowhere").code == 2
    assert (minimal_project / FILE).read_bytes() == SLIP.replace("ё", "е").encode()
    assert "крaй → край" in command("check", "--root", str(minimal_project), "--fix").out
    assert (minimal_project / FILE).read_bytes() == SLIP.replace("ё", "е").replace("крaй", "край").encode()


WAIVERS = (
    "known:\n  rule: glossary\n  at: industry:one.title.ru\n  found: расчёт\n"
    "  reason: Образец\n  by: Образец\n  on: 2020-12-01\n"
)
GLOSSARY = "sum: {term: {ru: Итог, en: Sum}, avoid: {ru: [рас*]}}\n"


def test_nothing_is_written_where_something_else_would_be_wrong_then(minimal_project: Path, command: Run) -> None:
    tree = {FILE: SLIP, "data/clusters/sample/waivers.yml": WAIVERS, "data/glossary.yml": GLOSSARY}
    root = write_tree(minimal_project, tree)
    before = {path: path.read_bytes() for path in root.rglob("*.yml")}
    result = command("check", "--root", str(root), "--fix")
    assert result.code == 1
    assert "Nothing was written." in result.err
    assert " glossary: " in result.err
    assert {path: path.read_bytes() for path in root.rglob("*.yml")} == before


@pytest.mark.parametrize(
    ("word", "expected"), [("Крaй", "Край"), ("Сompany", "Company"), ("СOМ", ""), ("ИTer", ""), ("кBт", "кВт")]
)
def test_a_word_goes_into_the_alphabet_that_all_its_letters_fit(word: str, expected: str) -> None:
    assert of_one_script(word) == expected
