"""Approved reports of an invented office, year after year."""

TOWN = "柳河镇农业服务中心"
WORK = (
    "新建高标准农田1.2万亩，维修渠道38公里，改造泵站6座，受益农户2140户。项目全部实行公开招标，由镇村两级派人驻点监督。"
    "农技人员实行包片到户，每人联系示范户10户，定期上门指导育秧、施肥和病虫防治。与三家商超签订产销协议，开通网上店铺25个。"
    "提前储备化肥2300吨、农膜46吨，检查农资门店87家次，立案查处3起。开通春耕服务专线，接受咨询610次，没有出现断供和抬价。"
    "规模养殖场粪污处理设施全部配套，运转正常，通过了市里组织的交叉检查。全年举办培训班26期，培训农民1860人次。"
    "新栽茶园900亩，扶持合作社14家，两个农产品通过绿色食品认证。秸秆综合利用示范片扩大到6个村，离田加工点全部建成。"
    "建立水稻示范片12个，统一供种，专家每月到田一次，现场解答种植户的疑问，收到锦旗两面。\n"
)
SAFETY = "全年开展农机检查46次，整改隐患23处，没有发生生产安全事故。\n"
PROBLEMS = "农技队伍老化，四十岁以下的不足两成；部分渠道末端没有疏通，抗旱能力偏弱；品牌不响，加工环节仍是短板。\n"
PLAN = "抓好秋粮田间管理，确保粮食产量只增不减；完成剩余渠道疏浚，力争十月底前全部通水；引进加工企业一家以上。\n"
TITLES = {
    2020: ("主要工作开展情况", "安全生产工作情况", "存在的主要问题", "2021年工作打算"),
    2021: ("2021年主要工作开展情况", "安全生产情况", "存在的主要问题", "2022年工作打算"),
    2022: ("主要工作及成效", "安全生产工作情况", "存在的问题和不足", "2023年重点工作安排"),
    2023: ("2023年主要工作", "安全生产工作", "存在的困难和问题", "2024年工作打算"),
    2024: ("主要工作开展情况", "安全生产工作情况", "存在的主要问题", "2025年工作打算"),
    2025: ("主要工作开展情况", None, "存在的主要问题", "2026年工作打算"),
}
"""The headings of each year; the last has no part on safety."""
NEW = ("主要工作开展情况", "安全生产工作情况", "存在的主要问题", "2027年工作打算")
BODIES = (WORK, SAFETY, PROBLEMS, PLAN)
_NUMBERS = "一二三四五六"


def report(year, titles, *, bodies=BODIES, kind="工作总结", without=(), order=None):
    """The report of a year with these headings, less some of them."""
    parts = [(title, body) for title, body in zip(titles, bodies, strict=True) if title and title not in without]
    parts = [parts[at] for at in order] if order else parts
    text = "".join(f"{_NUMBERS[at]}、{title}\n{body}" for at, (title, body) in enumerate(parts))
    opening = f"{year}年，在镇党委的领导下，圆满完成了各项任务。\n"
    return f"{TOWN}{year}年{kind}\n{opening}{text}{TOWN}\n{year}年12月26日\n"


def reports():
    """One report a year."""
    return {f"{year}.txt": report(year, titles) for year, titles in TITLES.items()}
