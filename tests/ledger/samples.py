"""The shortest good sheets of a ledger."""

SITE_HEAD = "网站标识码,网站名称,主办单位,首页网址"
SITE_ROW = "4419000001,东城市门户网站,东城市政府办公室,http://www.dongcheng.test/"
SITES = f"{SITE_HEAD}\n{SITE_ROW}\n"
ACCOUNT_HEAD = "账号ID,账号名称,主办单位,平台"
ACCOUNT_ROW = "dcfb,东城发布,东城市网信办,微信公众号"
ACCOUNTS = f"{ACCOUNT_HEAD}\n{ACCOUNT_ROW}\n"
