"""A scorecard as JSON (``leverage.scorecard/1``): read strictly, every figure exactly. A key left out is unknown, never zero."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from leverage.intake.json.strict_object import JsonObject, listed, one_of, parse, required
from leverage.rating.chongqing import FULL_SCORE, GROUNDS, Dimension, Ground, Stage, Status, ground_of
from leverage.rating.scorecard import Deduction, Direct, Indicator, Points, Scorecard, check, checked_points, registered
from leverage.terms.errors import suggest
from leverage.terms.texts import Text

SCHEMA: Literal["leverage.scorecard/1"] = "leverage.scorecard/1"

_E = TypeVar("_E", bound=StrEnum)
Number = str | int | float
"""Points as written: a decimal string, or a JSON number (read exactly as written)."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", defer_build=True)


class StagesInput(_Part):
    """Points at each stage."""

    self: Number | None = None
    district: Number | None = None
    municipal: Number | None = None


class ScoresInput(_Part):
    """Points of each dimension: one figure, or one for each stage."""

    governance: Number | StagesInput | None = Field(None, description="0 to 20")
    operations: Number | StagesInput | None = Field(None, description="0 to 15")
    risk: Number | StagesInput | None = Field(None, description="0 to 25")
    policy: Number | StagesInput | None = Field(None, description="0 to 20")
    compliance: Number | StagesInput | None = Field(None, description="0 to 20")


class IndicatorInput(_Part):
    """One row of the indicator table."""

    dimension: Literal["governance", "operations", "risk", "policy", "compliance"]
    indicator: str | None = None
    maximum: Number | None = None
    points: Number | StagesInput | None = Field(None, description="left out: not scored, which is not zero")
    basis: str | None = Field(None, description="basis of award")
    evidence: str | None = None


class DeductionInput(_Part):
    """One deduction; those of the same violation count once, at the largest."""

    violation: str | None = None
    item: str | None = None
    points: Number | StagesInput = Field(description="points taken off, without a minus")
    evidence: str | None = None


class ScorecardInput(_Part):
    """A scorecard for Chongqing's rating of 2025."""

    schema_: Literal["leverage.scorecard/1"] = Field(SCHEMA, alias="schema")
    name: str | None = None
    period_end: str | None = Field(None, description="YYYY-MM-DD: the end of the period rated")
    registered_in: str | None = Field(None, description="place of registration, as 重庆市渝中区 or CN-CQ")
    opened_on: str | None = Field(None, description="YYYY-MM-DD: the day on which business began")
    status: Literal["operating", "exiting", "restructuring", "liquidating", "bankrupt", "deregistered"] | None = None
    rated_on: str | None = Field(None, description="YYYY-MM-DD: the last rating by the municipal bureau")
    stage: Literal["self", "district", "municipal"] | None = Field(
        None, description="the stage of points that stand alone; left out: a self-assessment"
    )
    scores: ScoresInput = Field(default_factory=ScoresInput)
    indicators: list[IndicatorInput] = Field(default_factory=list)
    deductions: list[DeductionInput] | None = Field(None, description="[] says that there are none")
    grounds: list[str | int] | None = Field(
        None, description="ids or numbers of article 12; [] says that there are none"
    )


def scorecard_schema() -> dict[str, Any]:
    """The JSON schema of the input, the grounds spelt out."""
    schema = ScorecardInput.model_json_schema(by_alias=True)
    items = {"enum": [ground.id for ground in GROUNDS] + [ground.number for ground in GROUNDS]}
    schema["properties"]["grounds"]["anyOf"][0]["items"] = items
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def read_json(content: bytes) -> Scorecard:
    """Read a scorecard. InputError, naming the key, for anything that is not exactly as the schema has it."""
    data = JsonObject(parse(content), "", _keys(ScorecardInput))
    schema = data.text("schema") or SCHEMA
    if schema != SCHEMA:
        data.wrong(
            "schema",
            Text(f"是 {schema}，这里读取 {SCHEMA}", f"is {schema}; {SCHEMA} is read here"),
            Text("请改写为该版本", "write it in that version"),
        )
    stage = _word(data, "stage", Stage)
    points = _Reader(stage)
    scores = data.object("scores", _keys(ScoresInput))
    card = Scorecard(
        name=data.text("name"),
        period_end=data.day("period_end"),
        registered_in=_registered(data),
        opened_on=data.day("opened_on"),
        status=_word(data, "status", Status),
        rated_on=data.day("rated_on"),
        scores={
            dimension: Direct(found, scores.at(dimension.value))
            for dimension in Dimension
            if (found := points.read(scores, dimension.value, dimension.weight, dimension.label))
        },
        indicators=tuple(_indicator(item, points) for item in data.objects("indicators", _keys(IndicatorInput))),
        deductions=tuple(_deduction(item, points) for item in data.objects("deductions", _keys(DeductionInput))),
        deductions_stated=data.values.get("deductions") is not None,
        grounds=_grounds(data),
        grounds_stated=data.values.get("grounds") is not None,
        stage_stated=stage is not None or points.alone is None,
    )
    return check(card, {key: key for key in ScorecardInput.model_fields})


