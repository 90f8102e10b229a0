"""工伤待遇: what each grade gives, who pays it, and what is due while the wound heals.

工伤保险条例 33–37, 62, 64; 浙江省工伤保险条例 24–29, 32–34; 非法用工单位伤亡人员一次性赔偿办法 5, 6.
"""

from __future__ import annotations

from decimal import Decimal

from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.illegal_employer import ANNUAL, ILLEGAL, compensation, death_compensation
from weiquanbao.law.claims.own_wage import CEILING, FLOOR, HUNDRED, POOL
from weiquanbao.law.claims.sensible import sensible
from weiquanbao.law.claims.work_injury_facts import (
    MINIMUM,
    PROVINCE_MONTH,
    PROVINCE_YEAR,
    RULES,
    ZERO,
    ZHEJIANG,
    Item,
    WorkInjury,
    grades_of,
    payer,
)
from weiquanbao.law.claims.work_injury_grade import for_the_grade
from weiquanbao.law.claims.work_injury_healing import while_healing
from weiquanbao.law.claims.working import Working, needed

NURSING: dict[str, str] = {"full": "完全不能自理", "large": "大部分不能自理", "partial": "部分不能自理"}


def work_injury(facts: WorkInjury, work: Working) -> None:
    """Every item that what was told allows, then who pays how much of them."""
    sensible(facts)
    if _is_illegal(facts, work):
        work.money(amount=_illegal(facts, work))
        return
    if facts.contractor_unqualified:
        work.step("包工头没有资格的，由把活包给他的单位承担", f"{ZHEJIANG} 29", "劳动争议解释二 1")
    if facts.several_employers:
        work.step("同时在几家干的，由受伤时干活的那家承担", f"{ZHEJIANG} 29", "社会保险法若干规定 9")
    items = [*for_the_grade(facts, work), *while_healing(facts, work)]
    if not items or facts.nursing:
        _nursing(facts, work)
    if items:
        work.money(**{one.name: one.sum for one in items})
        _sum(facts, items, work)


def _is_illegal(facts: WorkInjury, work: Working) -> bool:
    """Whether the table for employers without a licence applies: told, or nothing but its own base was given."""
    if facts.illegal_employer is not None:
        return facts.illegal_employer
    if ANNUAL not in work.setting.entered or facts.own_wage is not None:
        return False
    work.assume("给的是统筹地区的年平均工资，当作没有执照的单位算")
    return True


def _illegal(facts: WorkInjury, work: Working) -> Decimal:
    if facts.death:
        return death_compensation(facts.injury_date, work)
    grades = grades_of(facts)
    if not grades:
        needed(facts, "grade")
    return sum((compensation(grade, facts.injury_date, work) for grade in grades), _living(facts, work))


def _living(facts: WorkInjury, work: Working) -> Decimal:
    """What one lives on until the grade is found (非法用工赔偿办法 4)."""
    if not facts.leave_months:
        return ZERO
    average = work.figure(POOL, facts.injury_date)
    living = average * facts.leave_months
    work.step(
        "鉴定以前治疗期间的生活费：月平均工资 {average} 元 × {months} 个月 = {living} 元", "非法用工赔偿办法 4",
        average=average, months=facts.leave_months, living=living,
    )  # fmt: skip
    work.money(living=living)
    return living


def _nursing(facts: WorkInjury, work: Working) -> None:
    """生活护理费: monthly, a share of the average wage by how much somebody can no longer do alone."""
    average = work.figure(POOL, facts.injury_date)
    for kind in (facts.nursing,) if facts.nursing else NURSING:
        rate = work.figure(f"injury.nursing_rate.{kind}", facts.injury_date)
        work.step(
            "生活{kind}的，每月护理费：{average} 元 × {percent}% = {fee} 元，{payer}", f"{RULES} 34",
            kind=NURSING[kind], average=average, percent=rate * HUNDRED, fee=average * rate,
            payer=payer(facts.insured is not False),
        )  # fmt: skip
        work.money(**{kind: average * rate})
        if facts.nursing:
            work.money(nursing_fee=average * rate)


