// Where to touch: the middle of a button or entry, and what closes that which lies over the page. A part of the menu's
// script, see menu_commands.js.
({ width, height, parentOf, within, offsets, boxOf, drawn, hitAt, flat, areaOf }, { is, rank, isBadge, labels, opensApp }) => {
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
    // The words stand in the order of choice: who may agree or not, agrees.
    const spelled = (label) => label.raw.replace(/[\d\sSs秒()（）]+$/, "");
    const word = (kind) => ways.filter((label) => label.raw.trim().length <= 14 && is(kind, spelled(label)))
      .sort((one, other) => rank(kind, spelled(one)) - rank(kind, spelled(other)));
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

  return { placeOf, wayOut };
}
