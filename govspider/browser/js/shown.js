// What a page shows a reader, as plain markup: open shadow roots and frames of the same origin laid flat, without what is
// not drawn. Called in the top frame with "on screen" for what a tab shows: the other tabs' contents, which lie beside the
// window, beneath this one's or are cut to nothing, are left out. Returns {html, blank}: blank where there is nothing that a
// person would see.
(which) => {
  const MOST_NODES = 30000, MOST_CHARS = 1000000;
  const KEPT = ["href", "src", "alt", "datetime", "class", "id", "placeholder", "type", "value"];
  const VOID = /^(?:AREA|BASE|BR|COL|EMBED|HR|IMG|INPUT|LINK|META|SOURCE|TRACK|WBR)$/;
  const SKIPPED = /^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE|HEAD|LINK|META)$/;
  const pieces = [];
  let nodes = 0, chars = 0, sight = false;

  const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
  const put = (text) => { pieces.push(text.slice(0, MOST_CHARS)); chars += text.length; };
  const insideOf = (frame) => { try { return frame.contentDocument; } catch { return null; } };
  const drawn = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const painted = (element) => {
    const box = element.getBoundingClientRect();
    if (box.width < 8 || box.height < 8) return false;
    if (/^(?:IMG|CANVAS|VIDEO|AUDIO|svg|OBJECT|EMBED|IFRAME|FRAME|INPUT|TEXTAREA|SELECT|BUTTON|PROGRESS|METER)$/.test(element.tagName)) return true;
    return ["", "::before", "::after"].some((side) => {
      const style = getComputedStyle(element, side || null);
      return /url\(|gradient\(/.test(style.backgroundImage) || (side && /^"[^"]*[^\s"]/.test(style.content));
    });
  };

  const parentOf = (node) => node.assignedSlot || node.parentElement || node.getRootNode().host;
  const within = (node, outer) => {
    for (let one = node; one; one = parentOf(one)) if (one === outer) return true;
    return false;
  };
  const hitAt = (x, y) => {
    let hit = document.elementFromPoint(x, y);
    for (let inner = hit?.shadowRoot?.elementFromPoint(x, y); inner && inner !== hit; inner = hit.shadowRoot?.elementFromPoint(x, y)) hit = inner;
    return hit;
  };
  // Whether an element of the page's size lies beneath others wherever it meets the window.
  const isBeneath = (element, box) => {
    const style = getComputedStyle(element);
    if (style.position === "static" || style.pointerEvents === "none") return false;
    if (box.width < innerWidth * 0.7 || box.height < innerHeight * 0.5) return false;
    const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
    const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
    return right > left && bottom > top && [0.1, 0.3, 0.5, 0.7, 0.9].every((part) => {
      const hit = hitAt(left + (right - left) * part, top + (bottom - top) * part);
      return hit && !within(hit, element) && !within(element, hit);
    });
  };
  const isBeside = (box) => box.width > 0 && (box.right <= 1 || box.left >= innerWidth - 1);
  const isAway = (element) => {
    const style = getComputedStyle(element);
    if (element.ownerDocument !== document || style.display === "contents") return false;
    const box = element.getBoundingClientRect();
    if ((!box.width || !box.height) && style.overflow === "hidden") return true;
    return !element.childElementCount && !element.shadowRoot && isBeside(box) || isBeneath(element, box);
  };

  const visit = (node, depth) => {
    if (++nodes > MOST_NODES || chars > MOST_CHARS || depth > 200) return;
    if (node.nodeType === Node.TEXT_NODE) {
      if (node.data.trim()) sight = true;
      put(escaped(node.data));
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE || SKIPPED.test(node.tagName)) return;
    // What is not drawn itself may hold what is (visibility), but not below display: none.
    if (getComputedStyle(node).display === "none" || which === "on screen" && isAway(node)) return;
    const shown = drawn(node) || getComputedStyle(node).display === "contents";
    if (shown && painted(node)) sight = true;
    if (!shown && !node.childElementCount) return;
    if (/^(?:svg|CANVAS)$/.test(node.tagName)) { for (const text of node.querySelectorAll("text")) put(`<p>${escaped(text.textContent)}</p>`); return; }
    const doc = /^I?FRAME$/.test(node.tagName) ? insideOf(node) : null;
    const name = doc || node.tagName === "SLOT" ? "div" : node.localName;
    const kept = KEPT.filter((one) => node.hasAttribute(one)).map((one) => ` ${one}="${escaped(one === "href" && node.href ? String(node.href) : node.getAttribute(one))}"`);
    put(`<${name}${kept.join("")}>`);
    if (VOID.test(node.tagName)) return;
    const inside = doc ? [doc.body] : node.tagName === "SLOT" && node.assignedNodes().length ? node.assignedNodes() : (node.shadowRoot || node).childNodes;
    for (const child of inside) if (child) visit(child, depth + 1);
    put(`</${name}>`);
  };

  if (document.body) visit(document.body, 0);
  const html = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${escaped(document.title.slice(0, MOST_CHARS))}</title></head>${pieces.join("")}</html>`;
  return { html, blank: !sight };
}
