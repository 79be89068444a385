"""What the generator reads of settings itself, and what it says where they cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.problems import RefusedError
from generator.source.settings import check_settings, site_url, theme_texts
from tests.conftest import Run
from tests.project import ROOT, write_tree


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("site_url: https://a.example/", "https://a.example/"),
        ("site_url: 'https://a.example/'  # here\n", "https://a.example/"),
        ('a: {site_url: no}\nb:\n  - site_url: no\n"site_url": >-\n  https://a.example/\n', "https://a.example/"),
        ("a: &x [!!python/name:a.b, !ENV B]\nc: *x\nsite_url: https://a.example/\n", "https://a.example/"),
        ("site_url: !ENV SITE", "https://env.example/"),
        ("site_url: !ENV [NONE, SITE, https://a.example/]", "https://env.example/"),
        ("site_url: !ENV [NONE, https://a.example/]", "https://a.example/"),
        ("site_url: !ENV NONE", ""),
        ("site_url:", ""),
        ("site_name: site_url\nextra: {site_url: no}", ""),
        ("", ""),
    ],
)
def test_the_address_of_the_site(text: str, found: str) -> None:
    assert site_url(text, {"SITE": "https://env.example/"}) == found


def test_our_own_settings_are_sound() -> None:
    assert check_settings(ROOT) == []
    assert site_url((ROOT / "mkdocs.yml").read_text("utf-8"), {}).startswith("https://")
    assert "Search the site" in theme_texts((ROOT / "templates/theme-texts.yml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("site_url: clusters.example\n", "mkdocs.yml:1:11 error site-url: “clusters.example” is not the address"),
        ("a: b\nsite_url: ftp://a.example/\n", "mkdocs.yml:2:11 error site-url: “ftp://a.example/” is not the address"),
        *(
            (f"site_url: {address}\n", f"mkdocs.yml:1:11 error site-url: “{address[:200]}” is not the address")
            for address in (
                "https://кластеры..рф/",
                f"https://{64 * 'к'}.рф/",
                "https://a.example:99999/",
                "https://us:word@a.example/",
                f"https://a.example/{200 * 'ф'}/",
            )
        ),
        ("site_url: [https://a.example/]\n", "mkdocs.yml:1:11 error site-url:"),
        (
            "extra: {report: clusters.example}\n",
            "mkdocs.yml:1:17 error report-address: “clusters.example” is no way to report errors",
        ),
        ("extra:\n  x: [report]\n  report: mailto:us\n", "mkdocs.yml:3:11 error report-address: “mailto:us” is no way"),
        ("extra: {report: 'https://a.example/{titel}'}\n", "mkdocs.yml:1:17 error report-address: “https://a.ex"),
        ("extra: {report: [https://a.example/]}\n", "mkdocs.yml:1:17 error report-address: “” is no way"),
        (
            "extra: {edit: 'http://a.example/{file}'}\n",
            "mkdocs.yml:1:15 error edit-address: “http://a.example/{file}” is no",
        ),
        ("extra: {edit: 'https://a.example/'}\n", "mkdocs.yml:1:15 error edit-address: “https://a.example/” is no"),
        ("extra: {edit: ['https://a.example/{file}']}\n", "mkdocs.yml:1:15 error edit-address: “” is no address"),
        ("site_url: 'a\n", "mkdocs.yml:1:11 error yaml-"),
        ("a: b: c\n", "mkdocs.yml:1:"),
    ],
)
def test_settings_that_cannot_be_used_are_a_problem(text: str, said: str, minimal_project: Path, command: Run) -> None:
    write_tree(minimal_project, {"mkdocs.yml": text})
    result = command("check", "--root", str(minimal_project))
    assert result.code == 1
    assert result.err.removeprefix(f"{minimal_project}/").startswith(said)
    assert result.err.count("\n") == 1


def test_an_address_of_the_environment_is_judged_too(
    minimal_project: Path, command: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tree(minimal_project, {"mkdocs.yml": "site_url: !ENV CLUSTERBOOK_SITE\n"})
    monkeypatch.setenv("CLUSTERBOOK_SITE", "https://кластеры.рф/")
    assert command("check", "--root", str(minimal_project)).code == 0
    monkeypatch.setenv("CLUSTERBOOK_SITE", "кластеры.рф")
    result = command("check", "--root", str(minimal_project))
    assert (result.code, "error site-url: “кластеры.рф” is not the address" in result.err) == (1, True)


@pytest.mark.parametrize(
    "text",
    [
        "site_url: !ENV SITE\nx: !!python/name:a.b\n",
        "extra: {report: !ENV SITE}",
        "extra: {report: ''}\nreport: x",
        "extra: {report: , a: {report: x}}",
        "extra: {report: 'mailto:a@b.example?subject={record}&body={page}'}",
        "extra: {report: 'https://a.example/new?title={record}'}",
        "extra: {edit: 'https://a.example/edit/{file}#L{line}'}",
        "extra: {edit: ''}",
        "extra: {edit: !ENV EDIT}",
    ],
)
def test_settings_with_what_can_be_used_are_none(text: str, tmp_path: Path) -> None:
    write_tree(tmp_path, {"mkdocs.yml": text})
    assert check_settings(tmp_path) == []


@pytest.mark.parametrize("text", ["", "a: b", "- [a]", "- a\n-\n", "- 'a", "- &x a\n- *x\n"])
def test_words_of_the_theme_are_a_list_of_texts(text: str) -> None:
    with pytest.raises(RefusedError, match="is no list of texts"):
        theme_texts(text)


def test_words_of_the_theme_are_read_as_written() -> None:
    assert theme_texts('- No\n- "Search: here"\n- 12.2020\n') == ("No", "Search: here", "12.2020")
