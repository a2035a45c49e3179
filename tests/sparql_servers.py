"""Real SPARQL servers for tests: each on free ports of the loopback address, in a folder of its own, and surely ended."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

__all__ = ["ENGINES", "Running", "running"]

ENGINES = ("oxigraph", "virtuoso")
PATIENCE = 90.0  # seconds until a server must answer; a machine under load takes long

INI = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 100

[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
FileExtend = 100

[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 10
NumberOfBuffers = 8000
MaxDirtyBuffers = 5000
CheckpointInterval = 0
DirsAllowed = {folder}

[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 8
"""


@dataclass(frozen=True, slots=True)
class Running:
    """A server that answers."""

    engine: str
    address: str  # where queries go
    user: str = ""
    password: str = ""
    isql: tuple[str, ...] = ()  # Virtuoso: the command line of its SQL client, up to the statement


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextlib.contextmanager
def running(engine: str, folder: Path) -> Iterator[Running]:
    """Start a server, or skip with the reason why it cannot be; it has ended afterwards, whatever happened."""
    command, server = _virtuoso(folder) if engine == "virtuoso" else _oxigraph(folder)
    with (folder / "server.out").open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, stdin=subprocess.DEVNULL, cwd=folder)
        try:
            _wait(process, server, folder)
            if server.isql:
                sql = 'GRANT SPARQL_UPDATE TO "SPARQL"; GRANT SPARQL_UPDATE TO "dba";'
                subprocess.run(
                    [*server.isql, f"exec={sql}"], check=True, capture_output=True, timeout=PATIENCE
                )
            yield server
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _virtuoso(folder: Path) -> tuple[list[str], Running]:
    binary, isql = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    if not binary or not isql:
        pytest.skip("needs Virtuoso 7 (Debian: virtuoso-opensource-7-bin)")
    sql, http = free_port(), free_port()
    ini = folder / "virtuoso.ini"
    ini.write_text(INI.format(folder=folder, sql=sql, http=http), "utf-8")
    command = [binary, "+configfile", str(ini), "+foreground", "+wait"]
    client = (isql, f"127.0.0.1:{sql}", "dba", "dba")
    return command, Running("virtuoso", f"http://127.0.0.1:{http}/sparql", "dba", "dba", client)


def _oxigraph(folder: Path) -> tuple[list[str], Running]:
    beside = Path(sys.executable).parent / "oxigraph"
    binary = str(beside) if beside.exists() else shutil.which("oxigraph")
    if not binary:
        pytest.skip("needs the server of the package oxigraph (pip install oxigraph)")
    port = free_port()
    command = [binary, "serve", "--location", str(folder / "data"), "--bind", f"127.0.0.1:{port}"]
    return command, Running("oxigraph", f"http://127.0.0.1:{port}/query")


def _wait(process: subprocess.Popen[bytes], server: Running, folder: Path) -> None:
    until = time.monotonic() + PATIENCE
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        with contextlib.suppress(OSError):
            opener.open(f"{server.address}?query=ASK%7B%7D", timeout=5).close()
            return
        time.sleep(0.2)
    said = (folder / "server.out").read_text("utf-8", "replace")[-2000:]
    pytest.fail(f"{server.engine} does not answer at {server.address}: {said}")
