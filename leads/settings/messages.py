"""What pydantic found wrong, in the words of the person who wrote the file."""

from collections.abc import Iterable
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from rapidfuzz import process

from leads.language import Said, mark
from leads.settings.yaml_text import Document, Path_

Model = TypeVar("Model", bound=BaseModel)

_SENTENCES = {
    "missing": mark("'{key}' ontbreekt"),
    "int_parsing": mark("'{key}' moet een heel getal zijn, geen '{value}'"),
    "float_parsing": mark("'{key}' moet een getal zijn (met een punt), geen '{value}'"),
    "bool_parsing": mark("'{key}' moet ja of nee zijn, geen '{value}'"),
    "literal_error": mark("'{key}' kan zijn: {expected}; '{value}' kan niet"),
    "greater_than_equal": mark("'{key}' moet minstens {ge} zijn"),
    "less_than_equal": mark("'{key}' mag hooguit {le} zijn"),
    "string_too_short": mark("'{key}' is leeg of te kort"),
    "string_too_long": mark("'{key}' is te lang (hooguit {max_length} tekens)"),
    "string_pattern_mismatch": mark("'{key}' klopt niet: '{value}' past niet bij {example}"),
    "too_short": mark("'{key}' moet minstens één regel hebben"),
    "string_type": mark("'{key}' moet gewone tekst zijn, geen lijst of blok"),
    "tuple_type": mark("'{key}' moet een lijst zijn: elke waarde op een regel met een streepje"),
    "dict_type": mark("'{key}' moet een blok met sleutels zijn"),
    "model_type": mark("'{key}' moet een blok met sleutels zijn"),
}
_EXAMPLES = {
    "url": mark("een webadres dat begint met https://"),
    "municipality_code": mark("een gemeentecode zoals GM1658"),
}


_SOME_FORM = mark("de vorm die hier hoort")


def check(model: type[Model], document: Document) -> Model | None:
    """Validate a document; every fault is recorded with its line. None when wrong."""
    if document.problems:
        return None
    try:
        return model.model_validate(_without_blanks(document.tree))
    except ValidationError as error:
        for fault in error.errors():
            path = tuple(fault["loc"])
            document.blame(path, _sentence(model, path, fault))
        return None


def _without_blanks(tree: Any) -> Any:
    """A key with nothing behind it counts as not written."""
    if isinstance(tree, dict):
        return {key: _without_blanks(value) for key, value in tree.items() if value != ""}
    if isinstance(tree, list):
        return [_without_blanks(value) for value in tree]
    return tree


def _sentence(model: type[BaseModel], path: Path_, fault: Any) -> Said:
    key = str(path[-1]) if path else ""
    if fault["type"] == "extra_forbidden":
        return _unknown_key(key, _keys_at(model, path[:-1]))
    if fault["type"] == "value_error":
        return Said(mark("'{key}': {why}"), key=_named(path), why=_own_words(fault))
    sentence = _SENTENCES.get(fault["type"])
    if sentence is None:
        return Said(mark("'{key}': {why}"), key=_named(path), why=fault["msg"])
    values = {
        **fault.get("ctx", {}),
        "value": fault.get("input"),
        "example": Said(_EXAMPLES.get(key, _SOME_FORM)),
    }
    if "expected" in values:
        values["expected"] = str(values["expected"]).replace(" or ", ", ").replace("'", "")
    return Said(sentence, key=_named(path), **values)


def _own_words(fault: Any) -> object:
    """What a check of ours raised, still to be said in another language."""
    return next(iter(fault["ctx"]["error"].args), "")


def _named(path: Path_) -> str:
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in path)


def _unknown_key(key: str, allowed: Iterable[str]) -> Said:
    allowed = sorted(allowed)
    return Said(mark("'{key}' ken ik niet; {hint}"), key=key, hint=hint(key, allowed))


def hint(word: str, allowed: Iterable[str]) -> Said:
    """The choice that was meant, if one looks like the word, else all of them."""
    if near := nearest(word, allowed):
        return Said(mark("bedoel je '{near}'?"), near=near)
    return Said(mark("kies uit: {choices}"), choices=", ".join(allowed))


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that looks most like a misspelt word, if one does."""
    found = process.extractOne(word, list(choices), score_cutoff=70)
    return found[0] if found else None


def _keys_at(model: type[BaseModel], path: Path_) -> list[str]:
    for part in path:
        if isinstance(part, int):
            continue
        annotation: Any = (
            model.model_fields[part].annotation if part in model.model_fields else None
        )
        inner = _model_in(annotation)
        if inner is None:
            return []
        model = inner
    return list(model.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (Union, UnionType, tuple):
        found = (_model_in(argument) for argument in get_args(annotation))
        return next((model for model in found if model), None)
    return None
