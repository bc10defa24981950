"""Xiamen (厦门): measures of 2016 and 2021 exist and were not seen; the national layers alone are applied."""

from leverage.law.vocabulary import Gap, Regime, Text

REGIME = Regime(
    place="CN-350200",
    gaps=(
        Gap(
            id="CN-350200/gap-no-local-text",
            since="2008-05-04",
            says=Text(
                "厦门（计划单列市）的地方融资条款均未见，福建的规则是否适用也未核实（福建2021-09-08的通知不含厦门）：只适用全国规则。请向当地监管部门确认。",
                "No local financing clause was seen for Xiamen, a city with separate planning status, nor whether Fujian's rules apply (its "
                "notice of 2021-09-08 leaves Xiamen out): the national rules alone are applied. Ask the local regulator.",
            ),
        ),
        Gap(
            id="CN-350200/gap-2016",
            since="2016-01-01",
            says=Text(
                "厦门2016年的一项办法存在（只知年份），融资条款未见。",
                "A measure of 2016 exists for Xiamen (only its year is known); its financing clause was not seen.",
            ),
        ),
        Gap(
            id="CN-350200/gap-2021",
            since="2021-06-20",
            says=Text(
                "厦门的监督管理办法（2021-06-20,2021-06-24公布）存在，融资条款未见。",
                "Xiamen's supervision measures of 2021-06-20 (published 2021-06-24) exist; their financing clause was not seen.",
            ),
        ),
    ),
)
