// The bar: small elements side by side at the bottom of the window, that stay there when the page is scrolled. A part of
// the menu's script, see menu_commands.js.
({ width, height, parentOf, within, boxOf, outerBox, drawn, flat, cutOff, areaOf }, { is, labels, cellName }) => {
  const LONGEST_NAME = 16;
  const FOOT = /备案|版权所有|copyright|技术支持|网安备|主办单位|ICP/i;
  const scrolls = () => document.documentElement.scrollHeight > height + 5;

  const pinned = (element) => {
    for (let node = element; node; node = parentOf(node)) {
      const style = getComputedStyle(node), box = boxOf(node);
      if (style.position === "fixed") return true;
      if (style.position === "sticky" && style.bottom !== "auto") return true;
      if (style.position === "absolute" && Math.abs(box.bottom - height) <= 45 && !scrolls()) return true;
      if (style.position === "absolute" && Math.abs(box.bottom - height) <= 45 && box.height < height * 0.3
        && /tab|menu|nav|bar|foot|bottom/i.test(`${node.tagName} ${node.getAttribute("class")} ${node.id}`)) return true;
      const parent = parentOf(node);
      if (parent && !scrolls() && /flex|grid/.test(getComputedStyle(parent).display)) {
        const around = boxOf(parent);
        if (around.height >= height * 0.9 && Math.abs(around.bottom - box.bottom) <= 45 && around.bottom <= height + 5) return true;
      }
    }
    // Layouts that reckon the height of what scrolls: the bar ends where the window ends.
    return !scrolls() && Math.abs(boxOf(element).bottom - height) <= 3;
  };
  const endsTheWindow = (box) => box.bottom >= height - 45 && box.bottom <= height + 45 && box.top < height - 10;
  // A bar may stand on the filing number, in one box with it.
  const standsOnFoot = (element) => {
    for (let node = parentOf(element); node; node = parentOf(node)) {
      if (getComputedStyle(node).position !== "fixed") continue;
      const box = boxOf(node);
      return box.height <= height * 0.3 && endsTheWindow(box) && FOOT.test(node.innerText || "");
    }
    return false;
  };
  const atBottom = (element, box) => box.width >= width * 0.55 && box.height >= 20 && box.height <= height * 0.3
    && (endsTheWindow(box) || box.top > height * 0.7 && standsOnFoot(element));
  const standsAtEnd = (element, box) => {
    if (element.tagName !== "NAV" && !/tab-?bar|menu|nav|bottom-?bar/i.test(`${element.getAttribute("class")} ${element.id}`)) return false;
    return box.width >= width * 0.6 && box.height >= 20 && box.height <= 160
      && box.bottom + scrollY >= document.documentElement.scrollHeight - 30;
  };
  const overlap = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left)
    > 0.35 * Math.min(one.width, other.width);

  // The elements that stand side by side in a bar: [{element, found}]; [] where it is no row.
  const cellsOf = (bar, found, depth = 0) => {
    if (depth > 14 || !found.length) return [];
    const kids = new Map();
    for (const label of found) {
      let kid = label.node;
      for (let up = parentOf(kid); up && up !== bar; up = parentOf(kid)) kid = up;
      if (!kids.has(kid)) kids.set(kid, []);
      kids.get(kid).push(label);
    }
    const rows = [...kids].map(([element, own]) => ({ element, own, box: element.nodeType === Node.TEXT_NODE ? boxOf(element) : outerBox(element) }));
    if (rows.length === 1) {
      const { element, own, box } = rows[0];
      if (element.nodeType !== Node.ELEMENT_NODE || !element.childElementCount && !element.shadowRoot && element.tagName !== "SLOT" && !/FRAME/.test(element.tagName)) return [{ element: bar, found }];
      // One below the other, in a narrow column: icon and text of one button.
      return depth && box.width < width * 0.45 && outerBox(bar).width < width * 0.6 ? [{ element: bar, found }] : cellsOf(element, own, depth + 1);
    }
    const narrow = outerBox(bar).width < width * 0.5 && depth > 0;
    if (narrow) return [{ element: bar, found }];
    const cells = rows.flatMap(({ element, own, box }) => box.width > width * 0.55 && element.nodeType === Node.ELEMENT_NODE
      ? cellsOf(element, own, depth + 1) : [{ element: element.nodeType === Node.TEXT_NODE ? bar : element, found: own }]);
    return apart(cells) ? cells : inLines(cells);
  };
  const apart = (cells) => cells.every((cell, n) => cells.every((other, m) => n >= m
    || cell.element !== other.element && !overlap(span(cell.found), span(other.found))));
  // Two lines of buttons, one below the other; [] where it is none.
  const inLines = (cells) => {
    const lines = new Map();
    for (const cell of cells) {
      const box = outerBox(cell.element), y = [...lines.keys()].find((other) => Math.abs(other - box.top) < 8) ?? box.top;
      lines.set(y, [...(lines.get(y) || []), cell]);
    }
    const sorted = [...lines.entries()].sort(([one], [other]) => one - other).map(([, own]) => own);
    const even = sorted.length === 2 && sorted[0].length >= 2 && sorted[1].length >= 2 && sorted[1].length <= sorted[0].length && sorted.every(apart);
    return even ? sorted.flatMap((own, line) => own.map((cell) => ({ ...cell, line }))) : [];
  };
  const span = (found) => {
    const left = Math.min(...found.map((label) => label.box.left)), right = Math.max(...found.map((label) => label.box.right));
    return { left, right, width: right - left };
  };

  // A list that is open over the bar lies in the bar's markup, in a box of its own that ends where the bar begins; a
  // button that rises above its bar begins in it.
  const liesOver = (label, bar, top) => {
    if (label.y >= top) return false;
    for (let node = label.element; node && node !== bar; node = parentOf(node)) {
      if (/^(?:fixed|absolute)$/.test(getComputedStyle(node).position) && boxOf(node).bottom <= top + 2) return true;
    }
    return false;
  };
  const buttonsOf = (bar, found) => {
    const box = boxOf(bar);
    const inside = found.filter((label) => within(label.element, bar) && label.y >= box.top - 30 && label.y <= box.bottom + 5
      && !cutOff(label, bar) && !liesOver(label, bar, box.top));
    return cellsOf(bar, inside)
      .map((cell) => ({ ...cell, name: cellName(cell.element, cell.found), x: Math.min(...cell.found.map((label) => label.x)) }))
      .filter((cell) => cell.name && cell.name.length <= LONGEST_NAME && !is("keyboard", cell.name))
      .sort((one, other) => (one.line || 0) - (other.line || 0) || one.x - other.x);
  };
  // Whether a text can be typed in a bar: it searches, comments or asks.
  const FIELD = "textarea,[contenteditable=true],input:not([type=button],[type=submit],[type=reset],[type=hidden],[type=checkbox],[type=radio],[type=image])";
  const hasField = (bar) => flat(bar).some((node) => node.matches?.(FIELD) && drawn(node) && boxOf(node).width > 20);
  const isTool = (name) => is("tool", name) || is("tool", name.split(/[:：]/)[0]); // 上一篇：…
  const isMenu = (buttons, lone) => {
    const tools = buttons.filter((button) => isTool(button.name)).length;
    if (buttons.length === 1) return lone && !tools && !/顶部|返回|关闭|下载|打开|app|关注/i.test(buttons[0].name);
    return buttons.length >= 2 && tools * 2 < buttons.length;
  };

  // Several small elements, each placed at the bottom for itself, make a bar together.
  const loneButtons = (found) => {
    const owners = new Map();
    for (const label of found.filter((one) => one.y >= height - 90 && one.y <= height)) {
      let outermost = null;
      for (let node = label.element; node; node = parentOf(node)) if (getComputedStyle(node).position === "fixed") outermost = node;
      if (!outermost || boxOf(outermost).width > width * 0.55) continue;
      if (!owners.has(outermost)) owners.set(outermost, []);
      owners.get(outermost).push(label);
    }
    const buttons = [...owners].map(([element, own]) => ({ element, found: own, name: cellName(element, own), x: own[0].x }))
      .filter((button) => button.name && button.name.length <= LONGEST_NAME && !is("keyboard", button.name)).sort((one, other) => one.x - other.x);
    if (buttons.length === 1 && is("opener", buttons[0].name)) return buttons;
    const wide = buttons.length > 1 && buttons.at(-1).x - buttons[0].x >= width * 0.4;
    return wide && buttons.every((one, n) => buttons.every((other, m) => n >= m || !overlap(span(one.found), span(other.found)))) ? buttons : [];
  };

  const find = () => {
    const all = labels(document.documentElement);
    const nodes = flat(document.documentElement).filter((node) => node.nodeType === Node.ELEMENT_NODE && !/^(?:HTML|BODY)$/.test(node.tagName));
    for (const rule of [atBottom, standsAtEnd]) {
      const bars = [];
      for (const element of nodes) {
        const box = boxOf(element);
        if (!rule(element, box) || !drawn(element) || FOOT.test(element.innerText || "")) continue;
        if (rule === atBottom && !pinned(element)) continue;
        const buttons = buttonsOf(element, all);
        if ((rule === standsAtEnd || !endsTheWindow(box)) && buttons.filter((button) => is("foot", button.name)).length * 2 >= buttons.length) continue;
        if (isMenu(buttons, rule === atBottom && !hasField(element))) bars.push({ element, box, buttons });
      }
      bars.sort((one, other) => Math.round(other.box.bottom / 12) - Math.round(one.box.bottom / 12)
        || other.buttons.length - one.buttons.length || areaOf(one.box) - areaOf(other.box));
      const wide = bars.find((bar) => bar.buttons.length >= 2) || bars[0];
      if (wide) return wide;
    }
    const lone = loneButtons(all);
    return { element: null, buttons: isMenu(lone, lone.length === 1) ? lone : [] };
  };

  return { find };
}
