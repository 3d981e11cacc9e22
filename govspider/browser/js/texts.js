// The texts of a page, for masking personal data before a picture is taken. Called with [command, changes].
//   "read"             → every text in document order: [text, number of the block that holds it]
//   "write", {n: text} → put other texts in their places
([command, changes]) => {
  const INLINE = new Set(["inline", "inline-block", "contents", "inline-flex"]);
  const SKIPPED = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE"]);
  const blocks = new Map();
  const slots = [];

  const blockOf = (element) => {
    let node = element;
    while (node.parentElement && INLINE.has(getComputedStyle(node).display)) node = node.parentElement;
    if (!blocks.has(node)) blocks.set(node, blocks.size);
    return blocks.get(node);
  };

  const visit = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) {
        const parent = node.parentElement || document.documentElement;
        if (node.data.trim() && !SKIPPED.has(parent.tagName)) slots.push([node, "data", blockOf(parent)]);
        continue;
      }
      if (node.shadowRoot) visit(node.shadowRoot);
      if (["INPUT", "TEXTAREA"].includes(node.tagName)) {
        if (node.value) slots.push([node, "value", blockOf(node)]);
        if (node.placeholder) slots.push([node, "placeholder", blockOf(node)]);
      } else if (node.tagName === "IMG" && node.alt) {
        slots.push([node, "alt", blockOf(node)]);
      }
    }
  };

  visit(document.documentElement);
  if (command === "read") return slots.map(([node, field, block]) => [node[field], block]);
  for (const [place, text] of Object.entries(changes)) {
    const slot = slots[Number(place)];
    if (slot) slot[0][slot[1]] = text;
  }
  return slots.length;
}
