"""What ``citypact review`` does with its arguments."""

from __future__ import annotations

import csv
import datetime as dt
import shlex
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from citypact import console
from citypact.errors import CitypactError, ParameterError
from citypact.graph.collecting import open_collection
from citypact.graph.extractors import Reader
from citypact.graph.left_out import LeftOut
from citypact.graph.records import record_from
from citypact.graph.review import Accepted, ReviewFolder, Work, Worklist, accept, review
from citypact.queries.table import table_rows

__all__ = ["accept_drafts", "list_work"]

_SHOWN = 10
_COLUMNS = ("draft", "least", "why", "title", "state", "source")


def list_work(root: Path, extract: Reader, *, reviewer: str | None, again: Sequence[str]) -> int:
    """Write the drafts and show what is to be done; the exit status."""
    collection, folder = open_collection(root), ReviewFolder(root, reviewer)
    left_out: list[LeftOut] = []
    with console.progress() as progress:
        done = review(
            collection,
            folder,
            extract=extract,
            left_out=left_out.append,
            again=again,
            progress=lambda number, total: progress("read", number, total),
        )
    _show(done.work)
    for each in left_out:
        if each.fault:
            console.say(f"citypact: {each.place}: {each.reason}")
    for path in done.strange:
        console.say(f"citypact: {path}: no draft of ours (its line reviewed_text: is missing); left alone")
    for changed in done.changed:
        console.say(f"citypact: {changed.record}: {changed.told}")
        for line in changed.difference:
            console.say(f"    {line}")
    for line in _closing(done, root):
        console.say(line)
    return 1 if any(each.fault for each in left_out) else 0


def _show(work: Sequence[Work]) -> None:
    """The worklist: a table for people, comma-separated values for a pipe."""
    if not work:
        return
    if not sys.stdout.isatty():
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(_COLUMNS)
        for each in work:
            writer.writerow(
                [str(each.draft), f"{each.least:.2f}", each.why, each.title, each.state, each.source]
            )
        sys.stdout.flush()
        return
    rows = [
        (str(number), each.draft.name, f"{each.least:.2f}", _marked(each), console.plain(each.title))
        for number, each in enumerate(work, 1)
    ]
    columns = ("", "draft", "least", "why", "title")
    for line in table_rows(
        columns, rows, numeric=frozenset({"", "least"}), width=shutil.get_terminal_size().columns
    ):
        print(console.plain(line))


def _marked(work: Work) -> str:
    return {"begun": "begun; ", "again": "changed since review; "}.get(work.state, "") + console.plain(
        work.why
    )


def _closing(done: Worklist, root: Path) -> list[str]:
    """What stands, and what to type next."""
    begun = sum(work.state == "begun" for work in done.work)
    lines = [
        f"citypact: {len(done.work)} to look at ({begun} begun), {done.reviewed} reviewed "
        f"({len(done.changed)} changed since), {done.by_hand} entered by hand; the list: {done.folder.worklist}"
    ]
    if done.work:
        first = done.work[0].draft
        whose = "" if done.folder.reviewer else " --by NAME"
        again = f" --for {shlex.quote(done.folder.reviewer)}" if done.folder.reviewer else ""
        lines.append(
            f"next: open {first} in an editor; when it is right: citypact review {shlex.quote(str(root))} "
            f"{shlex.quote(first.name)} --accept{again}{whose}"
        )
    elif done.reviewed:
        lines.append(f"next: citypact build {shlex.quote(str(root))}")
    return lines


def accept_drafts(
    root: Path,
    drafts: Sequence[Path],
    extract: Reader,
    *,
    by: str | None,
    on: str | None,
    reviewer: str | None,
) -> int:
    """Accept drafts and say what became of each; the exit status."""
    if not drafts:
        raise ParameterError(
            f"--accept: name the drafts that are right, such as: citypact review {shlex.quote(str(root))} "
            "DRAFT.yaml --accept --by NAME"
        )
    _checked(by, on)
    day = on or dt.date.today().isoformat()  # a person's act has its day; no build reads the clock
    done = failed = 0
    for each in accept(open_collection(root), drafts, extract=extract, by=by, on=day, reviewer=reviewer):
        if isinstance(each, CitypactError):
            failed += 1
            console.say(f"citypact: {each}")
        else:
            done += 1
            print(console.plain(_told(each)))
            if each.changed:
                console.say(
                    f"citypact: {each.path}: its text has changed since the draft was written; "
                    f"citypact review {shlex.quote(str(root))} shows the difference"
                )
    if failed:
        console.say(
            f"citypact: {failed} of {len(drafts)} not accepted; they stand where they were, unchanged"
        )
        return 1 if done else 2
    return 0


def _checked(by: str | None, on: str | None) -> None:
    """Hold --by and --on against the record format before any draft is read."""
    given = {"reviewed_by": by, "reviewed_on": on}
    record_from(
        {"id": "given", "lang": "th", **{key: value for key, value in given.items() if value is not None}},
        place="citypact review",
    )


def _told(each: Accepted) -> str:
    record = each.record
    agreements = len(record.agreements)
    what = f"{agreements} agreement{'s' if agreements > 1 else ''}" if agreements else "none here"
    person = f"{record.reviewed_by} on {record.reviewed_on}"
    replaced = f"; replaces the record that {each.replaced} reviewed" if each.replaced else ""
    return (
        f"{each.path}: reviewed by {person}: {what}; values: {each.read} as read, {each.by_hand} by hand, "
        f"{each.quoted} by hand with a quote{replaced}"
    )
