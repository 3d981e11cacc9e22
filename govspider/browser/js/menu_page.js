// The page as it is drawn: boxes, visibility and touches in the coordinates of the top window, through open shadow roots
// and frames of the same origin. A part of the menu's script, see menu_commands.js.
() => {
  const MOST_ELEMENTS = 30000;
  const width = innerWidth, height = innerHeight;

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
  // The picture that an area of an image map belongs to.
  const pictureOf = (area) => {
    const map = area.closest("map");
    return map && area.ownerDocument.querySelector(`img[usemap="#${CSS.escape(map.name)}"]`);
  };
  const areaBox = (area) => {
    const numbers = area.coords.split(/[\s,]+/).map((number) => Number(number) || 0), [x, y, r] = numbers;
    const round = /^circ/i.test(area.shape);
    const across = round ? [x - r, x + r] : numbers.filter((_, n) => n % 2 === 0);
    const down = round ? [y - r, y + r] : numbers.filter((_, n) => n % 2 === 1);
    const picture = pictureOf(area)?.getBoundingClientRect() || new DOMRect();
    const left = picture.left + Math.min(...across), top = picture.top + Math.min(...down);
    return new DOMRect(left, top, Math.max(...across) - Math.min(...across), Math.max(...down) - Math.min(...down));
  };
  const boxOf = (node) => {
    let box;
    if (node.nodeType === Node.TEXT_NODE) {
      const range = node.ownerDocument.createRange();
      range.selectNodeContents(node);
      box = range.getBoundingClientRect();
    } else box = node.tagName === "AREA" ? areaBox(node) : node.getBoundingClientRect();
    const [x, y] = offsetOf(node.ownerDocument);
    return { left: box.left + x, right: box.right + x, top: box.top + y, bottom: box.bottom + y, width: box.width, height: box.height };
  };
  // The box of an element; of what holds it, where it has none itself (slots).
  const outerBox = (element) => {
    let node = element;
    while (node && parentOf(node) && (getComputedStyle(node).display === "contents" || node.tagName === "MAP")) node = parentOf(node);
    return boxOf(node);
  };
  const boxHolder = (element) => element.tagName === "AREA" ? pictureOf(element) || element
    : getComputedStyle(element).display === "contents" ? parentOf(element) : element;
  const drawn = (element) => boxHolder(element).checkVisibility({ opacityProperty: true, visibilityProperty: true });
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
  // A drawing is a leaf, unless it has words in it.
  const isLeaf = (node) => node.tagName === "svg" && !node.querySelector("text,foreignObject");
  // Text nodes and elements below a node in the order of the flat tree.
  const flat = (root) => {
    const nodes = [], stack = [root];
    while (stack.length && nodes.length < MOST_ELEMENTS) {
      const node = stack.pop();
      if (node.nodeType !== Node.ELEMENT_NODE && node.nodeType !== Node.TEXT_NODE) continue;
      if (/^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE|OPTION|HEAD|DATALIST|style|script|title|desc|defs|symbol)$/.test(node.tagName || "")) continue;
      nodes.push(node);
      if (node.nodeType === Node.ELEMENT_NODE && !isLeaf(node)) stack.push(...[...childrenOf(node)].reverse());
    }
    return nodes;
  };
  // Whether something that scrolls or cuts hides a label, up to an element that holds it.
  const cutOff = (label, outer) => {
    for (let element = label.element; element && element !== outer; element = parentOf(element)) {
      const box = boxOf(element), style = getComputedStyle(element);
      if (style.overflowY !== "visible" && style.display !== "inline" && (label.y < box.top || label.y > box.bottom)) return true;
    }
    return false;
  };
  // Down a window's height and a little more, in the page or in what scrolls for it; 0: back to the top.
  const scrollDown = (windows) => {
    scrollTo(0, height * windows);
    if (!windows || document.documentElement.scrollHeight > height + 5) return;
    const inner = flat(document.documentElement).find((node) => node.nodeType === Node.ELEMENT_NODE && node.clientHeight > height * 0.5
      && node.scrollHeight > node.clientHeight + 50 && /auto|scroll/.test(getComputedStyle(node).overflowY));
    if (inner) inner.scrollTop = height * windows;
  };
  const areaOf = (box) => box.width * box.height;

  return { width, height, insideOf, parentOf, within, offsets, boxOf, outerBox, drawn, hitAt, flat, cutOff, areaOf, scrollDown };
}
