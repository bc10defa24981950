"""The words of the page to explore, in both languages, and the order in which it shows the places."""

from __future__ import annotations

from leverage.terms.texts import Text, join

REGIONS: tuple[tuple[Text, tuple[str, ...]], ...] = (
    (Text("华北", "North"), ("CN-BJ", "CN-TJ", "CN-HE", "CN-SX", "CN-NM")),
    (Text("东北", "Northeast"), ("CN-LN", "CN-JL", "CN-HL")),
    (Text("华东", "East"), ("CN-SH", "CN-JS", "CN-ZJ", "CN-AH", "CN-FJ", "CN-JX", "CN-SD")),
    (Text("中南", "Centre and south"), ("CN-HA", "CN-HB", "CN-HN", "CN-GD", "CN-GX", "CN-HI")),
    (Text("西南", "Southwest"), ("CN-CQ", "CN-SC", "CN-GZ", "CN-YN", "CN-XZ")),
    (Text("西北", "Northwest"), ("CN-SN", "CN-GS", "CN-QH", "CN-NX", "CN-XJ")),
    (
        Text("城市", "Cities"),
        ("CN-210200", "CN-330200", "CN-350200", "CN-370200", "CN-440100", "CN-440300", "CN-610100"),
    ),
)
"""The places by region, in the order of the standard of division codes; the cities with rules of their own last."""

GRADES = {
    "A": Text("已读官方文本或逐字引文", "official text or verbatim quotation read"),
    "A-": Text("已读文本,个别条款未见", "text read, some articles not seen"),
    "B": Text("多家报刊所载一致,未读原文", "several newspapers agree; the text itself not read"),
}
"""On what evidence a text is known."""

