"""New-media platforms (新媒体平台): how what a platform gives is read. Pure; nothing here fetches."""
