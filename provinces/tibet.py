"""Tibet (西藏): no local text on small-loan companies was found; the national layers alone apply."""

from leverage.law.vocabulary import Regime, Text

REGIME = Regime(
    place="CN-XZ",
    remarks=(
        Text(
            "2017年末的汇编写明没有找到西藏的监管政策，此后亦未见：适用全国规则。",
            "The compilation of late 2017 says that it found no text of Tibet, and none was seen since: the national rules apply.",
        ),
    ),
)