def _keys(model: type[BaseModel]) -> list[str]:
    """The keys that a part of the file may have."""
    return [field.alias or name for name, field in model.model_fields.items()]


class _Reader:
    """Reads points, alone or by stage. Both in one file need ``stage`` to tell what those that stand alone belong to."""

    def __init__(self, stage: Stage | None) -> None:
        self.stage = stage
        self.alone: str | None = None
        self.staged = False

    def read(self, data: JsonObject, key: str, most: Fraction | int | None, what: Text) -> Points:
        value = data.values.get(key)
        if value is None:
            return {}
        found: dict[Stage, Fraction] = {}
        if isinstance(value, dict):
            self.staged = True
            stages = data.object(key, _keys(StagesInput))
            for stage in Stage:
                points = stages.number(stage.value)
                if points is not None:
                    found[stage] = checked_points(points, most, what, stages.at(stage.value))
        else:
            self.alone = self.alone or data.at(key)
            points = data.number(key)
            if points is not None:
                found[self.stage or Stage.SELF] = checked_points(points, most, what, data.at(key))
        if self.staged and self.alone and self.stage is None:
            data.wrong(
                key,
                Text(
                    f"有的分数分阶段写，有的（{self.alone}）只写一个数，分不清属于哪一阶段",
                    f"some points are given by stage, others ({self.alone}) stand alone: of which stage they are cannot be told",
                ),
                Text(
                    "都按阶段写，或加 stage 键：self、district、municipal",
                    "give all by stage, or add the key stage: self, district or municipal",
                ),
            )
        return found


def _word(data: JsonObject, key: str, kind: type[_E]) -> _E | None:
    """A word out of an enumeration."""
    word = data.text(key)
    if word is None:
        return None
    try:
        return kind(word)
    except ValueError:
        near = suggest(word, kind)
        data.wrong(key, Text(f"不认识的取值：{word}。{near.zh}", f"unknown value: {word}. {near.en}"), one_of(kind))


def _registered(data: JsonObject) -> str | None:
    text = data.text("registered_in")
    try:
        return None if text is None else registered(text)
    except ValueError:
        data.wrong(
            "registered_in",
            Text(f"认不出是哪里：{text}", f"place not recognised: {text}"),
            Text("请从省、直辖市写起，如 重庆市渝中区", "begin with the province or municipality, as 重庆市渝中区"),
        )


def _indicator(data: JsonObject, points: _Reader) -> Indicator:
    name = data.text("indicator")
    dimension = required(data, "dimension", lambda key: _word(data, key, Dimension))
    maximum = data.number("maximum")
    if maximum is not None:
        checked_points(maximum, dimension.weight, Text("满分", "maximum"), data.at("maximum"))
    most = dimension.weight if maximum is None else maximum
    return Indicator(
        dimension=dimension,
        points=points.read(data, "points", most, Text("得分", "points")),
        source=data.path,
        name=name,
        maximum=maximum,
        basis=data.text("basis"),
        evidence=data.text("evidence"),
    )


def _deduction(data: JsonObject, points: _Reader) -> Deduction:
    found = points.read(data, "points", FULL_SCORE, Text("扣分", "points taken off"))
    if not found:
        data.wrong(
            "points",
            Text("没有写扣去的分数", "the points taken off are missing"),
            Text("请写分数；核实后不扣的写 0", "write them; 0 where none were taken off in the end"),
        )
    return Deduction(
        points=found,
        source=data.path,
        violation=data.text("violation"),
        item=data.text("item"),
        evidence=data.text("evidence"),
    )


def _grounds(data: JsonObject) -> tuple[Ground, ...]:
    stated = data.values.get("grounds")
    if stated is None:
        return ()
    if not isinstance(stated, list):
        data.wrong("grounds", Text("应为列表 […]", "expected a list […]"), Text("请改写", "rewrite it"))
    found = []
    for number, word in enumerate(stated):
        ground = ground_of(word)
        if ground is None:
            near = suggest(str(word), (each.id for each in GROUNDS))
            data.wrong(
                f"grounds[{number}]",
                Text(f"不认识的情形：{word}。{near.zh}", f"unknown ground: {word}. {near.en}"),
                Text("请用编号1至10或：", "use a number from 1 to 10, or:") + listed(each.id for each in GROUNDS),
            )
        found.append(ground)
    return tuple(ground for ground in GROUNDS if ground in found)
