"""Ningbo (宁波): local texts from 2008 to 2016 and a guide of 2021 exist; none was seen, and the national layers alone are applied."""

from leverage.law.vocabulary import Gap, Regime, Text

REGIME = Regime(
    place="CN-330200",
    gaps=(
        Gap(
            id="CN-330200/gap-2008",
            since="2008-05-04",
            until="2021-03-02",
            says=Text(
                "宁波2008年至2016年的十余件文件存在，融资条款均未见（如甬金办〔2008〕4号，关于股东借款的〔2013〕36号，关于同业借款的〔2014〕1号）：只适用全国规则，请核对原文。",
                "A dozen texts of Ningbo from 2008 to 2016 exist, and none of their financing clauses was seen (甬金办〔2008〕4号; 〔2013〕36号 on shareholder loans; 〔2014〕1号 on interbank loans): the national rules "
                "alone are applied; consult the texts.",
            ),
        ),
        Gap(
            id="CN-330200/gap-2021",
            since="2021-03-02",
            says=Text(
                "宁波的监督管理工作指引（甬金管〔2021〕7号，页面2021-03-02）废止了此前各件，融资条款未见：只适用全国规则，请核对原文。",
                "Ningbo's supervision guide (甬金管〔2021〕7号, page of 2021-03-02) repealed the earlier texts; its financing clause was not seen: the national rules alone are applied; consult the text.",
            ),
        ),
    ),
    remarks=(
        Text(
            "宁波是计划单列市，浙江的规则是否适用未核实：请向当地监管部门确认。",
            "Ningbo is a city with separate planning status; whether Zhejiang's rules apply was not established: ask the local regulator.",
        ),
    ),
)
