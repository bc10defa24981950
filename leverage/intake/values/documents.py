"""The number of an approval or filing, as far as a text tells: plainly one, plainly none, or to be asked about."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from leverage.intake.values.spelling import words
from leverage.terms.channels import Channel
from leverage.terms.doubts import Doubt, doubt_key
from leverage.terms.texts import Text

Document = Literal["number", "none", "unclear"]

_NUMERAL = r"(?:\d{1,5}|[一二三四五六七八九十百〇零]{1,5})"
_YEAR = r"(?:19|20)\d\d"
_NUMBER = re.compile(
    rf"[×x某\u4e00-\u9fff][×x某\u4e00-\u9fff]{{0,24}}(?:\({_YEAR}\)|{_YEAR}年)(?:[\u4e00-\u9fff]{{0,6}}字)?第?{_NUMERAL}号"
    rf"|\({_YEAR}\)[×x某\u4e00-\u9fff]{{1,12}}字第?{_NUMERAL}号"
)
"""渝金发〔2024〕3号 in any brackets, 渝金函2024年第3号, (2024)渝金备字第3号."""
_UNTIL = re.compile(r"到期|届满|有效期")

_AROUND = re.compile(
    r"(?:《?关于[^《》]{2,60}?的?(?:批复|批准|通知|意见|函|决定)》?|(?:准予|同意|核准|批准|批复|备案|登记)(?:的?(?:文件|通知书|决定书?|函|意见|文号|编号|号))?"
    r"|文件|文号|编号|[:、,;及和()《》\[\]\n|])*"
)
"""What may stand around numbers: the title of the letter, 批复, separators."""

_NO_APPROVAL = re.compile(
    r"受理|补正|补件|补充材料|撤销|撤回|注销|吊销|废止|失效|无效|过期|作废|驳回|退回|不予|终止|中止|暂停|暂缓|收回|告知|征求意见|草案|公示"
    r"|待批|待定|待办|待审|申请|申报|上报|拟|办理|报批|审批中|审核中|审查中|在审|在办|正在|进行中|尚未|暂未|还没|没有|口头|补办|遗失|丢失|不适用|不批准|不同意|不准|未批|未获|未取得|未办"
    r"|罚|责令|责改|整改|警告|警示|监管函|关注函|问询|约谈|否决|退件|提交|递交|呈报|报送|收件|收文|延期审|延期批|立案|移送|待.{0,30}批|待.{0,12}核准"
    r"|未备案|未报|无须|无需|不需要|不需|免批"
    r"|pending|applied|application|expired|revoked|rejected|withdrawn|cancell?ed|none|not"
)
_SAYS_NO = re.compile(r"无|否|没|暂无|空|待|未|no|n|x|×|na|n/?a|nil|tbd|[-—–―─−/\\*.?]+")
_SERIAL = re.compile(r"(?:no\.?|第|编号:?|文号:?)?[\d\s.,/\-]+号?", re.IGNORECASE)
_DATED = re.compile(
    r"(?:(?:批准|备案|取得|审批)?(?:日期|时间)?:?)?(?:19|20)?\d\d[-/.年]\d{1,2}(?:[-/.月](?:\d{1,2})?日?)?(?:\d\d:\d\d(?::\d\d)?)?"
    r"|(?:19|20)\d\d年?度?"
)


_CONTRACT = re.compile(r"合同|协议|借据|发票|授信|票据|[借贷保抵质租][字合]|流贷")
"""Numbers of other papers than a regulator's: a contract's, a credit line's."""
_LENDING_FIRM = re.compile("小额贷款|小贷|再贷款|贷款公司")
_REFERS = re.compile(r"^(?:见|参见|参照|详见|依据|根据|按照?|比照)")
_YEARS = re.compile(rf"\(({_YEAR})\)|({_YEAR})年")
_NUMERALS = re.compile(rf"第?({_NUMERAL})号")
_NOT_ZERO = re.compile("[1-9一二三四五六七八九十百]")
_FIRM = re.compile(r"([\u4e00-\u9fff()]{1,30}?(?:有限责任公司|股份有限公司|有限公司|公司))")


def says_nothing(text: str) -> bool:
    """Whether a text in the place of a number only says that there is none: 无, 否, a dash."""
    plain = words(text).casefold()
    return not plain or bool(_SAYS_NO.fullmatch(plain))


def document(text: str, *, by: date | None = None, company: str | None = None) -> Document:
    """What a text in the place of an approval's number is.

    A date, a bare number, an acceptance or correction notice, a penalty, a revocation and an expired approval are none, whatever number they carry.
    A number of a later year than ``by`` (without it, than today), a contract's, one that is only referred to, and one in a letter to another firm than
    ``company`` are asked about.
    """
    found = _document(text)
    plain = words(text).casefold()
    return "unclear" if found == "number" and _odd(plain, by or date.today(), company) else found


def _odd(plain: str, by: date, company: str | None) -> bool:
    """Whether a number is no plain one of an approval given to the company by a day."""
    later = any(int(one or other) > by.year for one, other in _YEARS.findall(plain))
    zero = not all(_NOT_ZERO.search(numeral) for numeral in _NUMERALS.findall(plain))
    firms = [
        firm.rpartition("关于")[2].removeprefix("同意").removeprefix("核准").removeprefix("准予")
        for firm in _FIRM.findall(plain)
    ]
    own = words(company).casefold() if company else ""
    another = bool(own) and any(firm not in own and own not in firm for firm in firms)
    return later or zero or another or bool(_REFERS.search(plain) or _CONTRACT.search(_LENDING_FIRM.sub("", plain)))


def _document(text: str) -> Document:
    plain = words(text).casefold()
    if not plain or _SAYS_NO.fullmatch(plain) or _SERIAL.fullmatch(plain) or _DATED.fullmatch(plain):
        return "none"
    if _NUMBER.fullmatch(plain) and not _NO_APPROVAL.search(plain):
        return "number"
    if _NO_APPROVAL.search(plain):
        return "none"
    rest, count = _NUMBER.subn("|", plain)
    if not count and _UNTIL.search(plain):
        return "none"
    return "number" if count and _AROUND.fullmatch(rest) else "unclear"


def approval_doubt(written: str, where: str, channel: Channel) -> Doubt:
    """Whether what stands in a cell is the number of an approval for a channel. Asked only where a rule lacks one."""
    return Doubt(
        doubt_key("approval", where, channel.value),
        Text(
            f"{where} 的“{written[:40]}”是已取得的批准或备案文号吗？",
            f"Is “{written[:40]}” in {where} the number of an approval or filing that was obtained?",
        ),
        (where,),
        "yes_no",
        Text("渠道是否已获批准", "whether the channel is approved"),
        channels=frozenset({channel}),
        rules=frozenset({"approval"}),
        always=False,
    )