WORDS: dict[str, Text] = {
    "title": Text("各地小额贷款公司融资杠杆对照", "Funding leverage of small-loan companies, place by place"),
    "skip": Text("跳到结果", "Skip to the result"),
    "language": Text("English", "中文"),
    "theme-auto": Text("配色:随系统", "Colours: system"),
    "theme-light": Text("配色:浅", "Colours: light"),
    "theme-dark": Text("配色:深", "Colours: dark"),
    "print": Text("打印", "Print"),
    "no-script": Text(
        "本页需要脚本方可交互;以下为所选日期的对照。",
        "This page needs scripts to respond; the comparison of the chosen date stands below.",
    ),
    # what is asked
    "question": Text("所问", "Question"),
    "date": Text("日期", "Date"),
    "slider": Text("变动日(逐日移动)", "Days of change, one by one"),
    "earlier": Text("上一变动日", "Earlier change"),
    "later": Text("下一变动日", "Later change"),
    "kind": Text("公司类型", "Kind of company"),
    "channel": Text("渠道", "Channel"),
    "all-funding": Text("全部有限额的融资", "All funding that a rule limits"),
    "all-channels": Text("全部融资渠道", "All funding channels"),
    "approval": Text("审批", "Approvals"),
    "with-approvals": Text("均获批准", "All obtained"),
    "permitted-only": Text("均未获批", "None obtained"),
    "measure": Text("显示", "Show"),
    "ratio": Text("倍数", "Ratio"),
    "room": Text("本公司可融金额(万元)", "Room for the company (10,000 yuan)"),
    "facts": Text("已填事实", "Facts stated"),
    "figures-of": Text(
        "公司数字取自{date}的报表,不随所选日期变化",
        "The company's figures are those of {date}, whatever the date chosen",
    ),
    "figures-undated": Text("公司数字取自未注明日期的报表", "The company's figures carry no date"),
    "not-worked-out": Text("未核算", "not worked out"),
    "room-elsewhen": Text(
        "只核算了{date}的可融金额:请回到该日。", "Room was worked out for {date} alone: go back to that day."
    ),
    "capital": Text("资本(万元)", "Capital (10,000 yuan)"),
    # the answer in short
    "result": Text("结果", "Result"),
    "highest": Text("最高(各种情形均成立)", "Highest whatever the case"),
    "possible": Text("最高(视公司情形)", "Highest on conditions"),
    "unlimited-count": Text("未见上限", "No limit seen"),
    "breach-count": Text("以现有融资即超限或禁止", "Would break a rule as it stands"),
    "undecided": Text("待定", "Unknown"),
    "stale-count": Text("有核实日早于所选日期的地方条款", "Have clauses verified before the date"),
    "gap-count": Text("有已知缺口", "Have known gaps"),
    "changed-count": Text("当日变动", "Changed on this day"),
    "places": Text("{n}地", "{n} place(s)"),
    "none": Text("无", "none"),
    "of-places": Text("{n}/{all}地", "{n} of {all}"),
    "colon": Text(":", ": "),
    "comma": Text(",", ", "),
    "announce": Text("{date}。变动:{changed}。最高:{highest}。", "{date}. Changed: {changed}. Highest: {highest}."),
    # tiles
    "tiles": Text("一地一格", "One tile a place"),
    "tiles-hint": Text(
        "格子按大区排列,不是地图。点开一格,看其渠道、条款与依据。",
        "Tiles stand by region; this is no map. Open a tile for its channels, clauses and sources.",
    ),
    "legend": Text("图例", "Key"),
    "scale-ratio": Text("底色:倍数下限", "Colour: the ratio at the least"),
    "scale-room": Text("底色:可融金额(万元)", "Colour: room (10,000 yuan)"),
    "band": Text("右侧色条:上限(视公司情形)", "Band at the right: at the most, on conditions"),
    "unknown-tile": Text("斜纹:待定或未作规定", "Hatched: unknown, or not provided for"),
    "bases-differ": Text(
        "底色只比倍数;分母各地不同,见格内分母。", "Colours compare multiples alone; denominators differ: see each tile."
    ),
    "stale": Text("旧", "stale"),
    "stale-long": Text("地方条款核实日早于所选日期", "local clause last verified before the date"),
    "gap": Text("缺", "gap"),
    "gap-long": Text("有已知而未见的文本或情况", "texts or matters known to exist were not seen"),
    "needs-approval": Text("批", "appr."),
    "needs-approval-long": Text("数字因批准而异", "the figure turns on approvals"),
    "breach": Text("超", "breach"),
    "breach-long": Text(
        "以公司现有融资,在当地即为超限或禁止", "with its present funding the company breaks a rule here"
    ),
    "changed": Text("变", "new"),
    "changed-long": Text("所选日期当日变动", "changed on the chosen day"),
    "was": Text("原{figure}", "was {figure}"),
    # table
    "table": Text("逐地对照", "Place by place"),
    "columns": Text("列", "Columns"),
    "overview": Text("概览", "Overview"),
    "by-channel": Text("分渠道", "By channel"),
    "place": Text("地区", "Place"),
    "over": Text("分母", "Over"),
    "turns-on": Text("取决于", "Turns on"),
    "published": Text("2017年末公布数", "Published, late 2017"),
    "open-channels": Text("开放渠道", "Channels open"),
    "open-and-approval": Text("{open}(另{approval}须批准)", "{open} (+{approval} with approval)"),
    "verified": Text("核实日", "Verified"),
    "marks": Text("提示", "Marks"),
    "gaps": Text("缺口", "Gaps"),
    "room-now": Text("现可融(万元)", "Room now (10,000 yuan)"),
    "room-approved": Text("获批后可融(万元)", "Room if approved (10,000 yuan)"),
    "sort-hint": Text("点列名排序", "Choose a heading to sort"),
    "scroll-sources": Text("依据表,可横向滚动", "Table of sources, scrolls sideways"),
    "scroll-table": Text("对照表,可横向滚动", "Comparison table, scrolls sideways"),
    # panel
    "close": Text("关闭", "Close"),
    "details": Text("详情", "Details"),
    "derived": Text("推算倍数", "Derived ratio"),
    "cases": Text("各种情形", "Case by case"),
    "none-open": Text("没有已知规则", "No rule known"),
    "binding": Text("起约束的条款", "Clauses that bind"),
    "published-note": Text(
        "2017年末各省融资政策汇编所载,不是限额", "As a compilation of late 2017 headed it; never a limit"
    ),
    "history": Text("历次变动", "Over time"),
    "since": Text("自", "Since"),
    "channels": Text("渠道与限额", "Channels and caps"),
    "access": Text("准入", "Access"),
    "most": Text("单独可融至多", "Most by itself"),
    "caps": Text("所涉限额", "Caps that count it"),
    "not-provided-here": Text("未作规定:{channels}", "Not provided for: {channels}"),
    "dash": Text("— 未作规定", "— not provided for"),
    "rules": Text("条款", "Clauses"),
    "rules-of": Text("涉及{channel}的条款", "Clauses on {channel}"),
    "other-rules": Text("其他条款", "Other clauses"),
    "local": Text("地方", "local"),
    "national": Text("全国", "national"),
    "applies-where": Text("适用于", "Applies where"),
    "every-company": Text("各类公司", "every company"),
    "source": Text("依据", "Source"),
    "issued": Text("发文", "Issued"),
    "in-force": Text("施行", "In force"),
    "in-force-from": Text("{since}起(生效日依据:{basis})", "from {since} (date: {basis})"),
    "in-force-to": Text("{since}起,{until}前(生效日依据:{basis})", "from {since}, before {until} (date: {basis})"),
    "operative": Text("原文要词", "Operative words"),
    "certainty": Text("把握", "Certainty"),
    "verified-grade": Text("{date}核实;证据{grade}:{evidence}", "verified {date}; evidence {grade}: {evidence}"),
    "replaces": Text("替代", "Replaces"),
    "reading": Text("读法", "Reading"),
    "readings": Text("本地读法", "Readings of this place"),
    "notes": Text("附注(不约束融资)", "Notes (no bound on funding)"),
    "follows": Text("另循{place}规则", "Follows {place} besides"),
    "unread": Text("未用的事实(当地另有口径):{facts}", "Facts of no use here: {facts}"),
    "permalink": Text("链接", "Link"),
    "permalink-to": Text("{rule}的链接", "Link to {rule}"),
    "verdict": Text("结论", "Verdict"),
    "limited-room": Text("其中有限额的渠道", "through limited channels"),
    # sources and how to read
    "sources": Text("所示依据", "Sources of what is shown"),
    "instrument": Text("文本", "Text"),
    "issuer": Text("发文机关", "Issuer"),
    "grade-verified": Text("{grade};{date}核实", "{grade}; verified {date}"),
    "applies-in": Text("见于", "Shown for"),
    "how-to-read": Text("怎样读", "How to read this"),
    "read-derived": Text(
        "推算倍数:无负债、每种分母各为1元的公司,依当日有效的全部规则,经有限额的渠道合计至多可融的倍数;由核算程序得出,不是任何文本的原话。",
        "The derived ratio is what a company without debt and with one yuan of every denominator may raise in all, through channels that some rule "
        "limits, under every rule in force on the date. The engine works it out; no text states it.",
    ),
    "read-range": Text(
        "两数相连(如0–3×)表示取决于公司情形(评级、挂牌等),点开可见各种情形;前一数无论如何都成立。",
        "Two figures (0–3×) mean that facts about the company decide (rating, listing); the panel tells case by case. The first holds in any case.",
    ),
    "read-unknown": Text(
        "“待定”不是零,“未作规定”不是禁止,“无上限”指没有见到限额。",
        "Unknown is not zero; not provided for is not prohibited; no limit: none was seen.",
    ),
    "read-stale": Text(
        "标“旧”的地方有所选日期以前核实的条款:仍计入,但其后是否修改未核。",
        "A place marked stale has local clauses last verified before the chosen date: they still count, and whether they were changed since was not "
        "checked.",
    ),
    "read-grades": join(
        [Text(f"证据{grade}:{what.zh}", f"evidence {grade}: {what.en}") for grade, what in GRADES.items()],
        zh=";",
        en="; ",
    )
    + Text("。", "."),
    "fingerprint": Text("规则库指纹", "Rulebook"),
    "made-by": Text("制作", "Made by"),
}
"""Every word of the page by its key; braces hold what the page fills in."""
