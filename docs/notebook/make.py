"""Runs the notebook of the documents anew and writes it with its outputs: ``make notebook``.

The bundled collection is built for it. What changes from run to run (times, versions of the kernel) is left out, so that the
file changes only where an answer does.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient

import citypact

NOTEBOOK = Path(__file__).with_name("asking.ipynb")


def main() -> None:
    """Build the bundled collection, and write the notebook with its answers."""
    with tempfile.TemporaryDirectory() as folder:
        citypact.build(out=Path(folder) / "graph")
        NOTEBOOK.write_text(written(executed(Path(folder) / "graph")), "utf-8")


def executed(graph: Path) -> nbformat.NotebookNode:
    """The notebook with the outputs that a graph gives it; a cell that fails raises."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    # a kernel is a process of its own, which reads which graph is meant from its environment
    environment = {**os.environ, "CITYPACT_GRAPH": str(graph)}
    client = NotebookClient(
        notebook,
        timeout=300,
        kernel_name="python3",
        resources={"metadata": {"path": str(graph.parent)}},
        coalesce_streams=True,
    )
    client.execute(env=environment)
    for cell in notebook.cells:
        cell.metadata.clear()
        if cell.cell_type == "code":
            cell.outputs = [_steady(output) for output in cell.outputs]
    notebook.metadata = nbformat.NotebookNode(
        kernelspec={"display_name": "Python 3", "language": "python", "name": "python3"},
        language_info={"name": "python"},
    )
    return notebook


def written(notebook: nbformat.NotebookNode) -> str:
    """The notebook as its file holds it."""
    return str(nbformat.writes(notebook)) + "\n"


def _steady(output: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """The output without what no reader needs: a table's plain text beside its HTML, styles of pandas."""
    if "data" in output and "text/html" in output.data:
        output.data.pop("text/plain", None)
        html = output.data["text/html"]
        start, end = html.find("<style scoped>"), html.find("</style>")
        if start >= 0:
            output.data["text/html"] = html[:start] + html[end + len("</style>") :].lstrip("\n")
    return output


if __name__ == "__main__":
    main()