def _sum(facts: WorkInjury, items: list[Item], work: Working) -> None:
    total = sum((one.sum for one in items), ZERO)
    fund = sum((one.sum for one in items if one.by_fund), ZERO) if facts.insured is not False else ZERO
    if facts.insured is None:
        work.assume("当作单位交了工伤保险；没交的，全部由单位付")
    if facts.insured is False:
        work.step("单位没交工伤保险，全部 {total} 元由单位付", f"{RULES} 62", f"{ZHEJIANG} 33", total=total)
        work.step("单位不付的，可以申请工伤保险基金先付，基金再向单位要", "社会保险法 41")
    else:
        work.step(
            "一共 {total} 元：基金付 {fund} 元，单位付 {employer} 元", "社会保险法 38", "社会保险法 39",
            total=total, fund=fund, employer=total - fund,
        )  # fmt: skip
    work.money(total=total, fund_pays=fund, employer_pays=total - fund)
    work.money(amount=_less_what_was_paid(facts, total, work))


def _less_what_was_paid(facts: WorkInjury, total: Decimal, work: Working) -> Decimal:
    left = total
    if facts.third_party_paid:
        left -= facts.third_party_paid
        work.step("别人已经赔了 {paid} 元，先赔的只补差额", f"{ZHEJIANG} 32", paid=facts.third_party_paid)
    if facts.paid:
        left -= facts.paid
        work.step("已经付了 {paid} 元，减去", f"{RULES} 62", paid=facts.paid)
    return max(left, ZERO)


CLAIM = Claim(
    code="work_injury",
    title="工伤待遇",
    facts=WorkInjury,
    work=work_injury,
    formula="伤残补助金 = 本人工资 × 等级的月数；走的时候两项补助金 = 全省月平均工资 × 等级的月数",
    gives={
        "amount": "一共还要付",
        "total": "一共",
        "fund_pays": "基金付",
        "employer_pays": "单位付",
        "base": "本人工资",
        "disability": "一次性伤残补助金",
        "medical_aid": "一次性工伤医疗补助金",
        "employment_aid": "一次性伤残就业补助金",
        "monthly_allowance": "每月伤残津贴",
        "monthly_allowance_if_kept": "不走的话每月伤残津贴",
        "one_off": "一次性领取",
        "one_off_if_chosen": "选一次性领取的话",
        "wages": "停工留薪期工资",
        "care": "护理",
        "living": "治疗期间的生活费",
        "meals": "住院伙食补助",
        "full": "完全不能自理的每月护理费",
        "large": "大部分不能自理的每月护理费",
        "partial": "部分不能自理的每月护理费",
        "nursing_fee": "每月护理费",
        "lump_sum": "死亡赔偿金",
        "funeral": "丧葬等其他赔偿金",
    },
    basis=(
        f"{RULES} 33", f"{RULES} 34", f"{RULES} 35", f"{RULES} 36", f"{RULES} 37", f"{RULES} 62", f"{RULES} 64",
        f"{ZHEJIANG} 24", f"{ZHEJIANG} 25", f"{ZHEJIANG} 27", f"{ZHEJIANG} 28", f"{ZHEJIANG} 34",
    ),
    worker_proves=("有劳动关系", "工伤认定决定", "劳动能力鉴定结论"),
    employer_proves=("交了工伤保险", "不是工伤"),
    burden=(f"{RULES} 19", "调解仲裁法 6"),
    uses=(
        FLOOR, CEILING, POOL, PROVINCE_MONTH, PROVINCE_YEAR, MINIMUM, ANNUAL, *ILLEGAL,
        *(f"injury.disability_months.{grade}" for grade in range(1, 11)),
        *(f"injury.allowance_rate.{grade}" for grade in range(1, 7)),
        *(f"injury.aid_months.{grade}" for grade in range(5, 11)),
        *(f"injury.one_off_times.{grade}" for grade in range(1, 5)),
        *(f"injury.nursing_rate.{kind}" for kind in NURSING),
        "injury.retirement_years", "injury.retirement_cut", "injury.leave_months", "injury.leave_extension_months",
        "injury.meal_rate", "injury.meal_days_a_month",
    ),
)  # fmt: skip
