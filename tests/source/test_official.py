"""The text of official documents, whatever they are written in."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from generator.problems import RefusedError
from generator.source.official import lines_of

WORD = (
    '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    "<w:p><w:r><w:t>1.1 Ком</w:t></w:r><w:r><w:t>пании</w:t></w:r></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>61</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
)


def docx(path: Path, text: str = WORD) -> Path:
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("word/document.xml", text)
    return path


def test_plain_text_in_either_encoding(tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-8-sig", "cp1251"):
        (tmp_path / "a.txt").write_text("Компании\n 61", encoding=encoding)
        assert lines_of(tmp_path / "a.txt") == ["Компании", "61"]


def test_paragraphs_and_cells_of_a_docx(tmp_path: Path) -> None:
    assert lines_of(docx(tmp_path / "a.docx")) == ["1.1 Компании", "61"]


def test_blocks_of_a_page(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>Всего\n<b>61</b></p><td>7</td><td>8</td><script>9</script>", encoding="utf-8")
    assert [line for line in lines_of(tmp_path / "a.html") if line] == ["Всего 61", "7", "8"]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_what_is_no_pdf_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4\nnothing")
    with pytest.raises(RefusedError):
        lines_of(tmp_path / "a.pdf")


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"no archive")
    bomb = WORD.replace("<w:document", '<!DOCTYPE a [<!ENTITY b "c">]><w:document')
    for path in (tmp_path / "a.docx", docx(tmp_path / "b.docx", bomb), tmp_path / "a.rtf", tmp_path / "none.txt"):
        with pytest.raises(RefusedError):
            lines_of(path)
