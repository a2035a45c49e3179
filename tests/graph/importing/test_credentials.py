from __future__ import annotations

from pathlib import Path

import pytest

from citypact.errors import EndpointError
from citypact.graph.importing.credentials import HOST, NONE, PASSWORD, TOKEN, USER, credentials_for

ADDRESS = "https://graphs.example.org/sparql"


def netrc(home: Path, text: str, mode: int = 0o600) -> Path:
    file = home / ".netrc"
    file.write_text(text, "utf-8")
    file.chmod(mode)
    return home


def test_the_environment_goes_before_netrc_and_neither_is_shown(tmp_path: Path) -> None:
    home = netrc(tmp_path, "machine graphs.example.org login ann password from-netrc\n")
    found = credentials_for(ADDRESS, {}, home=home)
    assert (found.user, found.password) == ("ann", "from-netrc")
    assert "from-netrc" not in repr(found)
    found = credentials_for(ADDRESS, {USER: "bo", PASSWORD: "from-here"}, home=home, chosen=True)
    assert (found.user, found.found) == ("bo", "the environment")
    assert "from-here" not in repr(found)


def test_netrc_counts_for_the_host_that_it_names(tmp_path: Path) -> None:
    home = netrc(tmp_path, "machine other.example.org login ann password x\ndefault login all password y\n")
    assert credentials_for(ADDRESS, {}, home=home) == NONE
    assert not credentials_for(ADDRESS, {}, home=tmp_path / "none")


def test_what_is_wrong_with_them_is_told_without_them(tmp_path: Path) -> None:
    broken = netrc(tmp_path, "machine graphs.example.org login ann password s3cret\ns3cret s3cret\n")
    with pytest.raises(EndpointError, match=r"\.netrc:\d+: cannot be read as netrc") as told:
        credentials_for(ADDRESS, {}, home=broken)
    assert "s3cret" not in str(told.value)
    with pytest.raises(EndpointError, match="set both, or none"):
        credentials_for(ADDRESS, {USER: "ann"}, home=tmp_path)
    with pytest.raises(EndpointError, match="a character that none has") as told:
        credentials_for(ADDRESS, {TOKEN: "s3\ncret"}, home=tmp_path)
    assert "cret" not in str(told.value)
    open_to_all = netrc(tmp_path, "machine graphs.example.org login ann password s3cret\n", 0o644)
    with pytest.raises(EndpointError, match="others may read the passwords in it; run: chmod 600"):
        credentials_for(ADDRESS, {}, home=open_to_all)


def test_what_the_environment_holds_is_for_one_host(tmp_path: Path) -> None:
    held = {TOKEN: "t0ken"}
    assert credentials_for(ADDRESS, held, home=tmp_path) == NONE  # not the graph that is worked with
    assert credentials_for(ADDRESS, {**held, HOST: "Graphs.example.org"}, home=tmp_path).token == "t0ken"
    assert credentials_for(ADDRESS, {**held, HOST: "other.example.org"}, home=tmp_path, chosen=True) == NONE
    home = netrc(tmp_path, "machine graphs.example.org login ann password from-netrc\n")
    assert credentials_for(ADDRESS, held, home=home).user == "ann"
    with pytest.raises(EndpointError, match="no name of a host alone"):
        credentials_for(ADDRESS, {**held, HOST: "https://graphs.example.org"}, home=tmp_path)


def test_a_token_travels_where_nobody_reads_along() -> None:
    found = credentials_for(ADDRESS, {TOKEN: "t0ken"}, chosen=True)
    assert found.headers(ADDRESS) == {"Authorization": "Bearer t0ken"}
    assert found.headers("http://localhost:7001") == {"Authorization": "Bearer t0ken"}
    with pytest.raises(EndpointError, match="travel readable") as told:
        found.headers("http://graphs.example.org/sparql")
    assert "t0ken" not in str(told.value)
