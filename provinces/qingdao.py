"""Qingdao (青岛): no local text was found, and nothing says that Shandong's rules apply; the national layers alone are applied."""

from leverage.law.vocabulary import Gap, Regime, Text

REGIME = Regime(
    place="CN-370200",
    gaps=(
        Gap(
            id="CN-370200/gap-no-local-text",
            since="2008-05-04",
            says=Text(
                "青岛是计划单列市：山东的规则在此是否适用未核实，未予适用，请向当地监管部门确认。",
                "Qingdao is a city with separate planning status: whether Shandong's rules apply there was not established, and they are not applied. Ask the local regulator.",
            ),
        ),
    ),
)
