// What a touch has brought to light: a menu, a panel of the page, a question, a notice to wait. A part of the menu's
// script, see menu_commands.js.
({ height, width, parentOf, within, boxOf, drawn, hitAt, cutOff, areaOf }, { is, labels, cellName, hrefOf, told }, placeOf, state) => {
  const MOST_ENTRIES = 20;
  const LONGEST_ENTRY = 30;
  const PLACED = /^(?:fixed|absolute)$/;
  const isOut = (label) => {
    if (!label.node.isConnected || !drawn(label.element)) return true;
    const box = boxOf(label.node);
    return box.right <= 0 || box.left >= width || cutOff({ element: label.element, y: (box.top + box.bottom) / 2 }, null);
  };
  const inHead = (label) => label.y < height * 0.1;
  const look = () => {
    const seen = new Map();
    for (const label of labels(document.documentElement)) {
      const hit = hitAt(label.x, label.y);
      const shown = !!hit && (within(hit, label.element) || within(label.element, hit));
      seen.set(label.node, { ...label, text: label.raw, shown });
    }
    return seen;
  };
  // A sub-menu may lie in the bar's markup, and even over the bar: it is placed by itself, and its texts are not the bar's.
  const placed = (label, outer) => {
    for (let node = label.element; node && node !== outer; node = parentOf(node)) if (PLACED.test(getComputedStyle(node).position)) return true;
    return false;
  };
  const isOwn = (label) => state.cells.some((cell) => cell.found.some((own) => own.node === label.node || own.raw === label.raw));
  // A bar may grow to hold the list that it opens, and be drawn anew for that: what lies above its former top is not the bar.
  const inBar = (label) => {
    if (!state.bar) return state.cells.some((cell) => within(label.element, cell.element));
    if (!state.bar.isConnected) return isOwn(label) && label.y >= state.top - 5;
    return within(label.element, state.bar) && label.y >= Math.max(boxOf(state.bar).top, state.top) - 5 && (isOwn(label) || !placed(label, state.bar));
  };

  const TAPPABLE = "a,button,li,dt,dd,[onclick],[role=button],[role=menuitem],[role=tab],[data-url],[data-href],[data-link]";
  const targetOf = (label, fresh) => {
    let target = label.element;
    for (let node = label.element; node && node !== document.body; node = parentOf(node)) {
      if (boxOf(node).height > 120) break;
      const inside = fresh.filter((other) => within(other.element, node));
      const one = inside.every((other) => other === label || Math.abs(other.y - label.y) < 30 && node.matches(TAPPABLE));
      if (!one) break;
      target = node;
    }
    return target;
  };
  // Whether a label lies over the page and not in it; an application's root that holds the bar, too, is the page.
  const popped = (label) => {
    for (let node = label.element; node && node !== document.body; node = parentOf(node)) {
      if (state.bar && within(state.bar, node) && areaOf(boxOf(node)) > width * height * 0.85) return false;
      if (PLACED.test(getComputedStyle(node).position)) return true;
      if (state.cells.some((cell) => cell.element === node)) return true;
    }
    return state.bar ? within(label.element, state.bar) : false;
  };
  // What looks like the heading of a menu, and not like its other entries; a touch tells whether it is one.
  const BUTTON = "a,button,[onclick],[role=button],[role=menuitem],[role=option]";
  const HEADING = /^H[1-6]\b|\bDT\b|title|head|divider|group|caption/i;
  const innermost = (entry) => entry.found[0].element;
  const kin = (entry) => `${innermost(entry).tagName} ${innermost(entry).getAttribute("class") || ""}`;
  const isHeading = (entry, index, entries) => {
    const alike = entries.filter((other) => kin(other) === kin(entry)).length;
    if (entries.length < 2 || innermost(entry).closest(BUTTON)) return false;
    return HEADING.test(kin(entry)) ? alike * 2 <= entries.length : alike === 1 && index === 0;
  };
  // Whether a label lies in an element as large as the page: that is a page of an application, and no menu.
  const onPage = (label) => {
    let node = label.element;
    while (node && !PLACED.test(getComputedStyle(node).position)) node = parentOf(node);
    const box = node && boxOf(node);
    return !!box && box.width > width * 0.9 && box.height > height * 0.7;
  };
  const DATED = /\b(?:19|20)\d\d\s*[-年/.]\s*\d{1,2}/;

  const revealed = (number) => {
    const before = state.seen || new Map();
    const now = look();
    const outside = (label) => !inBar(label) && !inHead(label);
    const fresh = [...now.values()].filter((label) => label.shown && label.name && (outside(label) || !inBar(label) && popped(label))
      && (!before.get(label.node)?.shown || before.get(label.node).text !== label.text));
    // A list that was open over the bar is no part of the page, of which a panel takes the place.
    const old = [...before.values()].filter((label) => label.shown && !label.ofBar && !inHead(label) && !state.told.has(label.node));
    const gone = old.filter((label) => isOut(label) || now.get(label.node)?.text !== label.text
      || Math.abs((now.get(label.node)?.y ?? 1e6) - label.y) > height);
    const answer = (shape, entries = []) => ({ shape, entries, address: location.href, signs: fresh.map((label) => label.raw).join("|").slice(0, 4000) });
    if (fresh.length && fresh.every((label) => is("wait", label.name))) return answer("wait");
    if (old.length ? gone.length >= old.length * 0.6 : false) return answer("panel");
    if (!fresh.length) return answer("");
    const dated = fresh.filter((label) => DATED.test(label.raw)).length, long = fresh.filter((label) => label.name.length > LONGEST_ENTRY).length;
    const top = Math.min(...fresh.map((label) => label.y)), bottom = Math.max(...fresh.map((label) => label.y));
    if (top < height * 0.35 && bottom - top > height * 0.4 && (dated || long || fresh.length > MOST_ENTRIES)) return answer("panel");
    if (placeOf(state.cells[number])?.free && fresh.filter(onPage).length >= fresh.length * 0.6) return answer("panel");
    if (long && fresh.length - long <= 2 && fresh.some((label) => is("confirm", label.name))) return answer("dialog");
    const groups = new Map();
    for (const label of fresh.filter((one) => popped(one))) {
      const target = targetOf(label, fresh);
      if (!groups.has(target)) groups.set(target, []);
      groups.get(target).push(label);
    }
    const entries = [...groups].map(([element, found]) => ({ element, found, name: cellName(element, found) }))
      .filter((entry) => entry.name && entry.name.length <= LONGEST_ENTRY && !is("cancel", entry.name) && !is("wait", entry.name) && !is("dismiss", entry.name) && !is("enter", entry.name));
    if (!entries.length) return answer(dated || long ? "panel" : "");
    if (entries.length === 1 && groups.size === 1) {
      const own = state.cells[number], only = entries[0];
      const near = own && (within(only.element, own.element) || Math.abs(only.found[0].x - own.x) < width * 0.3 && only.found[0].y > height * 0.6);
      if (!hrefOf(only.element, only.found[0]) && !near) return answer("");
    }
    state.entries = entries.slice(0, MOST_ENTRIES);
    for (const label of fresh) state.told.add(label.node);
    return answer("menu", state.entries.map((entry, index) => ({ ...told(entry.element, entry.name, entry.found[0]), heading: isHeading(entry, index, state.entries) })));
  };

  // What can be seen, and what of it is the bar's or lies in it: a touch may take that out of the page.
  const remembered = () => {
    const seen = look();
    for (const label of seen.values()) label.ofBar = inBar(label) || !!state.bar && within(label.element, state.bar);
    return seen;
  };
  const closed = () => [...(state.seen || new Map()).values()].some((label) => label.shown && !inHead(label) && isOut(label));

  return { remembered, revealed, closed };
}
