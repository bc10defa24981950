"""Xiamen (厦门): Fujian's measures of 2012 from 2012-03-10 to 2012-12-27; its own measures of 2016 and 2021 were not seen."""

from leverage.law.vocabulary import Gap, PoolRatio, Regime, Text

REGIME = Regime(
    place="CN-350200",
    follows="CN-FJ",
    follows_until="2012-12-28",
    pool_ratios=(
        PoolRatio(
            multiple="0.5",
            note=Text(
                "福建省的办法在厦门已于2012-12-28止：2017年无地方比例，按2008年意见的50%。",
                "Fujian's measures ended in Xiamen on 2012-12-28: no local ratio in 2017, and the 50% of the opinion of 2008.",
            ),
        ),
    ),
    gaps=(
        Gap(
            id="CN-350200/gap-2012",
            since="2012-12-28",
            until="2016-04-08",
            says=Text(
                "转发福建省办法的厦府办〔2012〕102号于2012-12-28废止，此后至2016年的厦门办法未见其他文件：只适用全国规则。",
                "The notice that forwarded Fujian's measures (厦府办〔2012〕102号) was repealed on 2012-12-28, and no other text was seen up to Xiamen's measures of 2016: the national "
                "rules alone apply.",
            ),
        ),
        Gap(
            id="CN-350200/gap-2016",
            since="2016-04-08",
            says=Text(
                "厦门2016年的办法（页面2016-04-08）只见第三十五条的开头：资金来源为资本金、捐赠和银行；评级达标、经营良好的公司经市金融办批准可发债、资产证券化（以下缺）。"
                "比例未见，未作为规则计算。",
                "Of Xiamen's measures of 2016 (page of 2016-04-08) only the beginning of art. 35 was seen: capital, donations and banks; bonds and ABS for rated, well-run companies with the city office's "
                "approval (the rest is cut off). No ratio was seen, and nothing of it is applied.",
            ),
        ),
        Gap(
            id="CN-350200/gap-2021",
            since="2021-06-20",
            says=Text(
                "厦门的监督管理办法（2021-06-20，2021-06-24公布）存在，融资条款未见；福建2021-09-08的通知不含厦门。",
                "Xiamen's supervision measures of 2021-06-20 (published 2021-06-24) exist; their financing clause was not seen. Fujian's notice of 2021-09-08 leaves Xiamen out.",
            ),
        ),
    ),
    remarks=(
        Text(
            "厦门是计划单列市：除2012-03-10至2012-12-27外，福建省的规则未见适用于厦门。厦府办〔2012〕102号的印发日未见，自福建省办法之日起算。",
            "Xiamen is a city with separate planning status: outside 2012-03-10 to 2012-12-27 nothing says that Fujian's rules apply. The day of 厦府办〔2012〕102号 was not seen; the day of Fujian's "
            "measures stands in.",
        ),
    ),
)
