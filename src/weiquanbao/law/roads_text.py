"""How each road is told: a title, one plain sentence or two, the formal words, where to go and what to bring.

Days stand beside these words, never in them: they are computed. No address is invented: who knows one adds it.
"""

from __future__ import annotations

from dataclasses import dataclass

_COMMISSION = "干活的地方或者单位所在地的劳动人事争议仲裁委员会"
_COURT = "有管辖权的基层人民法院，到立案窗口问"
_IDENTITY = "身份证"
_EVIDENCE = "工资条、考勤、聊天记录这些证据"
_AGREEMENT = "签好的调解协议"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one road."""

    code: str
    title: str
    plain: str
    formal: str
    where: str
    bring: tuple[str, ...] = ()


REVIEW = Words(
    code="review",
    title="请仲裁委审查协议",
    plain="和单位一起去，请仲裁委把协议审一遍，换成调解书。以后单位不照办，可以直接申请强制执行。",
    formal="双方当事人自调解协议生效之日起共同申请仲裁审查。确认劳动关系的协议、已经司法确认的协议不适用。",
    where=_COMMISSION,
    bring=(_IDENTITY, _AGREEMENT, "仲裁审查申请书，两边都签", "收信的地址和电话"),
)
CONFIRMATION = Words(
    code="confirmation",
    title="请法院确认协议",
    plain="和单位一起去，请法院确认这份人民调解协议。法院确认了，单位不照办，可以直接申请强制执行。",
    formal="双方当事人自调解协议生效之日起共同申请司法确认，由人民法院审查裁定；不予确认的，协议无效或者不予支持。",
    where="人民法院。去哪一个，问给你们调解的人",
    bring=(_IDENTITY, _AGREEMENT, "司法确认申请书，两边都签"),
)
CONFIRMATION_ASK = Words(
    code="confirmation",
    title="问法院能不能确认协议",
    plain="法院能不能确认这份协议、几天内要去，先打电话问清楚。两边要一起去。",
    formal="其他依法设立的调解组织主持达成的协议申请司法确认的条件和期限，未经核实，不计算日期。",
    where="人民法院。去哪一个，问给你们调解的人",
    bring=(_IDENTITY, _AGREEMENT),
)
ORDER_ON_AGREEMENT = Words(
    code="payment_order",
    title="请法院发支付令",
    plain="协议写好的钱单位到期不付，拿协议去法院，请法院发支付令，不用先仲裁。单位书面不认，再去起诉。",
    formal="因支付拖欠劳动报酬、工伤医疗费、经济补偿或者赔偿金达成调解协议，用人单位不履行的，可以持协议申请支付令。",
    where=_COURT,
    bring=(_IDENTITY, _AGREEMENT, "支付令申请书，写清多少钱、哪天该付"),
)
ORDER_ON_WAGES = Words(
    code="payment_order",
    title="请法院发支付令",
    plain="欠多少钱两边没争的，可以请法院发支付令。单位书面不认，支付令就没用了，还要去仲裁。",
    formal="用人单位拖欠或者未足额支付劳动报酬的，可以申请支付令；支付令终结后应当先申请仲裁。",
    where=_COURT,
    bring=(_IDENTITY, "欠条、对账单这些写明数目的", "支付令申请书，写清多少钱、哪天该付"),
)
CIVIL_SUIT = Words(
    code="civil_suit",
    title="拿协议去法院起诉",
    plain="协议里只讲工资，单位不照办，可以直接去法院告，不用先仲裁。",
    formal="仅就劳动报酬达成调解协议，用人单位不履行给付义务，劳动者直接起诉的，可以按照普通民事纠纷受理。",
    where=_COURT,
    bring=(_IDENTITY, _AGREEMENT, "起诉状", _EVIDENCE),
)
ENFORCEMENT = Words(
    code="enforcement",
    title="申请强制执行",
    plain="协议换成了仲裁调解书，或者法院确认过，单位到期不付，请法院强制执行。没换过、没确认过的，走别的路。",
    formal="申请执行的期间自法律文书规定的履行期间最后一日起计算；以仲裁调解书或者司法确认裁定为依据。",
    where="单位所在地或者它的财产所在地的人民法院",
    bring=(_IDENTITY, "仲裁调解书或者法院的裁定", "强制执行申请书", "单位的账户、房子、货在哪里"),
)
ARBITRATION = Words(
    code="arbitration",
    title="申请劳动仲裁",
    plain="不用单位同意，你一个人就能去，不收钱。最晚那天不要拖，早去早办。收不收，仲裁委会给你一张纸。",
    formal="",
    where=_COMMISSION,
    bring=(_IDENTITY, "仲裁申请书，单位几家就多几份", _EVIDENCE),
)
ARBITRATION_WITHOUT_LIMIT = Words(
    code="arbitration",
    title="申请劳动仲裁",
    plain="不用单位同意，你一个人就能去，不收钱。你还在那里干，要工资没有一年的限制；一离开就开始算一年。",
    formal="",
    where=_COMMISSION,
    bring=ARBITRATION.bring,
)
ARBITRATION_UNASKED = Words(
    code="arbitration",
    title="申请劳动仲裁",
    plain="不用单位同意，你一个人就能去，不收钱。一般只有一年，已经在走了。还没问过你是哪天的事，算不出最后一天："
    "今天就打 12351，或者到窗口说清楚，别等。",
    formal="",
    where=_COMMISSION,
    bring=ARBITRATION.bring,
)
ARBITRATION_PASSED = Words(
    code="arbitration",
    title="申请劳动仲裁",
    plain="一年的期限可能已经过了，但先别放弃，今天就问工会。有的日子会重新算。",
    formal="",
    where=_COMMISSION,
    bring=ARBITRATION.bring,
)
BY_COMMITTEE = (
    "申请调解、调解被拒绝、调解不成、协议不履行，有证据证明的，中断仲裁时效，重新计算一年"
    "（协商调解规定第三十一条、调解仲裁法第二十七条第二款）。上面的日子没有计入中断，是最稳妥的一天。"
)
BY_OTHERS = (
    "申请调解是向对方主张权利，有证据证明对方收到的，可能中断仲裁时效（调解仲裁法第二十七条第二款）。"
    "上面的日子没有计入中断，是最稳妥的一天。"
)
UNION_ALONE = "向工会投诉是否中断仲裁时效未经核实，未计入；工会找过单位的记录要保存好。"

_INSPECTORS = "干活的地方的劳动保障监察机构"
INSPECTION = Words(
    code="inspection",
    title="向劳动保障监察投诉",
    plain="请监察去查单位、叫它改、叫它付。太久以前的事不查；一直没停的，从停的那天算。已经仲裁、起诉的不收。",
    formal="违法行为在法定时限内未被发现也未被投诉的，不再查处；有连续或者继续状态的，自行为终了之日起计算。",
    where=_INSPECTORS,
    bring=("单位的名称和地址", "事情经过，说也行、写也行", _EVIDENCE),
)
INSPECTION_LATE = Words(
    code="inspection",
    title="向劳动保障监察投诉",
    plain="监察查处的时限可能过了。要是单位到现在还没停，照样可以投诉，先打电话问。已经仲裁、起诉的不收。",
    formal=INSPECTION.formal,
    where=_INSPECTORS,
    bring=INSPECTION.bring,
)
_AID = "法律援助机构，或者工会里的法律援助工作站"
_MIGRANT = "能说明你是外来务工的，比如身份证上的地址"
LEGAL_AID = Words(
    code="legal_aid",
    title="请免费律师",
    plain="国家出钱请律师，你不花钱。外来务工的人要工资、要工伤赔偿，不看家里有没有钱。",
    formal="进城务工人员请求支付劳动报酬或者工伤赔偿的，申请法律援助不受经济困难条件的限制。",
    where=_AID,
    bring=(_IDENTITY, _MIGRANT, _EVIDENCE),
)
LEGAL_AID_URGENT = Words(
    code="legal_aid",
    title="马上请免费律师",
    plain="仲裁没剩几天了。去了就说来不及，可以先帮你办、后补手续。外来务工的人要工资、要工伤赔偿，不看家里有没有钱。",
    formal="距法定时效届满不足七日、需要及时申请仲裁的，法律援助机构可以决定先行提供法律援助。",
    where=_AID,
    bring=LEGAL_AID.bring,
)
LEGAL_AID_ASK = Words(
    code="legal_aid",
    title="问问有没有免费律师",
    plain="你这件事能不能请免费律师，要看是什么事、家里情况怎么样，先去问。",
    formal="是否属于法律援助事项、是否受经济困难条件限制，由法律援助机构审查决定。",
    where=_AID,
    bring=(_IDENTITY, _EVIDENCE),
)
CRIME = Words(
    code="crime",
    title="有钱不付，可能犯罪",
    plain="单位有钱不付，或者躲起来，政府下令了还不付，数目大的，可能是犯罪。由监察移送公安，你不用自己去告。",
    formal="拒不支付劳动报酬的数额标准由省规定，浙江的数额未经核实；由人力资源社会保障部门责令支付、移送公安机关。",
    where=_INSPECTORS,
)
