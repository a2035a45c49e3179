"""The commands of docs/servers.md are run as they stand, against a real server; its lists name what there is."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from citypact.graph.servers.engines import ENGINES
from tests.as_users import ROOT, Shell, blocks
from tests.graph.test_building import collection, signed
from tests.sparql_servers import running

PAGE = (ROOT / "docs" / "servers.md").read_text("utf-8")


@pytest.mark.slow
def test_the_page_does_what_it_says(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    made = collection(tmp_path / "c", signed("a"), signed("b", type="loi"))
    built = shell.run(f"citypact build {made}")
    assert built.returncode == 0, built.stderr
    folder = tmp_path / "server"
    folder.mkdir()
    with running("oxigraph", folder) as server:
        shell.environment.update(ENDPOINT=server.address, NETRC=str(tmp_path / "none"))
        (block,) = blocks(PAGE, "sh")
        done = shell.run(block)
        assert done.returncode == 0, done.stderr
        assert "pushed       build " in done.stdout
        assert "the same as was pushed" in done.stdout
        assert (shell.work / "domains.html").exists()
        assert (shell.work / "tables" / "agreements.csv").exists()
        again = shell.run("citypact query partners_ranked --graph copy --limit 3 --format csv")
        there = shell.run("citypact query partners_ranked --graph $ENDPOINT --limit 3 --format csv")
        assert again.stdout == there.stdout != ""
        (code,) = blocks(PAGE, "python")
        ran = shell.started(sys.executable, "-c", code.replace("http://localhost:7878/query", server.address))
        assert ran.returncode == 0, ran.stderr
    refused = shell.run("citypact query partners_ranked --graph $ENDPOINT")
    assert refused.returncode == 2
    assert refused.stderr.count("\n") == 1
    assert "cannot be reached" in refused.stderr


def test_the_page_names_every_engine_and_what_virtuoso_misreads() -> None:
    rows = re.findall(r"^\| `(\w+)`", PAGE, flags=re.MULTILINE)
    assert sorted(rows) == sorted(ENGINES)
    told = re.search(r"order within `GROUP_CONCAT`\): (.*?)\. These", PAGE, flags=re.DOTALL)
    assert told is not None
    assert set(re.findall(r"`(\w+)`", told[1])) == ENGINES["virtuoso"].misread
