"""What is exported of supplements: the Python of a province module, to the letter."""

from __future__ import annotations

from datetime import date

from supplements import SOURCE, book, limit

from leverage.law.regime import Gap
from leverage.law.supplement.exporting import exported, written
from leverage.terms.texts import Text

OTHER = (
    'source = {title = {zh = "另一办法", en = "another"}, issuer = "某局", rank = "city", issued = 2019-01-01, '
    'read_in = "official_page"}\n'
)
OLD = {"source": "", "since": "2019-01-01"}
BROUGHT = (
    limit(
        'when = [{fact = "company_type", among = ["traditional", "rural"]}, {channels = ["bond"]}]\nreplaces = ["+y"]\n',
        multiple='{fact = "company_type", multiples = {traditional = "1", online = "0.5", technology = "2/3", rural = "unknown"}}',
        says='{zh = "说", en = "says"}',
    )
    + '[[gap]]\nplace = "CN-SH"\nid = "g"\nsince = 2026-01-01\nsays = "另有文件未见"\n'
    + limit(OTHER, id='"y"', place='"CN-AH"', channels='["bank_loan", "bond", "abs"]', **OLD)
    + limit(OTHER, id='"y"', **OLD)
    + '[[ended]]\nrule = "CN-SH/bank-cap"\nuntil = 2021-10-01\ndocument = "函"\n'
    + '[[verified]]\nrule = "CN-SH/bank-cap"\non = 2026-11-01\ndocument = "函"\n'
    + '[[closed]]\ngap = "CN-SH/gap-2021"\ndocument = "函"\n'
    + '[[reading]]\nid = "CN-HI/open-list"\nas = "otherwise"\ndocument = "函"\n'
)
EXPORTED = """\
# CN-AH: Anhui
SOURCE_2019 = Source(
    title=Text("另一办法", "another"),
    issuer=Text("某局", "某局"),
    issued="2019-01-01",
    effective="2019-01-01",
    effective_basis="stated",
    rank="city",
    read_in="official_page",
    verified_on="2026-11-20",
)
# in one language only: translate before it goes into the module
Limit(
    source=SOURCE_2019,
    since="2019-01-01",
    id="CN-AH/y",
    name=Text("y", "y"),
    says=Text("说", "说"),
    channels=("bank_loan", "bond", "abs"),
    multiple="0.5",
    base="net_assets",
),

# CN-SH: Shanghai
# read_in: say where the project read the text (official_page, law_database, …); until then it cannot be merged
SOURCE_2021 = Source(
    title=Text("某办法", "某办法"),
    number="某〔2021〕4号",
    issuer=Text("某局", "某局"),
    issued="2021-09-01",
    effective="2021-10-01",
    effective_basis="stated",
    grade="A-",
    rank="regulator",
    read_in="supplement",
    verified_on="2026-11-20",
)
SOURCE_2019_2 = Source(
    title=Text("另一办法", "another"),
    issuer=Text("某局", "某局"),
    issued="2019-01-01",
    effective="2019-01-01",
    effective_basis="stated",
    rank="city",
    read_in="official_page",
    verified_on="2026-11-20",
)
# gaps:
Gap(id="CN-SH/g", since="2026-01-01", says=Text("另有文件未见", "另有文件未见")),
Limit(
    source=SOURCE_2021,
    since="2021-10-01",
    id="CN-SH/x",
    name=Text("x（某〔2021〕4号）", "x (某〔2021〕4号)"),
    says=Text("说", "says"),
    when=(Is(fact="company_type", among=("traditional", "rural")), Holding(channels=("bond",))),
    replaces=("CN-SH/y",),
    channels=("bank_loan",),
    multiple=ByFact(
        fact="company_type",
        multiples={"traditional": "1", "online": "0.5", "technology": "2/3", "rural": UNKNOWN},
    ),
    base="net_assets",
),
# in one language only: translate before it goes into the module
Limit(
    source=SOURCE_2019_2,
    since="2019-01-01",
    id="CN-SH/y",
    name=Text("y", "y"),
    says=Text("说", "说"),
    channels=("bank_loan",),
    multiple="0.5",
    base="net_assets",
),

# CN-SH/gap-2021: the gap is closed (函)
# CN-SH/bank-cap: until="2021-10-01" (函)
# CN-HI/open-list: to be read as otherwise (函)
# CN-SH/bank-cap: verified_on="2026-11-01" in its source (函)
"""


def test_what_is_exported() -> None:
    """Each place with its sources, named by their years; what is no rule under the field where it goes; what is to be done by hand as remarks."""
    brought = book(BROUGHT).brought
    assert brought is not None
    assert exported(brought) == EXPORTED


def test_remarks_alone_are_exported_alone() -> None:
    brought = book('[[closed]]\ngap = "CN-SH/gap-2021"\ndocument = "函"\n').brought
    assert brought is not None
    assert exported(brought) == "# CN-SH/gap-2021: the gap is closed (函)\n"
    only = book(limit(source="") + SOURCE.replace("2021-09-01}", '2021-09-01, read_in = "law_database"}')).brought
    assert only is not None
    assert exported(only).endswith('    base="net_assets",\n),\n')  # no remark behind it
    assert "# read_in" not in exported(only)


def gap(wide: int) -> Gap:
    """A gap whose text is so many characters wide on one line."""
    bare = len('Gap(id="CN-SH/g", since="2026-01-01", says=Text("", ""))')
    return Gap(id="CN-SH/g", since=date(2026, 1, 1), says=Text("z" * (wide - bare - 1), "e"))


def test_what_fits_into_a_hundred_characters_stays_on_one_line() -> None:
    assert len(written(gap(100), {})) == 100
    broken = written(gap(101), {}).split("\n")
    assert broken[:2] == ["Gap(", '    id="CN-SH/g",']
    assert broken[-1] == ")"
    # indented by 4, 96 are left
    several = written((gap(96), gap(97)), {}).split("\n")
    assert several[0] == "("
    assert len(several[1]) == 4 + 96 + 1  # and the comma
    assert several[2:4] == ["    Gap(", '        id="CN-SH/g",']
    assert several[-2:] == ["    ),", ")"]
    assert written((gap(90),), {}) == f"({written(gap(90), {})},)"
