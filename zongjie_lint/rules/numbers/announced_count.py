"""NU21."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.relations.point_count import PointCount
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.rule import Bad, Good, Rule


class AnnouncedCount(Rule):
    """说了几点，下面却不是几点。

    ## 查什么
    “抓好以下三项工作：”“我讲四点意见。”“做到‘五个必看’。”之后紧跟着的一是、二是……或小标题，数目是否相同。

    ## 为什么
    改稿时增删了要点，忘了改前面的数字，念稿时当场就会露馅。

    ## 怎么改
    核对要点，改数目或补上缺的一点。
    """

    code = "NU21"
    name = "announced-count"
    title = Message("要点数目与所说不符", "announced number of points is not what follows")
    severity = Severity.WARNING
    basis = "实务"
    message = Message("说是“{found}”，下面列了{listed}点", "“{found}” are announced, {listed} follow")
    advice = Message("改这个数目，或补上缺的要点。", "Change the number or add the missing point.")
    examples = (
        Bad("入冬前要做好以下⟦三项⟧工作：⟨一是⟩抓项目，⟨二是⟩抓民生，⟨三是⟩抓安全，⟨四是⟩抓作风。"),
        Good("入冬前要做好以下四项工作：一是抓项目，二是抓民生，三是抓安全，四是抓作风。"),
        Bad(
            "下面，我讲⟦四点⟧意见。\n⟨一、统一思想⟩\n要提高站位。\n⟨二、突出重点⟩\n要抓好项目。\n⟨三、压实责任⟩\n要层层落实。\n"
        ),
        Good(
            "下面，我讲三点意见。\n一、统一思想\n要提高站位。\n二、突出重点\n要抓好项目。\n三、压实责任\n要层层落实。\n"
        ),
        Bad("巡河中做到“⟦五个⟧必看”。⟨一是⟩看水位；⟨二是⟩看堤岸；⟨三是⟩看排口；⟨四是⟩看垃圾。"),
        Good("巡河中做到“四个必看”。一是看水位；二是看堤岸；三是看排口；四是看垃圾。"),
        Bad("入冬前做好⟦四项⟧准备：⟨1.⟩储备物资；⟨2.⟩检修设备；⟨3.⟩组织演练。"),
        Good("入冬前做好三项准备：1.储备物资；2.检修设备；3.组织演练。"),
        Good("全年实施重点项目17个。一是抓前期，二是抓开工，三是抓投产。", why="17个是项目数，不是要点数"),
        Good("汛期要做好四件事：一要查，二要改，三要建。另外，还要教群众自救。", why="第四件没有编号"),
        Good("坚持“三会一课”，一是按时开，二是开出实效。"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report every announcement that fails."""
        for count in document.facts(PointCount):
            if count.verdict is Verdict.FAIL:
                yield self.report(
                    count.span,
                    related=[
                        Related(point, Message(f"第{value}点", f"point {value}"))
                        for value, point in zip(count.values, count.points, strict=True)
                    ],
                    found=count.span.of_text(document.text),
                    listed=len(count.points),
                )
