"""govspider: quarterly inspection of government websites and new media (政府网站与政务新媒体季度检查)."""
