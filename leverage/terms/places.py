"""Every place that may have rules of its own, and the names by which a user may call it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from leverage.terms.errors import UsageError, suggest
from leverage.terms.texts import Text


@dataclass(frozen=True, slots=True)
class Place:
    """A province, region, municipality or city: its ISO 3166-2:CN code (cities: GB/T 2260) and its names."""

    code: str
    name: Text
    full: str
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it answers to."""
        return (self.code, self.name.zh, self.full, self.name.en, *self.aliases)


PLACES: tuple[Place, ...] = (
    Place("CN-BJ", Text("北京", "Beijing"), "北京市"),
    Place("CN-TJ", Text("天津", "Tianjin"), "天津市"),
    Place("CN-HE", Text("河北", "Hebei"), "河北省"),
    Place("CN-SX", Text("山西", "Shanxi"), "山西省"),
    Place("CN-NM", Text("内蒙古", "Inner Mongolia"), "内蒙古自治区", ("neimenggu", "nei mongol")),
    Place("CN-LN", Text("辽宁", "Liaoning"), "辽宁省"),
    Place("CN-JL", Text("吉林", "Jilin"), "吉林省"),
    Place("CN-HL", Text("黑龙江", "Heilongjiang"), "黑龙江省"),
    Place("CN-SH", Text("上海", "Shanghai"), "上海市"),
    Place("CN-JS", Text("江苏", "Jiangsu"), "江苏省"),
    Place("CN-ZJ", Text("浙江", "Zhejiang"), "浙江省"),
    Place("CN-AH", Text("安徽", "Anhui"), "安徽省"),
    Place("CN-FJ", Text("福建", "Fujian"), "福建省"),
    Place("CN-JX", Text("江西", "Jiangxi"), "江西省"),
    Place("CN-SD", Text("山东", "Shandong"), "山东省"),
    Place("CN-HA", Text("河南", "Henan"), "河南省"),
    Place("CN-HB", Text("湖北", "Hubei"), "湖北省"),
    Place("CN-HN", Text("湖南", "Hunan"), "湖南省"),
    Place("CN-GD", Text("广东", "Guangdong"), "广东省"),
    Place("CN-GX", Text("广西", "Guangxi"), "广西壮族自治区"),
    Place("CN-HI", Text("海南", "Hainan"), "海南省"),
    Place("CN-CQ", Text("重庆", "Chongqing"), "重庆市"),
    Place("CN-SC", Text("四川", "Sichuan"), "四川省"),
    Place("CN-GZ", Text("贵州", "Guizhou"), "贵州省"),
    Place("CN-YN", Text("云南", "Yunnan"), "云南省"),
    Place("CN-XZ", Text("西藏", "Tibet"), "西藏自治区", ("xizang",)),
    Place("CN-SN", Text("陕西", "Shaanxi"), "陕西省"),
    Place("CN-GS", Text("甘肃", "Gansu"), "甘肃省"),
    Place("CN-QH", Text("青海", "Qinghai"), "青海省"),
    Place("CN-NX", Text("宁夏", "Ningxia"), "宁夏回族自治区"),
    Place("CN-XJ", Text("新疆", "Xinjiang"), "新疆维吾尔自治区"),
    Place("CN-210200", Text("大连", "Dalian"), "大连市"),
    Place("CN-330200", Text("宁波", "Ningbo"), "宁波市"),
    Place("CN-350200", Text("厦门", "Xiamen"), "厦门市"),
    Place("CN-370200", Text("青岛", "Qingdao"), "青岛市"),
    Place("CN-440100", Text("广州", "Guangzhou"), "广州市"),
    Place("CN-440300", Text("深圳", "Shenzhen"), "深圳市"),
    Place("CN-610100", Text("西安", "Xi'an"), "西安市"),
)
NATION = Place("CN", Text("全国", "China"), "中国", ("national",))

BY_CODE: dict[str, Place] = {place.code: place for place in (*PLACES, NATION)}


def _key(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


_BY_NAME: dict[str, Place] = {_key(name): place for place in PLACES for name in place.names}


def find_place(name: str) -> Place:
    """The place of this name: a code, pinyin or English, or Chinese with or without its suffix.

    UsageError with the nearest names for anything else.
    """
    place = _BY_NAME.get(_key(name))
    if place is None:
        near = suggest(name.strip().casefold(), _lowercase(name for place in PLACES for name in place.names))
        raise UsageError(
            Text(f"不认识的地区：{name}。", f"Unknown place: {name}.")
            + near
            + Text(
                "可写代码（CN-CQ）、拼音或英文（chongqing）、中文（重庆、重庆市）。",
                "Write a code (CN-CQ), pinyin or English (chongqing), or Chinese (重庆, 重庆市).",
            )
        )
    return place


def _lowercase(names: Iterable[str]) -> list[str]:
    return [name.casefold() for name in names]
