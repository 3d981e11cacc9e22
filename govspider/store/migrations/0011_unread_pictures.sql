-- How many pictures of an attachment nobody has read: a crawl that goes on counts them too.

ALTER TABLE pages ADD COLUMN unread INTEGER NOT NULL DEFAULT 0; -- attachments: pictures, and pages that are pictures, that nobody has read (未识别的图片数)
