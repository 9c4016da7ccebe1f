"""The settings of one installation: YAML files and environment, read once.

Nothing else in the program reads the environment or the settings files.
"""

import stat
from collections.abc import Mapping, Sequence
from pathlib import Path

from platformdirs import PlatformDirs

from leads.errors import ConfigError, Problem, UserError
from leads.language import Said, mark
from leads.model import Branch, Medium, Source
from leads.settings import yaml_text
from leads.settings.config import BranchConfig, LeadsFile, MailConfig, SourceConfig, SourcesFile
from leads.settings.domain import load_knowledge
from leads.settings.messages import check, hint
from leads.settings.overlay import DEFAULTS
from leads.settings.plan import DigestPlan, Home, HttpPlan, MailPlan, Settings
from leads.settings.yaml_text import Document

__all__ = [
    "Home",
    "Settings",
    "check_sources",
    "find_home",
    "load",
    "load_knowledge",
    "load_ranker",
]

_NOBODY = ("root", "leads", "admin", "administrator", "nobody")


def load_ranker() -> bytes:
    """The shipped weights of the ranker, as bytes for `match.Ranker.from_bytes`."""
    return (DEFAULTS / "ranker.npz").read_bytes()


def find_home(given: Path | None, env: Mapping[str, str], here: Path) -> Home:
    """Where the settings are: `--home`, then LEADS_HOME, then the current folder
    when it has config/leads.yaml, then the folders of the platform (XDG)."""
    folder = given or (Path(env["LEADS_HOME"]) if env.get("LEADS_HOME") else None)
    if folder is None and (here / "config" / "leads.yaml").exists():
        folder = here
    if folder is not None:
        return Home(config=folder / "config", data=folder / "data")
    dirs = PlatformDirs("leads", appauthor=False)
    return Home(config=dirs.user_config_path, data=dirs.user_data_path)


def load(home: Home, env: Mapping[str, str], kinds: Sequence[str]) -> Settings:
    """Read and check everything.

    `kinds` are the source kinds the program knows. Raises UserError when there
    are no settings yet, ConfigError with every fault of every file otherwise.
    """
    if not (home.config / "leads.yaml").exists():
        raise UserError(
            mark("Er staat nog geen leads.yaml in {folder}. Begin met: {command}"),
            folder=home.config,
            command="leads init MAP --place PLAATS",
        )
    leads_doc = yaml_text.read(home.config / "leads.yaml")
    leads_file = check(LeadsFile, leads_doc)
    sources_doc, sources_file = _read_sources(home.config)
    if leads_file:
        _check_branch(leads_file.branch, leads_doc, home.config)
    if sources_file:
        _check_sources(sources_file, sources_doc, kinds)
    problems = leads_doc.problems + sources_doc.problems
    if problems or leads_file is None or sources_file is None:
        raise ConfigError(problems)
    return _settings(home, leads_file, sources_file, env)


def check_sources(data: bytes, file: str, kinds: Sequence[str]) -> tuple[Source, ...]:
    """The sources in the bytes of a sources.yaml. Raises ConfigError with its faults."""
    document = yaml_text.decoded(data, file)
    found = check(SourcesFile, document)
    if found:
        _check_sources(found, document, kinds)
    if document.problems or found is None:
        raise ConfigError(document.problems)
    return tuple(map(_source, found.sources))


def _read_sources(folder: Path) -> tuple[Document, SourcesFile | None]:
    path = folder / "sources.yaml"
    document = yaml_text.read(path) if path.exists() else Document(path.name)
    return document, check(SourcesFile, document)


# ── what pydantic cannot know ────────────────────────────────────────────────


def _check_branch(branch: BranchConfig, document: Document, folder: Path) -> None:
    """Offers and themes by their ids: those that are shipped, and the branch's own."""
    if not branch.offers and not branch.muted_themes:
        return
    known = load_knowledge(_branch(branch), folder)
    choices = {
        "offers": [offer.id for offer in known.offers],
        "muted_themes": [theme.id for theme in known.themes],
    }
    for key, allowed in choices.items():
        for number, value in enumerate(getattr(branch, key)):
            if value not in allowed:
                said = Said(
                    mark("'{value}' staat niet in de lijst; {hint}"),
                    value=value,
                    hint=hint(value, allowed),
                )
                document.blame(("branch", key, number), said)


