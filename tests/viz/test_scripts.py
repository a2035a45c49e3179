from __future__ import annotations

from importlib.resources import files

from citypact.viz.explorer.page import _MODULES
from citypact.viz.page import _SCRIPTS
from citypact.viz.scripts import SHARED, script
from citypact.viz.template import part


def of_room(room: str) -> list[str]:
    return sorted(path.name for path in files(room).iterdir() if path.name.endswith(".js"))


def test_every_script_is_in_one_list_once() -> None:
    assert sorted((*SHARED, *_SCRIPTS)) == of_room("citypact.viz")
    assert sorted(_MODULES) == of_room("citypact.viz.explorer")


def test_a_page_has_the_shared_scripts_before_its_own() -> None:
    made = script(("page.js",))
    assert made.startswith(part(SHARED[0]))
    assert made.endswith(part(SHARED[-1]) + part("page.js"))
