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
_TITLE = re.compile(r"关于([^《》]{2,60}?)的?(?:批复|批准|通知|意见|函|决定)")
_AUTHORITY = re.compile("[金银监办局委府政财证保协备批核准×x某]|商务|发改|经信")
"""What the number of a regulator's letter says of who gave it; without, it may be a board's resolution, a report, the company's own letter."""
_OTHER_PAPERS = re.compile(r"董事|股东|决议|审计|评级|律师|执照|举报|信访|转发|反对|请示|[检查限停禁处]字?[(]")
"""Numbers of papers that permit nothing, whoever gave them."""
_OF_FUNDING = re.compile(
    "融资|融入|借款|借入|拆|债|证券化|资产支持|abs|转让|收益权|回购|再贷款|贷款|资金|担保|杠杆|备案", re.IGNORECASE
)
_AGAINST = re.compile("取消|压[降减缩]|清退|退出|限制|禁止|不得|停|加强|规范|印发|请示|整顿|处置|降低|延期")
"""What the title of a letter says that is no approval of funding."""
_OF_CHANNELS: tuple[tuple[re.Pattern[str], frozenset[Channel]], ...] = (
    (re.compile("债"), frozenset({Channel.BOND})),
    (re.compile("证券化|资产支持|abs", re.IGNORECASE), frozenset({Channel.ABS})),
    (re.compile("股东"), frozenset({Channel.SHAREHOLDER_LOAN, Channel.SHAREHOLDER_SPECIAL_LOAN})),
    (re.compile("同业|拆"), frozenset({Channel.INTERBANK_BORROWING, Channel.INTERBANK_LENDING})),
    (re.compile("再贷款"), frozenset({Channel.RELENDING_LOAN, Channel.FISCAL_LOAN})),
    (re.compile("基金"), frozenset({Channel.FUND_LOAN})),
    (re.compile("银行"), frozenset({Channel.BANK_LOAN})),
    (
        re.compile("转让|收益权|回购"),
        frozenset({Channel.ASSET_TRANSFER_REPO, Channel.ASSET_TRANSFER_OUTRIGHT, Channel.PLATFORM_FINANCING}),
    ),
    (re.compile("担保"), frozenset({Channel.GUARANTEE})),
)
"""What the title of a letter says of the channels that it is about; 融资 alone may be any."""
_LENDING_FIRM = re.compile("小额贷款|小贷|再贷款|贷款公司")
_REFERS = re.compile(r"^(?:见|参见|参照|详见|依据|根据|按照?|比照)")
_YEARS = re.compile(rf"\(({_YEAR})\)|({_YEAR})年")
_NUMERALS = re.compile(rf"第?({_NUMERAL})号")
_NOT_ZERO = re.compile("[1-9一二三四五六七八九十百]")
_FIRM = re.compile(r"([\u4e00-\u9fff()]{1,30}?(?:有限责任公司|股份有限公司|有限公司|公司))")
_SHORT_FIRM = re.compile(r"(?:同意|核准|准予|支持)?([\u4e00-\u9fff]{1,20}?)小贷")


def says_nothing(text: str) -> bool:
    """Whether a text in the place of a number only says that there is none: 无, 否, a dash."""
    plain = words(text).casefold()
    return not plain or bool(_SAYS_NO.fullmatch(plain))


def document(
    text: str, *, by: date | None = None, company: str | None = None, channel: Channel | None = None
) -> Document:
    """What a text in the place of an approval's number is.

    A date, a bare number, an acceptance or correction notice, a penalty, a revocation and an expired approval are none, whatever number they carry.
    A number of a later year than ``by`` (without it, than today), a contract's, one that is only referred to, one in a letter to another firm than
    ``company``, one that names no authority, and one in a letter whose title speaks of something else than funding, or of another ``channel``, are
    asked about.
    """
    found = _document(text)
    plain = words(text).casefold()
    odd = found == "number" and (
        _odd(plain, by or date.today(), company) or _is_of_nobody(plain) or _is_of_something_else(plain, channel)
    )
    return "unclear" if odd else found


def _odd(plain: str, by: date, company: str | None) -> bool:
    """Whether a number is no plain one of an approval given to the company by a day."""
    later = any(int(one or other) > by.year for one, other in _YEARS.findall(plain))
    zero = not all(_NOT_ZERO.search(numeral) for numeral in _NUMERALS.findall(plain))
    firms = [
        firm.rpartition("关于")[2].removeprefix("同意").removeprefix("核准").removeprefix("准予")
        for firm in _FIRM.findall(plain)
    ]
    own = words(company).casefold() if company else ""
    short = [name for title in _TITLE.findall(plain) for name in _SHORT_FIRM.findall(title)]
    another = bool(own) and (
        any(firm not in own and own not in firm for firm in firms) or any(name not in own for name in short)
    )
    return later or zero or another or bool(_REFERS.search(plain) or _CONTRACT.search(_LENDING_FIRM.sub("", plain)))


def _is_of_nobody(plain: str) -> bool:
    """Whether a number names no authority, or another paper than an approval."""
    numbers = [found[0] for found in _NUMBER.finditer(_FIRM.sub("", _TITLE.sub("|", plain)))]
    return not numbers or any(not _AUTHORITY.search(number) or _OTHER_PAPERS.search(number) for number in numbers)


def _is_of_something_else(plain: str, channel: Channel | None) -> bool:
    """Whether the title of a letter speaks of something else than funding, forbids it, or is about other channels."""
    for title in _TITLE.findall(plain):
        about = _FIRM.sub("", title)
        if _AGAINST.search(about) or not _OF_FUNDING.search(about):
            return True
        named = [channels for words_of, channels in _OF_CHANNELS if words_of.search(about)]
        if channel and named and channel not in frozenset().union(*named):
            return True
    return False


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
