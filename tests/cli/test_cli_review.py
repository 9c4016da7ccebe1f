"""Reviewing by keys: through a pipe, and on a real terminal."""

from collections.abc import Callable

from cli_process import Cli, Inside
from cli_terminal import at_a_terminal
from store_nouns import BRANCH

from leads.model import Decision, Status
from leads.store import Store


def test_keys_from_a_pipe(leads: Inside, opened: Callable[[], Store]) -> None:
    done = leads("review", "--who", "Marja", stdin="p\nx\nu\ns\n2\nl\n3\nv\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("3 nieuwe kansen.\n\n── 1 van 3 ───")
    assert "[p] oppakken  [s] in de schuur  [l] laten liggen" in done.stdout
    assert "Teruggenomen: Kans aaa111" in done.stdout
    assert "  [3] kennen we al\n" in done.stdout
    assert done.stdout.endswith("\n2 besluiten genomen.\n")
    with opened() as store:
        assert store.leads.get(BRANCH.id, "aaa111").status is Status.SEED, "taken back"
        shed, left = (_last(store, lead_id) for lead_id in ("aab222", "ccc333"))
    assert (shed.status, str(shed.wake_on)) == (Status.SHED, "2026-04-07")
    assert (left.status, left.reason, left.who) == (Status.FALLOW, "kennen-we", "Marja")


def _last(store: Store, lead_id: str) -> Decision:
    return store.decisions.history(BRANCH.id, lead_id)[-1]


def test_the_end_of_the_pipe_is_the_end(leads: Inside) -> None:
    done = leads("--lang", "en", "review", stdin="u\ns\nw\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "There is nothing to take back yet." in done.stdout
    assert "How many weeks in the shed? [1-9]" in done.stdout
    assert done.stdout.endswith("\n0 decisions made.\n")
    for word in ("q\n", ""):
        assert leads("review", stdin=word).stdout.endswith("\n0 besluiten genomen.\n")


def test_nothing_new(leads: Inside) -> None:
    leads("wrong", "aaa111", "aab222", "ccc333")
    assert leads("review").stdout == "Geen nieuwe kansen.\n"


# ── on a terminal ────────────────────────────────────────────────────────────


def test_single_keys_on_a_terminal(child: Cli, opened: Callable[[], Store]) -> None:
    with at_a_terminal(child, "review") as terminal:
        terminal.wait_for(r"1 van 3[\s\S]*\[q\] klaar")
        terminal.press("p")
        terminal.wait_for(r"→ opgepakt[\s\S]*2 van 3[\s\S]*\[q\] klaar")
        terminal.press("g")
        terminal.wait_for(r"→ geen kans[\s\S]*3 van 3[\s\S]*\[q\] klaar")
        terminal.press("\x04")
        assert terminal.end() == 0
    assert "2 besluiten genomen." in terminal.seen
    with opened() as store:
        assert store.leads.get(BRANCH.id, "aaa111").status is Status.PLANTED
        assert store.leads.get(BRANCH.id, "aab222").status is Status.NOT_A_LEAD


def test_keys_typed_ahead_are_not_lost_and_arrows_do_nothing(child: Cli) -> None:
    with at_a_terminal(child, "review") as terminal:
        terminal.wait_for(r"\[q\] klaar")
        terminal.press("\x1b[A\x1bOPx")  # up; F1, which ends in the letter of 'oppakken'
        terminal.wait_for(r"\[q\] klaar")
        terminal.press("vpq")
        assert terminal.end() == 0
    assert "1 besluit genomen." in terminal.seen


def test_ctrl_c_at_a_key(child: Cli) -> None:
    with at_a_terminal(child, "review") as terminal:
        terminal.wait_for(r"\[q\] klaar")
        terminal.press("\x03")
        assert terminal.end() == 130
    assert "Gestopt." in terminal.seen
    assert "Traceback" not in terminal.seen


def test_colour_only_on_a_terminal_that_wants_it(child: Cli) -> None:
    bold = "\x1b[1maaa111\x1b[0m"
    for options, env, wanted in (
        ([], {"TERM": "xterm"}, True),
        ([], {"TERM": "dumb"}, False),
    ):
        child.env.update(env)
        with at_a_terminal(child, *options, "list") as terminal:
            assert terminal.end() == 0
        assert (bold in terminal.seen) is wanted, (options, env)
