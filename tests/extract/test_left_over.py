"""Tags of a server's template that a browser swallows, and templates that a page quotes."""

import pytest

from govspider.checks import format_rules
from govspider.items import PartKind
from tests.checks.reading import judge, page
from tests.extract.building import BODY, article

BAR = "<p>发布时间：2023-06-05　来源：市民政局</p>"


def told(html: str) -> list[str]:
    """What the check says of an article with this in its text."""
    parts = article(BAR, body=BODY + html).parts
    return [
        found.shown for found in judge(format_rules.CHECK, page(*((part.kind, part.text) for part in parts)))
    ]


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ('<table><tr><td>承办处室</td><td><%=rec("unit")%></td></tr></table>', ['<%=rec("unit")%>']),
        ("<p>拟稿：<% Response.Write(writer) %></p>", ["<% Response.Write(writer) %>"]),
        ("<p>时间：<?php echo $row['time']; ?></p>", ["<?php echo $row['time']; ?>"]),
        ("<p>拟稿：<?= $w ?></p>", ["<?= $w ?>"]),
        ("<table border=1><tr><td>电话</td><td><?php echo $tel ?></td></tr></table>", ["<?php echo $tel ?>"]),
        ("<span>编辑：</span><span><?php echo $e; ?></span>", ["<?php echo $e; ?>"]),
        ("<p>拟稿：${(doc.writer)!''}</p>", ["${(doc.writer)!''}"]),
        ("<#if doc??><p>内容</p></#if>", ["<#if doc??>"]),
        ("<p>编辑：{:date('Y-m-d',$vo.day)}</p>", ["{:date('Y-m-d',$vo.day)}"]),
        ("<p>拟稿：<cms:author/>　审核：<cms:checker/></p>", ["<cms:author>", "<cms:checker>"]),
        ('<p>拟稿：<c:out value="${doc.writer}"/></p>', ['<c:out value="${doc.writer}">']),
        ("<p><fmt:formatDate pattern='yyyy'/></p>", ['<fmt:formatdate pattern="yyyy">']),
        ("<p>处室：<s:property value='unit'/></p>", ['<s:property value="unit">']),
        ("<p>点击：<asp:Label runat='server'></asp:Label></p>", ['<asp:label runat="server">']),
        ("<h3><stl:value></stl:value></h3>", ["<stl:value>"]),
        ("<p>{{ doc.writer || '无' }}</p>", ["{{ doc.writer || '无' }}"]),
        ("<pre>模板：{{ name }}</pre><p>{{ title }}</p>", ["{{ title }}"]),
    ],
)
def test_what_no_server_filled_in(html: str, shown: list[str]) -> None:
    assert told(html) == shown


@pytest.mark.parametrize(
    "html",
    [
        '<?xml:namespace prefix = o ns = "urn:x" /><p>特此通知<o:p></o:p></p><p>来源：<o:p></o:p></p>',
        "<p>时间：<st1:chsdate year='2023'>2023年6月5日</st1:chsdate></p>",
        "<!-- 拟稿：<?php echo $w ?> -->",
        "<?php include('foot.php'); ?><p><?php if ($a): ?>内容<?php endif ?></p>",
        "<div style='display:none'>拟稿：<?= $w ?></div>",
        "<p>拟稿：<asp:Label runat=server>王五</asp:Label></p>",
        "<p>拟稿：<c:if test='a'>张三</c:if></p><ul><cms:contentList></cms:contentList></ul>",
        "<p>公式：<m:oMath><m:r>x</m:r></m:oMath></p><p>分享：<wb:share/></p>",
        "<script>var t='<%=x%>{{a}}'</script><textarea>{{ title }}</textarea>",
        "<p>集合{{1,2},{3}}，价格$12{注}，含量&lt;5%，增长%&gt;3</p>",
    ],
)
def test_what_leaves_nothing_out(html: str) -> None:
    assert told(html) == []


@pytest.mark.parametrize(
    "html",
    [
        "<pre>&lt;h2&gt;{{ name }}&lt;/h2&gt;\n${row.name} {$row.name}</pre>",
        (
            "<pre><code>{% if x %} <%= y %> {:f(1)} [!--x--] #title# 共%s条 {/if} &lt;?= 1 ?&gt; &lt;#if a&gt;"
            " @{a} 中{name}，</code></pre>"
        ),
        "<p>取不到时得到<code>null</code>，写成<code>{$row.name}</code>即可。</p>",
        "<p><kbd>[field:title/]</kbd>　<samp>undefined</samp></p><xmp><b>{{ name }}</b></xmp>",
        "<p>花括号{{ name }}里写的是变量的名字。</p>",
        "<p>课程讲解HTML标签与函数。</p><p>${row.name}</p><p>变量写在其中。</p>",
    ],
)
def test_examples_are_not_left_over(html: str) -> None:
    assert told(html) == []


def test_quoted_programs_keep_their_names_and_other_text() -> None:
    facts = article(BAR, body=f"{BODY}<pre>增长50%，邮箱a@b.test，{{{{ name }}}}</pre>")
    assert "增长50%，邮箱a@b.test" in facts.text
    assert "name" in facts.text
    assert not any(part.kind is PartKind.BODY and "{{" in part.text for part in facts.parts)
