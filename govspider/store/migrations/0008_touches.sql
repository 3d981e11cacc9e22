-- How a follower gets to a menu entry, step by step, as the walk through the menu did.

ALTER TABLE menu_entries ADD COLUMN touches TEXT NOT NULL DEFAULT ''; -- what is touched to get there, in order (点击路径)
