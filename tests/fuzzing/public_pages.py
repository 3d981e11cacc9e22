"""What platforms and stores show without a login: sound documents to be damaged, and all their readers in one."""

import json
from datetime import UTC, datetime

from govspider.extract.app_data import read_app_data
from govspider.extract.app_labels import read_app_labels
from govspider.extract.post_lists import read_post_list
from govspider.extract.wechat_home import home_page_posts

_NOW = datetime(2023, 6, 30, 8, tzinfo=UTC)
_WEIBO = {
    "mblog": {
        "bid": "N1",
        "text": "溪城<br/>简报",
        "created_at": "Wed Jun 28 09:30:00 +0800 2023",
        "user": {"id": 7001},
    }
}
_VIDEO = {"awemeId": "71", "desc": "视频", "createTime": 1687881600, "authorInfo": {"uid": "9"}}
_APP = {
    "@type": "MobileApplication",
    "name": "溪城通",
    "softwareVersion": "3.2.1",
    "dateModified": "2023-05-20",
}
PUBLIC_PAGES = (
    json.dumps({"data": {"userInfo": {"screen_name": "溪城发布"}, "cards": [_WEIBO, _WEIBO]}}),
    f"<script id='RENDER_DATA'>{json.dumps({'40': {'post': {'data': [_VIDEO]}}})}</script>",
    f'<script type="application/ld+json">{json.dumps(_APP)}</script>',
    '<div itemscope itemtype="http://schema.org/SoftwareApplication"><h1 itemprop="name">溪城通</h1></div>',
    (
        '<a class="js_post" href="/s?mid=1"><h2 class="js_title">简报</h2></a>'
        '<script>var data={"appmsg_list":[{"title":"简报","link":"/s?mid=1","sendtime":1687881600}]}</script>'
    ),
    "版本：3.2.1 | 更新时间：2023/05/20 | 开发者：溪城数据有限公司\n备案号\n粤ICP备12345678号-3A",
)


def read_public_page(body: bytes) -> None:
    """Reads a page with every reader of profiles, home pages and apps."""
    text = body.decode("utf-8", "surrogateescape")
    read_post_list(text)
    home_page_posts(text)
    read_app_data(text, "https://store.test/1")
    read_app_labels(text, _NOW)
