"""The rules as dataframe expressions: a frame of companies judged at once, exactly, each cell equal to that of the one-company engine.

**In**: a Polars frame, a row per company and date, with

- ``jurisdiction`` (the code of the place, ``CN-CQ``), ``as_of`` (Date);
- ``company_type`` (String, null: not stated), ``complete`` (Boolean: what is listed is all funding; null as False);
- ``facts.NAME`` (String as it was written, null: not stated), ``approvals`` (String: channel and rule ids, sorted, joined by ``;``; null or empty: none);
- ``capital.BASE`` and ``balances.CHANNEL`` (Int64, in fen; null: not known), positive and not negative, at most 10^15 fen;
- ``name`` (String), used only where supplements speak of one company, and ``approved_amounts.CHANNEL`` (Int64, in fen), whose rows are judged one by one.

Columns left out are unknown for every row; every other column is refused. The frame has no ledger, no shareholders, no unallocated amounts and no doubts of
intake: companies that have any are for the one-company engine (``leverage.portfolio.row.row_of``).

**Out** (``Result``): ``rows``, in the order of the frame and as long: ``verdict``, ``robust``, ``strict_verdict``, ``house_verdict``, ``conditions_open``,
``questions``, ``stale``, ``used``, ``headroom``, ``headroom_upper``, ``headroom_if_approved`` (Int64 fen, rounded as reports print them), ``binding`` (rule
ids joined by ``;``), ``utilisation`` (ten-thousandths), ``headroom.CHANNEL`` for every channel, and ``error_zh`` and ``error_en`` (why a row cannot be
judged; all else is then null). With ``full=True`` also ``headroom_upper.CHANNEL``, ``headroom_if_approved.CHANNEL``, and ``per_yuan.BASE`` (what one more yuan
of a denominator adds to the total, as a multiple). ``rules``, if asked for: ``index`` (the row), ``rule``, ``outcome``, ``used``, ``used_upper``, ``cap``,
``headroom``, ``utilisation`` for every rule in force. ``one_by_one``: how many rows went to the one-company engine.

    from leverage.portfolio.engine.run import judge
    result = judge(frame, rulebook, readings={}, without_stale=False, contested=True, rules=False, full=False)

Start reading at ``run``; ``grouping`` says which rows are judged by one plan, ``plan`` how a plan comes about, ``expression`` what it is made of, and
``writing`` how an engine of dataframes works it out.
"""
