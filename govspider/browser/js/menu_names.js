// What things are called: the names that a reader can read, and where they lead by themselves. A part of the menu's
// script, see menu_commands.js.
({ width, height, parentOf, boxOf, drawn, flat }, words) => {
  const EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u200b-\u200f\u20e3\ufe0e\ufe0f\ufeff]/gu;
  const EDGES = /^(?:[\p{S}\p{Pd}\s•·|｜…‥›»‹«_*#^／/\\:：,，]+)|(?:[\p{S}\p{Pd}\s•·|｜…‥›»‹«_*#^／/\\:：,，]+)$/gu;
  const SPELLED = (text) => text.replace(/[\p{S}\p{P}\s\d]+/gu, "").toLowerCase();
  const lists = Object.fromEntries(Object.entries(words).map(([kind, list]) => [kind, new Set(list.map((word) => SPELLED(word) || word))]));
  const is = (kind, text) => lists[kind].has(SPELLED(text) || text.trim());
  const rank = (kind, text) => [...lists[kind]].indexOf(SPELLED(text) || text.trim());
  const tidy = (text) => text.replace(/[\uE000-\uF8FF]|[\u{F0000}-\u{10FFFD}]/gu, " ").replace(EMOJI, " ").replace(EDGES, "")
    .replace(/\s+/g, " ").trim();
  const isBadge = (text) => /^\W*\d{1,4}\s*\+?\W*$/.test(text) || (text.length < 8 && is("badge", text));
  const GLYPHS = /icon|symbol|awesome|glyph/i;
  // Names of drawings that an icon font puts in their place: <i class="material-icons">home</i>.
  const isGlyph = (element, text) => !/[\u3400-\u9fff]/.test(text) && [element, parentOf(element)].some((node) => node
    && (GLYPHS.test(getComputedStyle(node).fontFamily) || node.getAttribute("aria-hidden") === "true"
      || /(?:^|[\s_-])(?:icons?|iconfont|material-symbols\S*)(?:$|[\s_-])/i.test(node.getAttribute("class") || "")));

  const pseudo = (element) => ["::before", "::after"].map((side) => {
    const content = getComputedStyle(element, side).content;
    return /^"/.test(content) && !GLYPHS.test(getComputedStyle(element, side).fontFamily) ? tidy(content.slice(1, -1)) : "";
  }).join("");
  const referred = (element) => (element.getAttribute("aria-labelledby") || "").split(/\s+/).filter(Boolean)
    .map((id) => element.getRootNode().getElementById?.(id)?.textContent.trim() || "").join(" ").trim();
  const spoken = (element) => element.getAttribute("alt") || element.getAttribute("aria-label") || referred(element) || element.getAttribute("title")
    || (element.tagName === "svg" && element.querySelector("title")?.textContent) || "";

  const mayBeSpoken = (element) => !/^(?:INPUT|TEXTAREA|SELECT|BODY|HTML)$/.test(element.tagName)
    && (!element.childElementCount && !element.shadowRoot || element.tagName === "svg" || ["alt", "aria-label", "aria-labelledby", "title"].some((name) => element.hasAttribute(name)))
    && !(element.tagName !== "svg" && element.textContent.trim());

  // Text for those who cannot see stands in a box of one pixel or in letters without size: it names what holds it.
  const holderOf = (element) => {
    const unseen = (node) => {
      const box = boxOf(node), style = getComputedStyle(node);
      return style.fontSize === "0px" && box.height < 8 || box.width > 0.5 && box.width <= 2 && box.height > 0.5 && box.height <= 2 && style.overflow !== "visible";
    };
    if (getComputedStyle(element).fontSize !== "0px" && !unseen(element)) return null;
    let holder = element;
    while (holder && unseen(holder)) holder = parentOf(holder);
    return holder;
  };

  // What a reader can read below a node: [{node, element, name, raw, box}]; names of pictures where there is no text.
  const labels = (root) => {
    const found = [];
    for (const node of flat(root)) {
      const isText = node.nodeType === Node.TEXT_NODE;
      let element = isText ? parentOf(node) : node;
      let name = "", raw = "";
      if (isText) raw = node.data;
      else if (element.tagName === "INPUT" && /button|submit/.test(element.type)) raw = element.value;
      else if (mayBeSpoken(element)) raw = spoken(element) || (element.childElementCount ? "" : pseudo(element));
      if (!raw.trim() || (isText && isGlyph(element, raw))) continue;
      name = tidy(raw);
      if (!/[\p{L}\p{N}]/u.test(name)) name = ""; // "..." on a badge
      if (!element || !drawn(element)) continue;
      const holder = isText ? holderOf(element) : null;
      if (holder) element = holder;
      const box = boxOf(holder || node);
      if (box.width < 1 || box.height < 1 || !isText && box.width * box.height > width * height * 0.4) continue;
      found.push({ node: holder || node, element, name, raw, box, x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 });
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
  // What a link says where it leads, in drawings, too; null: it is none.
  const writtenIn = (node) => /^(?:A|AREA)$/i.test(node.tagName || "")
    ? node.getAttribute("href") ?? node.getAttributeNS("http://www.w3.org/1999/xlink", "href") ?? node.getAttribute("xlink:href") : null;
  const hrefOf = (cell, label) => {
    let anchor = null;
    for (let node = label ? label.element : cell; node; node = parentOf(node)) {
      if (writtenIn(node) !== null) { anchor = node; break; }
      if (node === cell) break;
    }
    if (!anchor) {
      const inside = flat(cell).filter((node) => node.tagName !== "AREA" && writtenIn(node) !== null);
      if (inside.length === 1) anchor = inside[0];
    }
    if (!anchor) for (let node = cell; node && !anchor; node = parentOf(node)) {
      if (writtenIn(node) !== null) anchor = node;
      if (boxOf(node).width > width * 0.6 && boxOf(node).height > 100) break;
    }
    const written = anchor ? writtenIn(anchor).trim() : "";
    if (!written || /^javascript:/i.test(written)) return "";
    if (/^#(?![!/])/.test(written)) return "";
    try { return new URL(written, anchor.baseURI).href; } catch { return written; }
  };
  const opensApp = (cell) => flat(cell).some((node) => node.matches?.(APP)) || !!cell.closest?.(APP);
  const told = (cell, name, label) => {
    const href = hrefOf(cell, label);
    return { name, href, app: opensApp(cell) };
  };

  return { is, rank, tidy, isBadge, labels, cellName, hrefOf, opensApp, told };
}
