"""Ningbo (宁波): no local text was found, and nothing says that Zhejiang's rules apply; the national layers alone are applied."""

from leverage.law.vocabulary import Gap, Regime, Text

REGIME = Regime(
    place="CN-330200",
    gaps=(
        Gap(
            id="CN-330200/gap-no-local-text",
            since="2008-05-04",
            says=Text(
                "未找到宁波（计划单列市）的地方监管文件（2017年末汇编；此后亦未见），浙江的规则是否适用也未核实：只适用全国规则。请向当地监管部门确认。",
                "No local text was found for Ningbo, a city with separate planning status (compilation of late 2017; none since), nor "
                "whether Zhejiang's rules apply: the national rules alone are applied. Ask the local regulator.",
            ),
        ),
    ),
)
