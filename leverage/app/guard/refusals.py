"""What a refusal says: what was found, and what to do, in both languages, as a page that needs nothing else to be shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape

from starlette.responses import HTMLResponse, Response

from leverage.terms.texts import Text


@dataclass(frozen=True)
class Refusal:
    """A status, what was found, and what to do about it."""

    status: int
    found: Text
    do: Text
    headers: tuple[tuple[str, str], ...] = ()
    again: bool = False
    """Whether the browser is to ask once more by itself, from this page."""


_TO_START = Text("请回到首页重新开始", "Go back to the start page")
MALFORMED = Refusal(
    400,
    Text("请求不完整，或不是浏览器发出的", "The request is incomplete, or no browser sent it"),
    Text(
        "请在浏览器中打开程序启动时显示的地址（http://127.0.0.1:…）",
        "Open the address that the program printed when it started (http://127.0.0.1:…) in a browser",
    ),
)
FOREIGN_HOST = replace(
    MALFORMED, found=Text("请求的主机不是本程序的地址", "The host that was asked for is not that of this program")
)
NO_TOKEN = Refusal(
    403,
    Text("本页只对启动程序的人开放", "This page is open only to whoever started the program"),
    Text(
        "请打开程序启动时显示的完整地址（含 token=）；程序重新启动后，旧地址不再有效",
        "Open the whole address that the program printed, with token=; after a new start an old address is no longer valid",
    ),
)
WRONG_TOKEN = replace(
    NO_TOKEN,
    found=Text(
        "地址中的口令无效，或自动打开用的口令已被用过",
        "The token of the address is not valid, or it was the one for opening the browser and has been used",
    ),
    do=Text(
        "请打开程序启动时显示的完整地址；如果浏览器刚由程序自动打开就看到本页，可能有人抢先用了口令：请结束程序（Ctrl-C）后重新启动",
        "Open the whole address that the program printed. If the program has just opened this browser itself, somebody may have been faster: "
        "end the program (Ctrl-C) and start it again",
    ),
)
AGAIN = replace(NO_TOKEN, again=True)
FOREIGN_ORIGIN = Refusal(
    403,
    Text(
        "这个请求不是从本程序的页面发出的，没有执行",
        "The request did not come from a page of this program; nothing was done",
    ),
    Text("请在本程序的页面上操作", "Use the pages of this program"),
)
NOT_FOUND = Refusal(404, Text("没有这个页面，或它已不在", "There is no such page, or it is gone"), _TO_START)
METHOD = Refusal(
    405,
    Text("这个地址不接受这种请求", "This address does not take such a request"),
    _TO_START,
    (("allow", "GET, HEAD, POST"),),
)
TOO_SLOW = Refusal(
    408, Text("等待数据的时间过长", "The rest of the request did not come in time"), Text("请再试一次", "Try again")
)
TOO_LARGE = Refusal(
    413,
    Text("发送的内容过大，没有读取", "What was sent is too large; it was not read"),
    Text(
        "每个文件至多 50 MB；请只保留资产负债表和融资明细",
        "A file has 50 MB at most; keep only the balance sheet and the ledger",
    ),
)
WRONG_KIND = Refusal(
    415,
    Text("发送的内容不是表单", "What was sent is no form"),
    Text("请在本程序的页面上操作", "Use the pages of this program"),
)
TOO_LONG = Refusal(
    431,
    Text("地址或请求头过长", "The address or the headers are too long"),
    Text("请清除浏览器中 127.0.0.1 的 Cookie 后再试", "Delete the cookies of 127.0.0.1 in the browser and try again"),
)
DEFECT = Refusal(
    500,
    Text(
        "程序自身出错，这一步没有完成；已有的内容没有改变",
        "A defect of this program: this step was not done, and nothing was changed",
    ),
    Text(
        "请返回上一页再试；如再次出现，请把程序窗口中的提示报告给我们",
        "Go back and try again; if it happens again, please report what the program's window says",
    ),
)
BUSY = Refusal(
    503,
    Text("同时进行的工作过多", "Too much is going on at once"),
    Text("请等先前的工作完成，或中止它们，然后再试", "Wait until earlier work is done, or stop it, and try again"),
)
_BY_STATUS = {
    refusal.status: refusal
    for refusal in (MALFORMED, NO_TOKEN, NOT_FOUND, METHOD, TOO_SLOW, TOO_LARGE, WRONG_KIND, TOO_LONG, DEFECT, BUSY)
}
_PAGE = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">{again}
<title>{title}</title>
<link rel="stylesheet" href="/static/page.css">
</head>
<body>
<main>
<h1>{zh}</h1>
<p>{do_zh}。</p>
<div lang="en">
<h2>{en}</h2>
<p>{do_en}.</p>
</div>
<p><a href="/">首页 <span lang="en">Start page</span></a></p>
</main>
</body>
</html>
"""


def of_status(status: int) -> Refusal:
    """What is said where only the status is known."""
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    return replace(MALFORMED if status < 500 else DEFECT, status=status)


def page(refusal: Refusal) -> Response:
    """A refusal as a page. The connection ends with it, so that nothing that still comes is taken for a new request."""
    body = _PAGE.format(
        again='\n<meta http-equiv="refresh" content="0; url=/">' if refusal.again else "",
        title=escape(refusal.found.zh),
        zh=escape(refusal.found.zh),
        do_zh=escape(refusal.do.zh),
        en=escape(refusal.found.en),
        do_en=escape(refusal.do.en),
    )
    return HTMLResponse(body, refusal.status, dict((*refusal.headers, ("connection", "close"))))
