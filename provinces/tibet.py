"""Tibet (西藏): no local text on small-loan companies was found; the national layers alone apply."""

from leverage.law.vocabulary import Gap, Regime, Text

REGIME = Regime(
    place="CN-XZ",
    gaps=(
        Gap(
            id="CN-XZ/gap-no-local-text",
            since="2008-05-04",
            says=Text(
                "未找到西藏的地方监管文件（2017年末汇编；此后亦未见）：适用全国规则。",
                "No local text on small-loan companies was found for Tibet (compilation of late 2017; none since): the national rules apply.",
            ),
        ),
    ),
)
