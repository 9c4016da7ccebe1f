"""Write into README.md what the program itself says.

    python docs/make_readme.py            # an entry of the demo, its picture, the figures
    python docs/make_readme.py --no-picture    # without a browser

The picture needs Chromium (LEADS_TEST_CHROMIUM, or chromium on the path).
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from leads.service import evaluate  # noqa: E402 - found only after the line above

README = ROOT / "README.md"
PICTURE = ROOT / "docs" / "images" / "digest.png"
CORPUS = ROOT / "tests" / "corpus" / "dev.jsonl"
WIDTH, HEIGHT = 760, 1100

#: the entry of the demo that is shown
SHOWN = "Fotoclub"
LINKS = re.compile(r"\n +https?://\S+")

ORDER = {"ndcg@10": "nDCG@10", "p@10": "P@10", "r@12": "R@12", "noise@10": "noise@10"}
UNDERSTANDING = {
    "shown_precision": "of what is shown, worth showing",
    "shown_noise": "of what is shown, no chance at all",
    "shown_recall": "of what is worth showing, shown",
    "org_overlap_f1": "organisations found (F1, overlapping)",
    "event_f1": "events found on the right day (F1)",
    "event_time": "their start time right",
    "dup_r": "second tellings of one story joined (recall)",
}


def sample(digest: str) -> str:
    """The entry of the digest that is shown, without its number and address."""
    entry = re.compile(rf"^\d+\. ({SHOWN}.*?^ +leads accept .*?)$", re.DOTALL | re.MULTILINE)
    found = entry.search(digest)
    if found is None:
        raise SystemExit(f"the demo has no entry that begins with {SHOWN}")
    return f"```text\n{LINKS.sub('', found[1])}\n```"


def between(page: str, name: str) -> str:
    """What stands between the two marks of that name."""
    found = _block(name).search(page)
    return found[2].strip() if found else ""


def placed(page: str, name: str, words: str) -> str:
    """The page with these words between the two marks of that name."""
    return _block(name).sub(lambda found: f"{found[1]}\n{words}\n{found[3]}", page)


def _block(name: str) -> re.Pattern[str]:
    return re.compile(rf"(<!-- {name}:[^\n]*-->)(.*?)(<!-- /{name} -->)", re.DOTALL)


def table(
    villages: Mapping[str, Mapping[str, float]],
    mean: Mapping[str, float],
    baselines: Mapping[str, Mapping[str, float]],
) -> str:
    """Two tables: the order against simpler ways, and what was understood."""
    order = [
        _row("order", *ORDER.values()),
        _row("---", *["---:"] * len(ORDER)),
        _row("**leads**", *(_figure(mean[key]) for key in ORDER)),
        *(_row(name, *(_figure(b[key]) for key in ORDER)) for name, b in baselines.items()),
    ]
    understood = [
        _row("reading and choosing", "mean", "lowest village", "highest village"),
        _row("---", "---:", "---:", "---:"),
        *(_range(told, key, villages, mean) for key, told in UNDERSTANDING.items()),
    ]
    return "\n".join([*order, "", *understood])


def _range(
    told: str, key: str, villages: Mapping[str, Mapping[str, float]], mean: Mapping[str, float]
) -> str:
    each = [figures[key] for figures in villages.values() if figures.get(key) is not None]
    return _row(told, *map(_figure, (mean[key], min(each), max(each))))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _figure(value: float) -> str:
    return f"{value:.2f}"


def picture(page: Path) -> None:
    """The top of the mail as a browser shows it."""
    from playwright.sync_api import sync_playwright

    chromium = os.environ.get("LEADS_TEST_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        sheet = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        sheet.goto(page.as_uri())
        sheet.screenshot(path=PICTURE)
        browser.close()


def demo(folder: Path) -> str:
    """The digest of the demo as text; its HTML stays in the folder."""
    command = [sys.executable, "-m", "leads", "--quiet", "demo", "--out", str(folder)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8")
    return done.stdout


def main(args: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--no-picture", action="store_true")
    wanted = parser.parse_args(args)
    page = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        page = placed(page, "sample", sample(demo(Path(folder))))
        if not wanted.no_picture:
            picture(Path(folder) / "ochtendmail.html")
    report = evaluate.evaluate(CORPUS).figures
    if report is not None:
        page = placed(page, "figures", table(report.villages, report.macro, report.baselines))
    README.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
