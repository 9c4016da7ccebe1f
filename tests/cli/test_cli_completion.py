"""Completion with Tab: the protocol of each shell, and a real bash."""

import shutil
import subprocess

import pytest
from cli_process import Cli


def asked(bare: Cli, shell: str, line: str, **env: str) -> list[str]:
    """What `leads` answers when Tab is pressed after `line`."""
    words = line.split(" ")
    fish = {"COMP_CWORD": words[-1]} if shell == "fish" else {"COMP_CWORD": str(len(words) - 1)}
    done = bare(_LEADS_COMPLETE=f"{shell}_complete", COMP_WORDS=line, **fish, **env)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_commands_in_both_languages(bare: Cli) -> None:
    assert asked(bare, "bash", "leads li") == ["plain,list", "plain,lijst"]
    assert asked(bare, "bash", "leads qq") == [""]


def test_options_of_a_command_and_of_its_alias(bare: Cli) -> None:
    assert "plain,--status" in asked(bare, "bash", "leads list --s")
    assert asked(bare, "bash", "leads braak --rea") == ["plain,--reason"]
    assert "plain,te-laat" in asked(bare, "bash", "leads drop --reason te")
    assert asked(bare, "bash", "leads --deb") == ["plain,--debug"]


def test_zsh_and_fish_say_what_a_command_does(bare: Cli) -> None:
    zsh = asked(bare, "zsh", "leads und")
    assert zsh == ["plain", "undo", "Neem het laatste besluit terug."]
    [fish] = asked(bare, "fish", "leads und", LEADS_LANG="en")
    assert fish.startswith("plain,undo")
    assert "Take the last decision back." in fish or fish == "plain,undo"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_each_shell(bare: Cli, shell: str) -> None:
    done = bare("completion", shell)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"_LEADS_COMPLETE={shell}_complete" in done.stdout


def test_a_real_bash_completes(bare: Cli) -> None:
    bash = shutil.which("bash")
    assert bash
    script = bare.folder / "leads"
    script.write_text(f'#!/bin/sh\nexec "{bare.python}" -m leads "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    program = (
        'eval "$(leads completion bash)"\n'
        "COMP_WORDS=(leads list --js); COMP_CWORD=2\n"
        "_leads_completion leads\n"
        'echo "${COMPREPLY[@]}"\n'
    )
    done = subprocess.run(
        [bash, "-c", program],
        capture_output=True,
        text=True,
        cwd=bare.folder,
        env=bare.environment({"PATH": f"{bare.folder}:/usr/bin:/bin"}),
        check=False,
    )
    assert done.stdout.strip() == "--json"