def _check_sources(file: SourcesFile, document: Document, kinds: Sequence[str]) -> None:
    ids: dict[str, int] = {}
    addresses: dict[tuple[object, ...], str] = {}
    for number, source in enumerate(file.sources):
        here = ("sources", number)
        if source.id in ids:
            said = Said(mark("de bron '{id}' staat er twee keer"), id=source.id)
            document.blame((*here, "id"), said)
        ids[source.id] = number
        if source.kind not in kinds and "." not in source.kind:
            said = Said(
                mark("'{kind}' is geen soort bron; {hint}"),
                kind=source.kind,
                hint=hint(source.kind, kinds),
            )
            document.blame((*here, "kind"), said)
        twin = addresses.setdefault(_address(source), source.id)
        if twin != source.id:
            said = Said(mark("dit is hetzelfde adres als bij '{id}'"), id=twin)
            document.blame((*here, "url"), said)


def _address(source: SourceConfig) -> tuple[object, ...]:
    bare = source.url.partition("://")[2].removeprefix("www.").rstrip("/")
    return (source.kind, bare, *sorted(source.options.items()))


# ── from files to nouns ──────────────────────────────────────────────────────


def _settings(
    home: Home, leads: LeadsFile, sources: SourcesFile, env: Mapping[str, str]
) -> Settings:
    warnings: list[str] = []
    if leads.http.contact.endswith("@voorbeeld.example"):
        warnings.append("vul in leads.yaml bij http: contact een adres in waar een site je bereikt")
    return Settings(
        home=home,
        branch=_branch(leads.branch),
        sources=tuple(map(_source, sources.sources)),
        digest=DigestPlan(at=leads.digest.at, days=leads.digest.days, most=leads.digest.most),
        mail=_mail(leads.mail, home, env, warnings) if leads.mail else None,
        http=HttpPlan(
            contact=leads.http.contact,
            pause=leads.http.pause,
            allow_private=leads.http.allow_private,
        ),
        model=leads.nlp.model,
        database=env.get("LEADS_DATABASE") or leads.store.database or _sqlite(home),
        keep_text_days=leads.store.keep_text_days,
        language=env.get("LEADS_LANG") or leads.branch.language,
        secrets=_secrets(sources, env),
        who=env.get("LEADS_WHO") or leads.who or _login(env),
        warnings=tuple(warnings),
    )


def _login(env: Mapping[str, str]) -> str:
    """Who sits at this computer; a service or an administrator is nobody's name."""
    name = env.get("USER") or env.get("USERNAME") or ""
    return "" if name in _NOBODY else name


def _secrets(sources: SourcesFile, env: Mapping[str, str]) -> dict[str, str]:
    """The keys that sources name: from the environment, or from the file that NAME_FILE
    names there (a container's secret)."""
    found = {}
    for name in {source.secret for source in sources.sources if source.secret}:
        file = env.get(f"{name}_FILE")
        value = env.get(name) or (_read_secret(Path(file), "sources.yaml") if file else "")
        if value.strip():
            found[name] = value.strip()
    return found


def _sqlite(home: Home) -> str:
    return f"sqlite:///{(home.data / 'leads.db').as_posix()}"


def _branch(config: BranchConfig) -> Branch:
    return Branch(**config.model_dump())


def _source(config: SourceConfig) -> Source:
    values = config.model_dump(exclude={"medium"})
    return Source(medium=Medium(config.medium), **values)


def _mail(config: MailConfig, home: Home, env: Mapping[str, str], warnings: list[str]) -> MailPlan:
    return MailPlan(
        sender=config.sender,
        to=config.to,
        reply_to=config.reply_to or config.sender,
        host=config.host,
        port=config.port,
        security=config.security,
        user=config.user,
        password=_password(config, home, env, warnings),
        ca_file=str(home.config / config.ca_file) if config.ca_file else "",
    )


def _password(config: MailConfig, home: Home, env: Mapping[str, str], warnings: list[str]) -> str:
    """From LEADS_SMTP_PASSWORD, or the file named in the settings or in
    LEADS_SMTP_PASSWORD_FILE (a container's secret)."""
    if env.get("LEADS_SMTP_PASSWORD"):
        return env["LEADS_SMTP_PASSWORD"]
    name = env.get("LEADS_SMTP_PASSWORD_FILE") or config.password_file
    if not name:
        return ""
    path = home.config / name
    secret = _read_secret(path, "leads.yaml")
    if path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH):
        warnings.append(f"{path} kan door anderen worden gelezen; doe: chmod 600 {path}")
    return secret


def _read_secret(path: Path, named_in: str) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        message = Said(mark("het wachtwoordbestand {path} kan niet worden gelezen"), path=path)
        raise ConfigError([Problem(named_in, None, message)]) from error
