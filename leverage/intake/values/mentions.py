"""Units and currencies that a text speaks of in whatever way, beside those that it states plainly (``units``): reason to ask, not to take."""

from __future__ import annotations

import re

from leverage.intake.values.spelling import words

FOREIGN = (
    r"(?:美元|美金|港元|港币|欧元|日元|日圆|英镑|澳元|澳门元|加元|新加坡元|新元|韩元|瑞士法郎|卢布|新台币|台币|外币"
    r"|usd|us\$|\$|hkd|hk\$|eur|€|jpy|gbp|£|sgd|aud|cad|krw)"
)
NAMED_FOREIGN = FOREIGN.replace(r"|\$", "")
"""The same without the bare sign, which is of many countries."""
_FOREIGN = re.compile(NAMED_FOREIGN)
_NO_FIGURE = r"(?<![\d〇零一二两三四五六七八九十百千仟万亿几数])"
_LARGE = r"(?:百万|千|仟|万|亿)"
_SAID_OF = r"(?:单位|金额|余额|数字|数据|均为|均以|均按|均系|皆为|都是|按|以)[是为均都:/]{0,3}(?:人民币)?"
_ENDS = r"(?=$|[)\]。;,:、|]|计|为|列示|表示|填)"
_UNITS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_NO_FIGURE}({_LARGE}[元圆])",
        rf"{_SAID_OF}({_LARGE}|元|圆){_ENDS}",
        rf"[(\[/|:]({_LARGE})(?=[)\]]|$)",
        rf"^({_LARGE})$",
    )
)
_LATIN = (
    ("万元", re.compile(r"(?:rmb|cny|¥|yuan)[(]?(?:['’]?0000|10,?000s?|10k)(?!\d)|[(]w[)]|单位:?w$|10,?000(?:rmb|yuan|cny)")),
    ("百万元", re.compile(r"millions?(?![a-z])|(?:rmb|cny|¥)(?:mn?|mm)(?![a-z])")),
    ("亿元", re.compile(r"(?:rmb|cny|¥)bn|billions?")),
    ("千元", re.compile(r"thousands?(?![a-z])|['’]000(?!\d)|(?:rmb|cny|¥)(?:k|000s?|1,000s?)(?![\da-z])")),
)  # fmt: skip


def unit_spoken_of(text: str) -> str | None:
    """The unit that a text speaks of beside a figure's own: 万元 in 金额：万元, 以上均系万元, RMB 10,000. None where it speaks of none.

    >>> unit_spoken_of("单笔5000万元"), unit_spoken_of("以上金额，万元")
    (None, '万元')
    """
    spelt = words(text).casefold()
    for pattern in _UNITS:
        if found := pattern.search(spelt):
            word = found[1].replace("圆", "元").replace("仟", "千")
            return word if word.endswith("元") else word + "元"
    return next((unit for unit, pattern in _LATIN if pattern.search(spelt)), None)


def currency_spoken_of(text: str) -> bool:
    """Whether a text speaks of a foreign currency."""
    return bool(_FOREIGN.search(words(text).casefold()))
