"""Frozen data that is checked when it is made: a misspelt field, or a value of another kind than its field has, is a ValueError.

The small part of a validation library that the vocabulary of the law needs. A library that builds a validator for every class when the program
starts took longer over it than a company takes to judge.
"""

from __future__ import annotations

import inspect
import types
from collections.abc import Callable, Mapping
from functools import cache
from typing import Annotated, Any, Literal, Self, Union, dataclass_transform, get_args, get_origin

_Read = Callable[[Any], Any]
"""Gives the value that a field holds for what was written; ValueError for what its type does not admit."""


class Written:
    """In ``Annotated``: a plain text is written for a value of the type (``"2012-06-04"`` for a day), which ``kind`` makes of it."""

    def __init__(self, kind: Callable[[str], object]) -> None:
        self.kind = kind


class Bound:
    """In ``Annotated``: what more must be true of a value of the type, and how that is told."""

    def __init__(self, holds: Callable[[Any], bool], told: str) -> None:
        self.holds, self.told = holds, told


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Frozen:
    """Values by keyword, each read as the annotation of its field says; a field without a default must be given. Equal where all fields are."""

    def __init__(self, **written: Any) -> None:
        fields, own = _fields(type(self)), self.__dict__
        try:
            for name, value in written.items():
                own[name] = fields[name](value)
        except KeyError:
            raise ValueError(f"{type(self).__name__} has no field {name}") from None
        except (ValueError, ArithmeticError) as error:
            raise ValueError(f"{type(self).__name__}.{name}: {error}") from error
        self._complete(fields)
        self.check()

    def _complete(self, fields: Mapping[str, _Read]) -> None:
        own = self.__dict__
        for name in fields:
            if name not in own:
                if not hasattr(type(self), name):
                    raise ValueError(f"{type(self).__name__}.{name} is missing")
                own[name] = getattr(type(self), name)

    def check(self) -> None:
        """What the fields ask of each other; ValueError where they do not agree."""

    @classmethod
    def field_names(cls) -> tuple[str, ...]:
        """The fields, those of the most general class first."""
        return tuple(_fields(cls))

    def changed(self, **fields: object) -> Self:
        """A copy with some fields changed, and taken as they are. What was derived of the original is derived anew."""
        copy = object.__new__(type(self))
        copy.__dict__.update({name: self.__dict__[name] for name in _fields(type(self))} | fields)
        return copy

    def _values(self) -> tuple[object, ...]:
        return tuple([self.__dict__[name] for name in _fields(type(self))])

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Frozen) or type(self) is not type(other):
            return NotImplemented
        return self is other or self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        shown = (f"{name}={self.__dict__[name]!r}" for name in _fields(type(self)))
        return f"{type(self).__name__}({', '.join(shown)})"


_FIELDS: dict[type, dict[str, _Read]] = {}
"""The fields of each class that was made use of."""


def _fields(kind: type) -> dict[str, _Read]:
    """The fields of a class and of those it is derived from, each with what reads its values."""
    if kind not in _FIELDS:
        _FIELDS[kind] = {
            name: _reader(hint)
            for owner in reversed(kind.__mro__)
            for name, hint in inspect.get_annotations(owner, eval_str=True).items()
        }
    return _FIELDS[kind]


@cache
def _reader(hint: Any) -> _Read:
    """What reads the values of a type: a class, ``Literal``, ``Annotated``, a union, ``tuple[X, ...]`` or ``Mapping[K, V]``."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _annotated(*inner)
    if origin is Literal:
        return _one_of(inner)
    if origin in (Union, types.UnionType):
        return _first_of([_reader(kind) for kind in inner])
    if origin is tuple:
        return _all_of(_reader(inner[0]))
    if origin is Mapping:
        return _mapped(_reader(inner[0]), _reader(inner[1]))
    return _instance(hint)


def _annotated(kind: Any, *said: Any) -> _Read:
    check = _reader(kind)
    written = [one.kind for one in said if isinstance(one, Written)]
    bounds = [one for one in said if isinstance(one, Bound)]

    def read(value: Any) -> Any:
        if type(value) is str:  # no member of an enumeration, which stands for itself
            for make in written:
                value = make(value)
        value = check(value)
        for bound in bounds:
            if not bound.holds(value):
                raise ValueError(f"{value!r}: {bound.told}")
        return value

    return read


def _one_of(values: tuple[object, ...]) -> _Read:
    def read(value: Any) -> Any:
        if value not in values:
            raise ValueError(f"{value!r} is none of {values}")
        return value

    return read


def _first_of(readers: list[_Read]) -> _Read:
    def read(value: Any) -> Any:
        reasons = []
        for one in readers:
            try:
                return one(value)
            except (ValueError, ArithmeticError) as error:
                reasons.append(str(error))
        raise ValueError("; ".join(reasons))

    return read


def _all_of(one: _Read) -> _Read:
    def read(value: Any) -> Any:
        return tuple([one(item) for item in _instance(tuple)(value)])

    return read


def _mapped(key: _Read, held: _Read) -> _Read:
    def read(value: Any) -> Any:
        return {key(name): held(item) for name, item in _instance(Mapping)(value).items()}

    return read


def _instance(kind: type) -> _Read:
    def read(value: Any) -> Any:
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise ValueError(f"{value!r} is no {kind.__name__}")
        return value

    return read
