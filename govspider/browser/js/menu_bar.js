// The bottom menu of a page as a follower sees it: by geometry and computed style, through open shadow roots and frames
// of the same origin. Called in the top frame with [command, argument, words]; all places are those of the top window.
//   "find"        → buttons of the bottom bar, and whether something covers them
//   "place", n    → where to touch button n: {x, y, free}
//   "entry", n    → the same for the n-th entry that "revealed" told
//   "look"        → remember what can be seen now
//   "revealed"    → what can be seen since: {shape: "" | "menu" | "panel" | "dialog" | "wait", entries, address, busy}
//   "way_out", over_all → where to touch to close what lies over the page; null: nothing does
([command, argument, words]) => {
  const MOST_ELEMENTS = 30000;
  const MOST_BUTTONS = 12;
  const MOST_ENTRIES = 20;
  const LONGEST_NAME = 16;
  const LONGEST_ENTRY = 30;
  const width = innerWidth, height = innerHeight;
  if (!Object.hasOwn(window, "__govspiderMenu")) {
    Object.defineProperty(window, "__govspiderMenu", { value: { cells: [], entries: [], told: new WeakSet(), seen: null, bar: null } });
  }
  const state = window.__govspiderMenu;

  // --- names ---------------------------------------------------------------------------------------------------------
  const EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u200b-\u200f\u20e3\ufe0e\ufe0f\ufeff]/gu;
  const EDGES = /^(?:[\p{S}\p{Pd}\s•·|｜…‥›»‹«_*#^／/\\:：,，]+)|(?:[\p{S}\p{Pd}\s•·|｜…‥›»‹«_*#^／/\\:：,，]+)$/gu;
  const SPELLED = (text) => text.replace(/[\p{S}\p{P}\s\d]+/gu, "").toLowerCase();
  const lists = Object.fromEntries(Object.entries(words).map(([kind, list]) => [kind, new Set(list.map((word) => SPELLED(word) || word))]));
  const is = (kind, text) => lists[kind].has(SPELLED(text) || text.trim());
  const tidy = (text) => text.replace(/[\uE000-\uF8FF]|[\u{F0000}-\u{10FFFD}]/gu, " ").replace(EMOJI, " ").replace(EDGES, "")
    .replace(/\s+/g, " ").trim();
  const isBadge = (text) => /^\W*\d{1,4}\s*\+?\W*$/.test(text) || (text.length < 8 && is("badge", text));
  const GLYPHS = /icon|symbol|awesome|glyph/i;
  // Names of drawings that an icon font puts in their place: <i class="material-icons">home</i>.
  const isGlyph = (element, text) => !/[\u3400-\u9fff]/.test(text) && [element, parentOf(element)].some((node) => node
    && (GLYPHS.test(getComputedStyle(node).fontFamily) || node.getAttribute("aria-hidden") === "true"
      || /(?:^|[\s_-])(?:icons?|iconfont|material-symbols\S*)(?:$|[\s_-])/i.test(node.getAttribute("class") || "")));

  // --- the page as it is drawn ---------------------------------------------------------------------------------------
  const frameOf = (doc) => { try { return doc.defaultView.frameElement; } catch { return null; } };
  const insideOf = (frame) => { try { return frame.contentDocument; } catch { return null; } };
  const parentOf = (node) => node.assignedSlot || node.parentElement || node.getRootNode().host
    || (node === node.ownerDocument.documentElement ? frameOf(node.ownerDocument) : null);
  const childrenOf = (node) => {
    if (node.tagName === "SLOT" && node.assignedNodes().length) return node.assignedNodes();
    if (/^I?FRAME$/.test(node.tagName || "")) { const doc = insideOf(node); return doc && doc.documentElement ? [doc.documentElement] : []; }
    return (node.shadowRoot || node).childNodes;
  };
  const within = (node, outer) => {
    for (let one = node; one; one = parentOf(one)) if (one === outer) return true;
    return false;
  };
  const offsets = new Map();
  const offsetOf = (doc) => {
    if (doc === document) return [0, 0];
    if (!offsets.has(doc)) {
      const frame = frameOf(doc), box = frame.getBoundingClientRect(), [x, y] = offsetOf(frame.ownerDocument);
      offsets.set(doc, [x + box.left + frame.clientLeft, y + box.top + frame.clientTop]);
    }
    return offsets.get(doc);
  };
  const boxOf = (node) => {
    let box;
    if (node.nodeType === Node.TEXT_NODE) {
      const range = node.ownerDocument.createRange();
      range.selectNodeContents(node);
      box = range.getBoundingClientRect();
    } else box = node.getBoundingClientRect();
    const [x, y] = offsetOf(node.ownerDocument);
    return { left: box.left + x, right: box.right + x, top: box.top + y, bottom: box.bottom + y, width: box.width, height: box.height };
  };
  // The box of an element; of what holds it, where it has none itself (slots).
  const outerBox = (element) => {
    let node = element;
    while (node && parentOf(node) && getComputedStyle(node).display === "contents") node = parentOf(node);
    return boxOf(node);
  };
  const drawn = (element) => (getComputedStyle(element).display === "contents" ? parentOf(element) : element)
    .checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const hitAt = (x, y) => {
    let found = document.elementFromPoint(x, y);
    for (let root = found; root;) {
      const inner = root.shadowRoot ? root.shadowRoot
        : /^I?FRAME$/.test(root.tagName) ? insideOf(root) : null;
      if (!inner) break;
      const [dx, dy] = offsetOf(inner.ownerDocument || inner);
      root = inner.elementFromPoint(x - dx, y - dy);
      if (!root || root === found) break;
      found = root;
    }
    return found;
  };
  // Text nodes and elements below a node in the order of the flat tree.
  const flat = (root) => {
    const nodes = [], stack = [root];
    while (stack.length && nodes.length < MOST_ELEMENTS) {
      const node = stack.pop();
      if (node.nodeType !== Node.ELEMENT_NODE && node.nodeType !== Node.TEXT_NODE) continue;
      if (/^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE|OPTION|HEAD|DATALIST)$/.test(node.tagName || "")) continue;
      nodes.push(node);
      if (node.nodeType === Node.ELEMENT_NODE && node.namespaceURI !== "http://www.w3.org/2000/svg") stack.push(...[...childrenOf(node)].reverse());
    }
    return nodes;
  };
  const pseudo = (element) => ["::before", "::after"].map((side) => {
    const content = getComputedStyle(element, side).content;
    return /^"/.test(content) && !GLYPHS.test(getComputedStyle(element, side).fontFamily) ? tidy(content.slice(1, -1)) : "";
  }).join("");
  const spoken = (element) => element.getAttribute("alt") || element.getAttribute("aria-label") || element.getAttribute("title")
    || (element.tagName === "svg" && element.querySelector("title")?.textContent) || "";

  const mayBeSpoken = (element) => !/^(?:INPUT|TEXTAREA|SELECT|BODY|HTML)$/.test(element.tagName)
    && (!element.childElementCount && !element.shadowRoot || element.tagName === "svg" || ["alt", "aria-label", "title"].some((name) => element.hasAttribute(name)))
    && !(element.tagName !== "svg" && element.textContent.trim());

  // What a reader can read below a node: [{node, element, name, raw, box}]; names of pictures where there is no text.
  const labels = (root) => {
    const found = [];
    for (const node of flat(root)) {
      const isText = node.nodeType === Node.TEXT_NODE;
      const element = isText ? parentOf(node) : node;
      let name = "", raw = "";
      if (isText) raw = node.data;
      else if (element.tagName === "INPUT" && /button|submit/.test(element.type)) raw = element.value;
      else if (mayBeSpoken(element)) raw = spoken(element) || (element.childElementCount ? "" : pseudo(element));
      if (!raw.trim() || (isText && isGlyph(element, raw))) continue;
      name = tidy(raw);
      if (!element || !drawn(element)) continue;
      const box = boxOf(node);
      if (box.width < 1 || box.height < 1 || !isText && box.width * box.height > width * height * 0.4) continue;
      found.push({ node, element, name, raw, box, x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 });
    }
    return found;
  };

  const joined = (pieces) => pieces.reduce((name, piece) => {
    if (!name || name.includes(piece)) return name || piece;
    return /[\u3000-\u9fff）】]$/.test(name) && /^[\u3000-\u9fff（【]/.test(piece) ? name + piece : `${name} ${piece}`;
  }, "");
  const nameOf = (found) => {
    const texts = found.filter((label) => label.node.nodeType === Node.TEXT_NODE || label.element.tagName === "INPUT");
    const plain = texts.filter((label) => label.name && !isBadge(label.raw));
    if (plain.length) return joined(plain.map((label) => label.name));
    const named = found.find((label) => label.name && !isBadge(label.raw));
    return named ? named.name : "";
  };
  // A label for the cell itself: aria-label of a button around nothing but drawings.
  const cellName = (cell, found) => {
    const name = nameOf(found);
    if (name) return name;
    for (let node = cell; node && node !== document.body; node = parentOf(node)) {
      const said = tidy(spoken(node) || node.getAttribute("data-title") || "");
      if (said) return said;
      if (boxOf(node).width > width * 0.6) break;
    }
    return "";
  };

  const APP = "wx-open-launch-weapp,wx-open-launch-app";
  const hrefOf = (cell, label) => {
    let anchor = null;
    for (let node = label ? label.element : cell; node; node = parentOf(node)) {
      if (/^(?:A|AREA)$/.test(node.tagName) && node.hasAttribute("href")) { anchor = node; break; }
      if (node === cell) break;
    }
    if (!anchor) {
      const inside = flat(cell).filter((node) => node.tagName === "A" && node.hasAttribute("href"));
      if (inside.length === 1) anchor = inside[0];
    }
    if (!anchor) for (let node = cell; node && !anchor; node = parentOf(node)) {
      if (/^(?:A|AREA)$/.test(node.tagName) && node.hasAttribute("href")) anchor = node;
      if (boxOf(node).width > width * 0.6 && boxOf(node).height > 100) break;
    }
    const written = anchor ? anchor.getAttribute("href").trim() : "";
    if (!written || /^javascript:/i.test(written)) return "";
    if (/^#(?![!/])/.test(written)) return "";
    return anchor.href;
  };
  const opensApp = (cell) => flat(cell).some((node) => node.matches?.(APP)) || !!cell.closest?.(APP);
  const told = (cell, name, label) => {
    const href = hrefOf(cell, label);
    return { name, href, app: opensApp(cell) };
  };

  // --- the bar -------------------------------------------------------------------------------------------------------
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
  const atBottom = (element, box) => box.width >= width * 0.55 && box.height >= 20 && box.height <= height * 0.3
    && box.bottom >= height - 45 && box.bottom <= height + 45 && box.top < height - 10;
  const standsAtEnd = (element, box) => {
    if (element.tagName !== "NAV" && !/tab-?bar|menu|nav|bottom-?bar/i.test(`${element.getAttribute("class")} ${element.id}`)) return false;
    return box.width >= width * 0.6 && box.height >= 20 && box.height <= 160
      && box.bottom + scrollY >= document.documentElement.scrollHeight - 30;
  };
  const cutOff = (label, bar) => {
    for (let element = label.element; element && element !== bar; element = parentOf(element)) {
      const box = boxOf(element), style = getComputedStyle(element);
      if (style.overflowY !== "visible" && style.display !== "inline" && (label.y < box.top || label.y > box.bottom)) return true;
    }
    return false;
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
    return cells.every((cell, n) => cells.every((other, m) => n >= m || cell.element !== other.element && !overlap(span(cell.found), span(other.found)))) ? cells : [];
  };
  const span = (found) => {
    const left = Math.min(...found.map((label) => label.box.left)), right = Math.max(...found.map((label) => label.box.right));
    return { left, right, width: right - left };
  };

  const buttonsOf = (bar, found) => {
    const box = boxOf(bar);
    const inside = found.filter((label) => within(label.element, bar) && label.y >= box.top - 30 && label.y <= box.bottom + 5 && !cutOff(label, bar));
    return cellsOf(bar, inside)
      .map((cell) => ({ ...cell, name: cellName(cell.element, cell.found), x: Math.min(...cell.found.map((label) => label.x)) }))
      .filter((cell) => cell.name && cell.name.length <= LONGEST_NAME && !is("keyboard", cell.name))
      .sort((one, other) => one.x - other.x);
  };
  const isMenu = (buttons, lone) => {
    const tools = buttons.filter((button) => is("tool", button.name)).length;
    if (buttons.length === 1) return lone && !tools && !/顶部|返回|关闭|下载|打开|app|关注/i.test(buttons[0].name);
    return buttons.length >= 2 && tools * 2 < buttons.length;
  };
  const areaOf = (box) => box.width * box.height;

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
        if (isMenu(buttons, rule === atBottom)) bars.push({ element, box, buttons });
      }
      bars.sort((one, other) => Math.round(other.box.bottom / 12) - Math.round(one.box.bottom / 12)
        || other.buttons.length - one.buttons.length || areaOf(one.box) - areaOf(other.box));
      const wide = bars.find((bar) => bar.buttons.length >= 2) || bars[0];
      if (wide) return wide;
    }
    const lone = loneButtons(all);
    return isMenu(lone, false) ? { element: null, buttons: lone } : { element: null, buttons: [] };
  };

  // --- touching ------------------------------------------------------------------------------------------------------
  const placeOf = (cell) => {
    if (!cell) return null;
    const target = cell.found.find((label) => label.name && !isBadge(label.raw)) || cell.found[0];
    const element = target ? target.element : cell.element;
    if (!element.isConnected || !drawn(element)) return null;
    let box = boxOf(element);
    if (box.left < 0 || box.right > width || box.top < 0 || box.bottom > height) {
      element.scrollIntoView({ block: "nearest", inline: "center", behavior: "instant" });
      offsets.clear();
      box = boxOf(element);
    }
    let middle = boxOf(target && target.node.isConnected ? target.node : element);
    if (middle.right < box.left || middle.left > box.right || middle.bottom < box.top || middle.top > box.bottom) middle = box;
    const x = Math.min(Math.max((middle.left + middle.right) / 2, 1), width - 1), y = (middle.top + middle.bottom) / 2;
    const hit = hitAt(x, y);
    const free = !!hit && (within(hit, cell.element) || within(element, hit) && !/^(?:HTML|BODY)$/.test(hit.tagName) || opensApp(cell.element));
    return { x, y, free };
  };

  const isOut = (label) => label.node.isConnected === false || !drawn(label.element);
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
  const inBar = (label) => state.bar ? within(label.element, state.bar)
    && label.y >= boxOf(state.bar).top - 5 : state.cells.some((cell) => within(label.element, cell.element));

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
  const popped = (label) => {
    for (let node = label.element; node && node !== document.body; node = parentOf(node)) {
      if (/^(?:fixed|absolute)$/.test(getComputedStyle(node).position)) return true;
      if (state.cells.some((cell) => cell.element === node)) return true;
    }
    return state.bar ? within(label.element, state.bar) : false;
  };
  const DATED = /\b(?:19|20)\d\d\s*[-年/.]\s*\d{1,2}/;

  const revealed = (number) => {
    const before = state.seen || new Map();
    const now = look();
    const outside = (label) => !inBar(label) && !inHead(label);
    const fresh = [...now.values()].filter((label) => label.shown && label.name && (outside(label) || !inBar(label) && popped(label))
      && (!before.get(label.node)?.shown || before.get(label.node).text !== label.text));
    const old = [...before.values()].filter((label) => label.shown && outside(label) && !state.told.has(label.node));
    const gone = old.filter((label) => isOut(label) || now.get(label.node)?.text !== label.text
      || Math.abs((now.get(label.node)?.y ?? 1e6) - label.y) > height);
    const answer = (shape, entries = []) => ({ shape, entries, address: location.href, signs: fresh.map((label) => label.raw).join("|").slice(0, 4000) });
    if (fresh.length && fresh.every((label) => is("wait", label.name))) return answer("wait");
    if (old.length ? gone.length >= old.length * 0.6 : false) return answer("panel");
    if (!fresh.length) return answer("");
    const dated = fresh.filter((label) => DATED.test(label.raw)).length, long = fresh.filter((label) => label.name.length > LONGEST_ENTRY).length;
    const top = Math.min(...fresh.map((label) => label.y)), bottom = Math.max(...fresh.map((label) => label.y));
    if (top < height * 0.35 && bottom - top > height * 0.4 && (dated || long || fresh.length > MOST_ENTRIES)) return answer("panel");
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
    return answer("menu", state.entries.map((entry) => told(entry.element, entry.name, entry.found[0])));
  };

  // --- what lies over the page ---------------------------------------------------------------------------------------
  const wayOut = (overAll) => {
    const layers = [];
    for (const [x, y] of [[width / 2, height / 2], [width / 2, height * 0.2], [width / 2, height - 25]]) {
      for (let node = hitAt(x, y); node && node !== document.body; node = parentOf(node)) {
        const box = boxOf(node);
        if (/^(?:fixed|absolute)$/.test(getComputedStyle(node).position) && (overAll ? areaOf(box) > width * height * 0.1 : true)) layers.push(node);
      }
    }
    if (overAll && !layers.length) {
      const enter = labels(document.documentElement).find((label) => is("enter", label.raw) && within(hitAt(label.x, label.y) || document.body, label.element));
      return enter ? { x: enter.x, y: enter.y } : null;
    }
    if (!layers.length) return null;
    const roots = [...new Set(layers)];
    const ways = labels(document.documentElement).filter((label) => {
      const hit = hitAt(label.x, label.y);
      return hit && (within(hit, label.element) || within(label.element, hit)) && roots.some((layer) => within(label.element, layer) || getComputedStyle(label.element).position === "fixed");
    });
    const word = (kind) => ways.filter((label) => label.raw.trim().length <= 14 && is(kind, label.raw.replace(/[\d\sSs秒()（）]+$/, "")));
    const named = overAll ? [...word("dismiss"), ...word("enter")] : word("cancel");
    if (named.length) return { x: named[0].x, y: named[0].y };
    for (const layer of roots) {
      for (const node of flat(layer)) {
        if (node.nodeType !== Node.ELEMENT_NODE || !drawn(node)) continue;
        if (!/close|skip|guanbi|dismiss/i.test(`${node.getAttribute("class")} ${node.id} ${node.getAttribute("aria-label")}`)) continue;
        const box = boxOf(node), x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
        if (box.width > 0 && box.width < width * 0.6 && x > 0 && x < width && y > 0 && y < height && within(hitAt(x, y), node)) return { x, y };
      }
    }
    // The veil itself: a touch beside what it shows.
    const veil = roots.find((layer) => areaOf(boxOf(layer)) > width * height * 0.9);
    return veil ? { x: width / 2, y: height * 0.06 } : null;
  };

  const commands = {
    find: () => {
      scrollTo(0, 0);
      const bar = find();
      state.bar = bar.element;
      state.cells = bar.buttons.slice(0, MOST_BUTTONS);
      return state.cells.map((cell) => ({ ...told(cell.element, cell.name, cell.found[0]), free: !!placeOf(cell)?.free }));
    },
    place: () => placeOf(state.cells[argument]),
    entry: () => placeOf(state.entries[argument]),
    look: () => { state.seen = look(); },
    revealed: () => revealed(argument),
    way_out: () => wayOut(argument),
  };
  return commands[command]();
}
